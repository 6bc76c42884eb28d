/** Does something now and every so often; gives the function that stops it. */
export function repeat(deed: () => unknown, everyMs: number): () => void {
  void deed();
  const timer = setInterval(deed, everyMs);
  return () => clearInterval(timer);
}
