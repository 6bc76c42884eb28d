import { counter } from '../../shared/plural';
import type { MineWords } from './it';

const n = counter('nl');

export const nl: MineWords = {
  title: 'Wat hier van jou is',
  room: 'Terug naar de ruimte',
  loading: 'Even kijken wat er is…',
  expires: (day) => `Dit alles wist zichzelf op ${day}.`,
  privacy: 'Wat we bewaren, waarom en hoe lang',
  who: {
    title: 'Wie je hier bent',
    name: 'Naam',
    organisation: 'Bedrijf',
    table: 'Tafel',
    nobody:
      'Je hebt je naam niet genoemd: voor ons ben je het willekeurige getal in de cookie van deze browser.',
    waiting: 'Je bent nog niet binnen: wie het gesprek leidt, moet je binnenlaten.',
    removed: 'Wie het gesprek leidt, heeft je eruit gehaald. Wat van jou is, kun je toch zien en wissen.',
  },
  cards: {
    title: (cards) => n(cards, { none: 'Je kaarten', one: 'Je kaart', other: 'Je # kaarten' }),
    none: 'Geen kaart.',
    held: 'gedekt: alleen jij en de begeleider zien haar',
    hidden: 'verborgen door de begeleider',
    merged: 'samengevoegd met een andere',
    erase: 'Wissen',
    sure: 'Ze verdwijnt voor iedereen, met de likes die ze kreeg. Het is voorgoed: het kan niet ongedaan.',
    copy: 'Alleen de kopie van de melding blijft, hieronder.',
    yes: 'Voorgoed wissen',
    no: 'Laat staan',
    done: 'De kaart is gewist.',
  },
  likes: {
    title: (likes) =>
      n(likes, { none: 'De likes die je gaf', one: 'De like die je gaf', other: 'De # likes die je gaf' }),
    none: 'Geen like.',
    unseen: (likes) =>
      n(likes, {
        one: 'en # op een kaart die nu niet te zien is',
        other: 'en # op kaarten die nu niet te zien zijn',
      }),
  },
  flags: {
    title: 'De meldingen die je deed',
    reasons: {
      adverse_event: 'Bijwerking van een geneesmiddel',
      offensive: 'Beledigend',
      personal_data: 'Persoonsgegevens',
    },
  },
  reports: {
    title: 'Kopieën die blijven',
    why: 'Iemand heeft deze kaarten van jou gemeld als mogelijke bijwerking van een geneesmiddel. Wie de bijeenkomst betaalt, moet dat volgens de wet doorgeven: daarom blijft er een kopie, zonder je naam, ook als je de kaart wist.',
    at: (moment) => `gemeld op ${moment}`,
    passed: (moment) => `doorgegeven op ${moment}`,
    until: (day) => `de kopie wordt gewist op ${day}`,
    withSession: 'de kopie wordt gewist met de bijeenkomst',
  },
  take: {
    title: 'Neem het mee',
    read: 'Een pagina om te lezen',
    data: 'De gegevens, voor een programma',
  },
  leave: {
    title: 'Alles wissen',
    cards: (cards) =>
      n(cards, {
        one: 'Je kaart verdwijnt voor iedereen, ook uit documenten die vanaf nu worden gedownload.',
        other: 'Je # kaarten verdwijnen voor iedereen, ook uit documenten die vanaf nu worden gedownload.',
      }),
    likes: (likes) =>
      n(likes, {
        one: 'Je like wordt ingetrokken, en de tellingen verbeteren zichzelf.',
        other: 'Je # likes worden ingetrokken, en de tellingen verbeteren zichzelf.',
      }),
    name: 'De naam en het bedrijf die je noemde, worden vergeten.',
    room: 'Je verlaat de ruimte, en deze browser vergeet je concepten.',
    copies: (copies) =>
      n(copies, {
        one: 'De gemelde kopie hierboven blijft, zonder je naam.',
        other: 'De # gemelde kopieën hierboven blijven, zonder je naam.',
      }),
    published: 'Wie al een document heeft gedownload, heeft het: dat kunnen we niet terughalen.',
    go: 'Wis alles wat van mij is',
    sure: 'Het is voorgoed: het kan niet ongedaan.',
    yes: 'Ja, wis alles',
    no: 'Nee, laat alles staan',
  },
  gone: {
    title: 'Hier is niets meer van jou',
    text: 'Wat je schreef, je likes en je naam zijn gewist: uit de ruimte, van de schijf en uit deze browser. Bedankt dat je er was.',
    copies: (copies) =>
      n(copies, {
        one: 'De kopie van een gemelde kaart blijft, zonder je naam.',
        other: 'De kopieën van # gemelde kaarten blijven, zonder je naam.',
      }),
    join: 'Kom binnen met een code',
  },
  rooms: {
    title: 'De bijeenkomsten van deze browser',
    none: 'Met deze browser ben je in geen enkele bijeenkomst. Open deze pagina op de telefoon waarmee je er was; heb je die niet meer, vraag het dan aan de organisator: die kan alles voor je zien en wissen.',
  },
  wrong: {
    unread: 'Er is geen netwerk: ik kan niet kijken wat er is.',
    unanswered:
      'Er kwam geen antwoord, en misschien is er niets gewist. Probeer het nog eens: twee keer is hetzelfde als één keer.',
    later: 'De server kan het nu niet. Er is niets gewist: probeer het zo nog eens.',
    again: 'Nog eens',
  },
};
