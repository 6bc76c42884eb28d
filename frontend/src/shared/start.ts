import './base.css';
import { type Component, mount } from 'svelte';
import { mended } from './address';

/**
 * Puts a page in the place of what its document says until the script has come; at an address that was damaged on its way, goes to the one that was meant. What stands in the document stays where a browser is too old or runs no scripts.
 *
 * The place has translate="no": a browser that translates puts other nodes where the page writes its news. What the program
 * says is in three languages; people's words have translate="yes", and are drawn anew when they change.
 */
export function start(App: Component): void {
  const meant = mended(location.pathname + location.search);
  if (meant) return location.replace(meant);
  const target = document.getElementById('app')!;
  target.textContent = '';
  mount(App, { target });
}
