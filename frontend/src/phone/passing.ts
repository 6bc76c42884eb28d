/**
 * Whether this is a window that closes by itself and forgets whom it let in: the one in which a phone signs in to a
 * Wi-Fi (Apple's Captive Network Assistant, Android's CaptivePortalLogin), or a page inside another app. Apple's
 * leave the word Safari out of the browser's name, Android's say `wv` for web view.
 *
 * An app on the home screen of an iPhone (`standalone`) looks the same and is here to stay.
 */
export function isPassing(userAgent: string, standalone: boolean): boolean {
  if (standalone) return false;
  if (/Android/.test(userAgent)) return /; wv\)/.test(userAgent);
  const apple = /(iPhone|iPad|iPod|Macintosh).*AppleWebKit/.test(userAgent);
  return apple && !/Safari\//.test(userAgent);
}

/** Whether this page stands in such a window. */
export function standsInPassing(): boolean {
  return isPassing(navigator.userAgent, Boolean((navigator as { standalone?: boolean }).standalone));
}
