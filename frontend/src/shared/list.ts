/** What stands before an item: a sign, with a space behind where it might be a part of the text, or a number. */
const bullet = /^(?:[•◦▪‣·∙●○■□➢✓\uf0b7]\s*|[-–—*+o]\s+|\(?(?:\d{1,3}|[a-z])[.)]\s+)/;

/**
 * The items of a list that was pasted as one text: lines with bullets or numbers, plain lines, or cells of a spreadsheet.
 * Between bullets, a line without one goes on with the item above it; a heading with a colon is none. Fewer than two are no list.
 */
export function listIn(text: string): string[] {
  const lines = rowsOf(text).filter((line) => line !== '');
  const items = lines.filter((line) => bullet.test(line)).length > 1 ? bulleted(lines) : lines;
  return items.length > 1 ? items : [];
}

function bulleted(lines: readonly string[]): string[] {
  const items: string[] = [];
  let begun = false;
  for (const line of lines) {
    const item = line.replace(bullet, '');
    if (item !== line || (!begun && !line.endsWith(':'))) items.push(item);
    else if (begun) items.push(`${items.pop()} ${line}`);
    begun ||= item !== line;
  }
  return items;
}

/** The lines of a text; of what a spreadsheet copied, its rows, in which a cell of several lines stands in quotation marks. */
function rowsOf(text: string): string[] {
  const cell = /(?:^|\t)"((?:[^"]|"")*)"(?=\t|\r?\n|$)/gm;
  const flat = text.replace(cell, (whole, inside: string) =>
    /[\n\t]|""/.test(inside) ? `\t${inside.replace(/""/g, '"').replace(/\s+/g, ' ')}` : whole,
  );
  return flat.split(/\r?\n|\r|\u2028/).map((line) =>
    line
      .split('\t')
      .map((one) => one.trim())
      .filter((one) => one !== '')
      .reduce((row, one) => (bullet.test(`${row} `) ? `${row} ${one}` : row ? `${row} · ${one}` : one), ''),
  );
}

/** Whether a field's text came to hold another line with more than the key of a new line: it was pasted. */
export function wasPasted(before: string, after: string): boolean {
  const lines = (text: string): number => text.split('\n').length;
  return after.length > before.length + 1 && lines(after) > lines(before);
}
