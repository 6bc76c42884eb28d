import type { PassingWords } from './passing.it';

export const nl: PassingWords = {
  title: 'Dit venster sluit vanzelf',
  text: 'Je telefoon meldt zich hierin aan bij de wifi, of het is een pagina in een andere app. Zodra het sluit, herkent de ruimte je niet meer. Open dit adres in Safari of Chrome:',
  copy: 'Kopieer het adres',
  copied: 'Gekopieerd',
  anyway: 'Blijf toch hier',
};
