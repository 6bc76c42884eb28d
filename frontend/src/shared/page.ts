/** The session's id in an address such as /cockpit/ID or /s/ID; null where there is none. What a mail program put behind it does not count. */
export function sessionInPath(path: string = location.pathname): string | null {
  return /^\/[a-z]+\/([0-9a-fA-F-]{36})(?![\w-])/.exec(path)?.[1] ?? null;
}
