import { counter } from '../../shared/plural';
import type { Planning, Rehearsal } from './planning.it';

const n = counter('nl');

export const planning: Planning = {
  reveal: 'Nu tonen',
  strip: 'Altijd bij de hand',
  title: 'Draaiboek van de bijeenkomst',
  edit: 'Wijzigen',
  hint: 'Wijzigen kan ook tijdens de bijeenkomst: elke wijziging geldt meteen. Wat geschreven is, blijft.',
  add: 'Stap toevoegen',
  addHint: 'Die komt direct na de open stap.',
  kind: 'Soort stap',
  kinds: {
    welcome: 'Welkom',
    collect: 'Kaarten verzamelen',
    like: 'Likes',
    weave: 'Synthese',
    close: 'Afsluiting',
  },
  name: 'Titel',
  prompt: 'Vraag of uitnodiging',
  minutes: 'Minuten',
  collects: 'Wat mensen schrijven',
  likes: 'Wat likes kan krijgen',
  live: 'Kaarten zijn meteen te zien',
  liveLikes: 'Likes zijn meteen te zien',
  liveLikesHint: 'anders aan het eind van de stap; tot dan zijn ook die van een eerdere ronde niet te zien',
  limit: 'Likes per persoon',
  limitHint: '0: zoveel als ze willen',
  own: 'Eigen kaarten liken mag',
  earlier: (step) => `Eerder: ${step}`,
  later: (step) => `Later: ${step}`,
  skip: 'Overslaan',
  take: 'Niet overslaan',
  skipped: 'overgeslagen',
  drop: 'Stap verwijderen',
  now: 'nu open',
  changed: 'Draaiboek gewijzigd.',
  stays: 'Deze stap blijft zoals hij is: hij is open, of er is al geschreven of een like gegeven.',
  keepTitle: 'Als eigen sjabloon bewaren',
  keepHint:
    'De organisator vindt het bij de sjablonen als er een bijeenkomst wordt gemaakt. Kaarten uit de zaal gaan niet mee.',
  keepName: 'Naam van het sjabloon',
  keep: 'Bewaren',
  kept: (title) => `Sjabloon bewaard: ${title}`,
};

/** Practising the plan. */
export const rehearsal: Rehearsal = {
  title: 'Eerst oefenen',
  text: 'Opent een aparte bijeenkomst met hetzelfde draaiboek: 24 gesimuleerde mensen komen binnen, schrijven en liken. De echte blijft zoals ze is, en van de repetitie blijft niets over.',
  begin: 'Oefenen met gesimuleerde mensen',
  end: 'Repetitie beëindigen',
  does: {
    write: (people) => n(people, { one: '# schrijft', other: '# schrijven' }),
    like: (people) => n(people, { one: '# geeft likes', other: '# geven likes' }),
    both: (people) => n(people, { one: '# schrijft en geeft likes', other: '# schrijven en geven likes' }),
    wait: (people) =>
      n(people, { one: '# wacht op de volgende stap', other: '# wachten op de volgende stap' }),
  },
  every: (seconds) =>
    n(seconds, {
      one: ': iedereen doet elke seconde iets',
      other: ': iedereen doet ongeveer om de # seconden iets',
    }),
  hurry: 'Sneller',
  calm: 'Langzamer',
  simulated: 'gesimuleerd',
  over: 'De repetitie is voorbij',
  back: 'Terug naar de regie van de bijeenkomst',
};
