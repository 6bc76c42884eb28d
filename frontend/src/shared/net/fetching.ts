import { t } from '../i18n.svelte';
import { Failure, failureOf } from './problem';

/** So long a file that was fetched can be taken over by the browser. */
const keepMs = 60_000;

/** Who holds the tokens of this browser's sessions. */
interface Holder {
  tokenOf(session: string): string | null;
}

const followed = new WeakSet<Holder>();

/**
 * Has the links and pictures of this page fetched with a token, for a browser that keeps no cookies. Pages of the same
 * session are opened in tabs of their own, because this one holds the token and nothing else does.
 */
export function fetching(api: Holder): void {
  if (followed.has(api)) return;
  followed.add(api);
  document.addEventListener('click', (event) => {
    const link = (event.target as Element).closest?.('a');
    if (!link || new URL(link.href).origin !== location.origin) return;
    const session = sessionOf(link.href);
    if (link.pathname.startsWith('/api/')) {
      event.preventDefault();
      void save(api, link.href).catch((reason) => alert(t().failures[Failure.from(reason).code]));
    } else if (session && link.pathname.startsWith('/s/')) {
      event.preventDefault();
      open(`${link.pathname}#${api.tokenOf(session)}`);
    }
  });
  const shown = new WeakMap<HTMLImageElement, string>();
  const look = (): void => {
    for (const picture of document.querySelectorAll<HTMLImageElement>('img[src^="/api/"]')) {
      if (shown.get(picture) === picture.src) continue;
      shown.set(picture, picture.src);
      void show(api, picture).catch(() => shown.delete(picture));
    }
  };
  new MutationObserver(look).observe(document, { subtree: true, childList: true, attributeFilter: ['src'] });
  look();
}

function sessionOf(address: string): string {
  return /[\da-f]{8}-[\da-f-]{27}/i.exec(address)?.[0] ?? '';
}

async function get(api: Holder, address: string): Promise<Response> {
  const token = api.tokenOf(sessionOf(address));
  const answer = await fetch(address, { headers: { Authorization: `Bearer ${token}` } });
  if (!answer.ok) throw await failureOf(answer);
  return answer;
}

async function save(api: Holder, address: string): Promise<void> {
  const answer = await get(api, address);
  const named = /filename="?([^";]+)/.exec(answer.headers.get('Content-Disposition') ?? '')?.[1];
  const link = document.createElement('a');
  link.href = URL.createObjectURL(await answer.blob());
  link.download = named ?? new URL(address).pathname.split('/').pop()!;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), keepMs);
}

async function show(api: Holder, picture: HTMLImageElement): Promise<void> {
  const { src } = picture;
  const blob = await get(api, src).then((answer) => answer.blob());
  const reader = new FileReader();
  reader.onload = () => {
    if (picture.src === src) picture.src = reader.result as string;
  };
  reader.readAsDataURL(blob);
}
