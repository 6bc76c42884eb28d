import type { Code, Problem } from '../wire';

/**
 * Why a call failed: a code of the server, `offline` when no answer came at all, `broken_link` when the address holds nothing
 * to call with, or `no_cookies` when who we are does not reach the server in any way.
 */
export type FailureCode = Code | 'offline' | 'broken_link' | 'no_cookies';

/** A refusal or a lost call. `retryAfterMs` is there when the server asked for patience. */
export class Failure extends Error {
  constructor(
    readonly code: FailureCode,
    readonly detail = '',
    readonly retryAfterMs = 0,
  ) {
    super(detail || code);
  }

  static from(reason: unknown): Failure {
    return reason instanceof Failure ? reason : new Failure('offline', String(reason));
  }
}

/** Codes after which the same command may well succeed a little later. */
const passing: ReadonlySet<FailureCode> = new Set<FailureCode>([
  'offline',
  'too_many_requests',
  'unavailable',
  'storage_full',
  'waiting_for_admission',
]);

export function mayPass(code: FailureCode): boolean {
  return passing.has(code);
}

/**
 * What an answer other than 2xx says. One without a code comes from something in between, such as a proxy or a
 * portal that wants to be signed in to: then it is not known whether the server was reached.
 */
export async function failureOf(answer: Response): Promise<Failure> {
  const wait = Number(answer.headers.get('Retry-After') ?? 0) * 1000;
  const problem = (await answer.json().catch(() => null)) as Partial<Problem> | null;
  if (problem?.code) return new Failure(problem.code, problem.detail ?? problem.title ?? '', wait);
  return new Failure(answer.status >= 500 ? 'unavailable' : 'offline', '', wait);
}
