import { counter } from '../../shared/plural';
import type { Joins, LetterheadWords } from './document.it';

const n = counter('nl');

export const joins: Joins = {
  title: 'Kaarten van verschillende bijeenkomsten',
  text: 'Elke bijeenkomst zegt het in haar eigen woorden. Voeg kaarten samen die hetzelfde zeggen: in het document van de reeks tellen ze als één, en wie er twee koos telt één keer. Het oordeel van elke bijeenkomst blijft zoals het is, en je kunt kaarten altijd weer scheiden.',
  document:
    'Eén document over alle bijeenkomsten: wat op meerdere bijeenkomsten is gezegd, wat maar op één, en de rangorde van alle tafels. Een bijeenkomst die nog open is, staat erin zoals ze nu is.',
  open: 'Voeg kaarten samen die hetzelfde zeggen',
  back: 'Terug naar de reeks',
  few: 'Er zijn minstens twee bijeenkomsten met kaarten nodig.',
  alike: {
    title: 'Zeggen misschien hetzelfde',
    text: 'De meest gelijkende eerst. Kies de woorden die blijven.',
    none: 'Geen suggesties meer.',
    stands: 'Deze woorden blijven',
    join: 'Samenvoegen',
    apart: 'Niet hetzelfde',
    again: (pairs) => n(pairs, { one: 'Toon # afgewezen paar weer', other: 'Toon # afgewezen paren weer' }),
  },
  unions: {
    title: 'Samengevoegd',
    none: 'Nog geen.',
    people: (people, rooms) =>
      `${n(people, { one: '# persoon waardeert het', other: '# mensen waarderen het' })}: ${rooms}`,
    room: (people, room) => `${room} ${people}`,
    part: 'Scheiden',
    partOf: (text) => `Scheid “${text}”`,
  },
  hand: {
    title: 'Zelf samenvoegen',
    text: 'Kies de kaarten, ook meer dan twee: de eerste die je kiest geeft de woorden.',
    search: 'Zoek in de kaarten',
    first: 'woorden die blijven',
    go: (cards) => n(cards, { none: 'Voeg samen', one: 'Voeg # kaart samen', other: 'Voeg # kaarten samen' }),
    rooms: 'Kies kaarten van minstens twee bijeenkomsten.',
    none: 'Geen kaart met deze woorden.',
  },
  likes: (people) => n(people, { one: '# persoon', other: '# mensen' }),
  joined: 'Kaarten samengevoegd.',
  parted: 'Kaart gescheiden.',
};

export const letterhead: LetterheadWords = {
  title: 'Briefhoofd van documenten',
  text: 'De naam en het logo staan op de titelpagina van elk document: PDF, Word en HTML.',
  name: 'Wie organiseert',
  nameHint: 'Bijvoorbeeld: Bureau Koffie & Zorg',
  logo: 'Logo',
  logoHint:
    'Een PNG- of SVG-bestand, liefst breed en met een doorzichtige achtergrond. Het wordt opnieuw getekend als afbeelding: van een SVG blijft verder niets bewaard.',
  choose: 'Kies een bestand…',
  take: 'Verwijder het logo',
  preview: 'Zo ziet het er op papier uit',
  save: 'Opslaan',
  owners: 'Wie de sleutel van de installatie heeft, kiest ze.',
  saved: 'Opgeslagen: het geldt vanaf nu voor elk document.',
  shrinking: 'De afbeelding wordt verkleind…',
  unreadable: 'Dit bestand is geen afbeelding die de browser kan tekenen.',
  tooRich: 'Deze afbeelding heeft te veel detail voor een logo: gebruik een eenvoudigere.',
};
