/**
 * What the browser keeps for us. Private windows and full disks may refuse: then it is kept for as long as
 * the page lives.
 */
const memory = new Map<string, string>();

/** Whether what is kept outlives the page. */
export function keepsLonger(): boolean {
  try {
    return localStorage.length >= 0;
  } catch {
    return false;
  }
}

export function recall<T>(key: string): T | null {
  try {
    const text = memory.get(key) ?? localStorage.getItem(key);
    return text === null ? null : (JSON.parse(text) as T);
  } catch {
    return null;
  }
}

export function keep(key: string, value: unknown): void {
  const text = JSON.stringify(value);
  try {
    localStorage.setItem(key, text);
    memory.delete(key);
  } catch {
    memory.set(key, text);
  }
}

export function forget(key: string): void {
  memory.delete(key);
  try {
    localStorage.removeItem(key);
  } catch {
    // nothing is kept where storage is refused
  }
}

/** The keys that begin so, in no order. */
export function keysUnder(prefix: string): string[] {
  const found = new Set([...memory.keys()].filter((key) => key.startsWith(prefix)));
  try {
    for (let i = 0; i < localStorage.length; i++) {
      const key = localStorage.key(i);
      if (key?.startsWith(prefix)) found.add(key);
    }
  } catch {
    // as above
  }
  return [...found];
}
