import type { PassingWords } from './passing.it';

export const en: PassingWords = {
  title: 'This window closes by itself',
  text: 'It is the one in which your phone signs in to the Wi-Fi, or a page inside another app. Once it closes, the room no longer knows you. Open this address in Safari or Chrome:',
  copy: 'Copy the address',
  copied: 'Copied',
  anyway: 'Stay here anyway',
};
