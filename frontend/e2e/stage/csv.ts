/** The rows of a CSV file (RFC 4180) by the names in its first line. */
export function rowsOf(text: string, separator: string): Record<string, string>[] {
  const [heads = [], ...rows] = linesOf(text.replace(/^\ufeff/, ''), separator);
  return rows.map((cells) => Object.fromEntries(heads.map((head, i) => [head, cells[i] ?? ''])));
}

function linesOf(text: string, separator: string): string[][] {
  const cell = new RegExp(`("(?:[^"]|"")*"|[^"${separator}\r\n]*)(${separator}|\r?\n|$)`, 'y');
  const lines: string[][] = [[]];
  while (cell.lastIndex < text.length) {
    const [, raw, end] = cell.exec(text)!;
    lines[lines.length - 1]!.push(raw!.startsWith('"') ? raw!.slice(1, -1).replaceAll('""', '"') : raw!);
    if (end !== separator) lines.push([]);
  }
  return lines.filter((cells) => cells.length > 0);
}
