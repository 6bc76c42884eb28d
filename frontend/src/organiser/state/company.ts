const reasons = ['again', 'not_admitted', 'unavailable'] as const;

/** Why a sign-in with the company's account came to nothing, as the server wrote it into the fragment; null when it did not. */
export function failureIn(hash: string): (typeof reasons)[number] | null {
  const [, at, reason] = hash.split('/');
  return (at === 'company' && reasons.find((one) => one === reason)) || null;
}
