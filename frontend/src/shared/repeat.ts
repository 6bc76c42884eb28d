/** Does something now and every so often; gives the function that stops it. */
export function repeat(action: () => unknown, everyMs: number): () => void {
  void action();
  const timer = setInterval(action, everyMs);
  return () => clearInterval(timer);
}
