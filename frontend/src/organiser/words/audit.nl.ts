import type { Audit } from './audit.it';

/** Het logboek: wie wat deed, en wanneer. De zinnen van de regels komen van de server. */
export const audit: Audit = {
  link: 'Logboek',
  title: 'Logboek',
  session:
    'Wat organisatoren en begeleiders deden, in deze bijeenkomst en eromheen. Er staan geen teksten van kaarten in en geen namen van deelnemers; het wordt met de bijeenkomst gewist.',
  house:
    'Wat organisatoren deden: aanmelden, sleutels, links, gedownloade documenten, kopieën. Het blijft twee jaar staan. Wat in een bijeenkomst gebeurt, staat in het logboek daarvan.',
  topic: 'Waar het over gaat',
  topics: {
    '': 'Alles',
    cards: 'Kaarten',
    people: 'Mensen',
    room: 'Zaal',
    synthesis: 'Synthese',
    safety: 'Bijwerkingen',
    access: 'Toegang',
    data: 'Gegevens',
  },
  none: 'Hier staat nog niets.',
  more: 'Toon eerdere',
  download: 'Download als tabel',
};
