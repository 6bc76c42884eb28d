/** Says what came of it in the line that `make soak` makes a table of. */
export function report(
  fault: string,
  tries: number,
  saved: number,
  lost: number,
  outageMs: number,
  note: string,
): void {
  const outage = outageMs > 0 ? `${(outageMs / 1000).toFixed(1)} s` : '';
  console.log(`=== ATTR  browser soak ${[fault, tries, saved, lost, outage, note].join('|')}`);
}
