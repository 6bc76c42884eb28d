import './base.css';
import { type Component, mount } from 'svelte';

/** Puts a page in the place of what its document says until the script has come. */
export function start(App: Component): void {
  const target = document.getElementById('app')!;
  target.textContent = '';
  mount(App, { target });
}
