import { counter } from '../../shared/plural';
import type { safety as Italian } from './safety.it';

const n = counter('nl');

export const safety: typeof Italian = {
  title: 'Bijwerkingen',
  toPass: (reports) =>
    n(reports, { one: '# bijwerking door te geven', other: '# bijwerkingen door te geven' }),
  duty: 'Wie een bijeenkomst betaalt, moet bijwerkingen binnen één of twee werkdagen na kennisneming aan de geneesmiddelenbewaking doorgeven. Hier staat de kopie van elke gemelde kaart zoals ze op dat moment was, ook als de kaart sindsdien is veranderd of verdwenen.',
  standings: {
    open: (reports) => `Door te geven (${reports})`,
    passed: (reports) => `Doorgegeven (${reports})`,
    all: (reports) => `Alle (${reports})`,
  },
  which: 'Welke meldingen',
  session: 'Bijeenkomst',
  every: 'Alle bijeenkomsten',
  search: 'Zoek in de meldingen',
  noneLeft: 'Niets door te geven.',
  noneFound: 'Geen melding zoals deze.',
  known: (moment) => `Kennisneming: ${moment}`,
  by: (who) => `gemeld door ${who}`,
  roles: {
    participant: 'een deelnemer',
    facilitator: 'de begeleider',
    organiser: 'de organisator',
  },
  note: (note) => `Opmerking: ${note}`,
  table: (table) => `tafel: ${table}`,
  erased: 'de bijeenkomst is gewist',
  ends: (day) => `de kopie blijft tot ${day}`,
  pass: 'Markeer als doorgegeven',
  passedAt: (moment) => `Doorgegeven: ${moment}`,
  back: 'Ze is niet doorgegeven',
  passed: 'Als doorgegeven gemarkeerd.',
  open: 'Teruggezet bij wat nog door te geven is.',
  file: 'Download alles voor de geneesmiddelenbewaking (CSV)',
  kept: {
    title: 'Hoe lang ze blijven',
    text: 'Dat kies je bij het maken van de bijeenkomst, onder “Meer instellingen”, bij “Bijwerkingen: hoeveel dagen de kopie blijft”: met 0 gaat de kopie mee met de bijeenkomst, met een aantal dagen blijft ze zo lang, ook als de bijeenkomst wordt gewist. Wie ze schreef, kan ze niet wissen; de naam staat er niet in.',
  },
  empty: {
    title: 'Nog geen meldingen',
    text: 'Zo werkt het, zonder dat je vooraf iets hoeft te doen:',
    steps: [
      'Een kaart vertelt over een bijwerking van een geneesmiddel: iedereen meldt haar op de telefoon, of de begeleider in de regie. Het programma wijst verdachte woorden aan, maar meldt nooit zelf.',
      'De kopie staat meteen hier en in de regie, met de tekst en het moment van kennisneming. Ze verandert niet meer.',
      'Je downloadt haar, stuurt haar naar de geneesmiddelenbewaking en markeert haar als doorgegeven. Tot dan herinneren we je eraan.',
    ],
  },
};
