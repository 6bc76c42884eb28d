/**
 * Links as they arrive: mail filters and viewers of documents write # as %23, put a full stop or a space behind, and
 * count clicks with ?utm_…; what was meant is read out of what came.
 */

/** The address whose # was written as %23, once or more than once over; null where none was. */
export function mended(address: string): string | null {
  const meant = address.replace(hash, '#');
  return meant === address ? null : meant;
}

const hash = /%(?:25)*23/;
/** Spaces that are seen, and those that are not. */
const spaces = /[\s\u00ad\u200b-\u200f\u2060\ufeff]/g;

/** A fragment without its # and its spaces, with what was escaped in it written out; escapes that say nothing stay. */
export function fragmentOf(hash: string): string {
  const plain = hash.slice(1).replace(/(?:%[\da-f]{2})+/gi, (escaped) => {
    try {
      return decodeURIComponent(escaped);
    } catch {
      return escaped;
    }
  });
  return plain.replace(spaces, '');
}

/** The secret, or the code, in a link's fragment; '' where nothing of it can be read. */
export function secretIn(hash: string): string {
  return /^[^\w%?&-]*([\w-]+)/.exec(fragmentOf(hash))?.[1] ?? '';
}

/** Letters of codes, and those that they are mistaken for. */
const inCodes = 'CDFGHJKMNPQRTVWXY2-9ZSBO0';
const codes = new RegExp(`^(?:[${inCodes}]{6}|[${inCodes}]{10})$`);
const foreign = new RegExp(`[^${inCodes}]`, 'g');

/** Whether this is as long as a code, a session's or a seat's, and has its letters. */
export function isCode(text: string): boolean {
  return codes.test(text);
}

/**
 * The code in what was typed or pasted: full-width letters, a whole link, words around it. What has other letters than codes
 * do and no word that is a code gives the last six that could be one.
 */
export function codeIn(typed: string): string {
  const plain = typed.normalize('NFKC').toUpperCase().replace(hash, '#');
  const [, meant = ''] = /([^#?&]*)[^#]*$/.exec(plain.slice(plain.lastIndexOf('#') + 1)) ?? [];
  const bare = meant.replace(/[\s-]/g, '');
  if (!bare.match(foreign)) return bare;
  const word = meant
    .replace(/-/g, '')
    .split(/[^A-Z0-9]/)
    .filter(isCode)
    .pop();
  return word ?? meant.replace(foreign, '').slice(-6);
}
