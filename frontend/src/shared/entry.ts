import { words } from './i18n.svelte';
import type { Language, SessionAccess, Settings } from './wire';

type Admission = Settings['admission'];

interface Ways {
  /** How people come in, as they are told it: one sentence for each way of admission. */
  how: Record<Admission, (host: string) => string>;
  /** What they come in by where the room's own code is refused. */
  seats: string;
}

export const ways: Record<Language, Ways> = {
  it: {
    how: {
      open: (host) => `Inquadra il QR, o apri ${host} e scrivi il codice.`,
      lobby: (host) => `Inquadra il QR, o apri ${host} e scrivi il codice: poi ti fa entrare chi conduce.`,
      seats: (host) => `Inquadra il QR del tuo segnaposto, o apri ${host} e scrivi il codice che c’è sopra.`,
    },
    seats: 'Segnaposto',
  },
  en: {
    how: {
      open: (host) => `Scan the QR code, or open ${host} and type the code.`,
      lobby: (host) =>
        `Scan the QR code, or open ${host} and type the code: then the facilitator lets you in.`,
      seats: (host) => `Scan the QR code on your place card, or open ${host} and type the code on it.`,
    },
    seats: 'Place cards',
  },
  nl: {
    how: {
      open: (host) => `Scan de QR-code, of open ${host} en typ de code.`,
      lobby: (host) =>
        `Scan de QR-code, of open ${host} en typ de code: daarna laat de begeleider je binnen.`,
      seats: (host) => `Scan de QR-code op je plaatskaartje, of open ${host} en typ de code die erop staat.`,
    },
    seats: 'Plaatskaartjes',
  },
};

const here = words(ways);

/** How people come into a session. Without a code of the room it is each person's own that lets them in. */
export interface Entry {
  host: string;
  /** What to send to them. */
  link: string;
  code: string | null;
  /** In the language of the page, unless another is named. */
  how: string;
}

export function entryOf(
  { code, links }: Pick<SessionAccess, 'code' | 'links'>,
  { settings: { admission } }: { settings: Settings },
  language?: Language,
): Entry {
  const at = new URL(links.join);
  const how = (language ? ways[language] : here()).how[admission](at.host);
  return admission === 'seats'
    ? { host: at.host, link: `${at.origin}/`, code: null, how }
    : { host: at.host, link: links.join, code, how };
}

/** The short name of what people come in by, where it is not the room's code. */
export function bySeat({ settings }: { settings: Settings }): string | null {
  return settings.admission === 'seats' ? here().seats : null;
}
