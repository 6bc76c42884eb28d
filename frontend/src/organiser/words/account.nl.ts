import type { Account } from './account.it';

/** Organisatoren: hoe ze binnenkomen, met welke sleutel, en van wie de bijeenkomsten zijn. */
export const account: Account = {
  link: 'Toegang',
  title: 'Jouw toegang',
  owner:
    'Je hebt de sleutel van de installatie: je ziet alle bijeenkomsten en bepaalt wie er nog meer organiseert.',
  you: (name) => `Je bent ${name}.`,
  out: 'Meld je af',
  name: 'Naam',
  nameHint: 'Laat dit leeg als je de sleutel van de installatie hebt.',
  company: {
    go: 'Meld je aan met het account van je bedrijf',
    or: 'of met een sleutel',
    comes: 'meldt zich aan met het account van het bedrijf',
    readmit: 'Laat weer toe',
    failed: {
      again: 'Aanmelden met het account van je bedrijf is niet gelukt: probeer het opnieuw.',
      not_admitted:
        'Je account is in orde, maar mag hier niet organiseren. Vraag het aan wie de sleutel van de installatie heeft.',
      unavailable: 'De aanmelddienst van je bedrijf reageert nu niet.',
    },
  },
  key: {
    title: 'Wijzig je sleutel',
    text: 'Wie met de vorige sleutel binnenkwam, moet zich opnieuw aanmelden. Jij blijft binnen.',
    fixed: 'Deze sleutel wordt gekozen waar de server start: daar wijzig je hem.',
    old: 'Huidige sleutel',
    next: 'Nieuwe sleutel',
    hint: 'Minstens 12 tekens. Vier willekeurige woorden zijn prima.',
    go: 'Wijzig de sleutel',
    changed: 'De sleutel is gewijzigd.',
  },
  backup: {
    title: 'Een kopie van alles',
    text: 'Alle bijeenkomsten zoals ze nu zijn, in één bestand. Bewaar het op een andere schijf; het commando colazione restore zet het terug.',
    take: 'Download een kopie',
  },
  others: {
    title: 'Wie er nog meer organiseert',
    text: 'Iedereen komt binnen met een eigen naam en sleutel, en ziet de eigen bijeenkomsten en de gedeelde.',
    none: 'Voorlopig organiseer alleen jij.',
    add: 'Voeg toe',
    name: 'Naam van de organisator',
    taken: 'Er is al iemand met deze naam.',
    keyOf: (name) => `De sleutel van ${name}`,
    once: 'Hij is alleen nu te zien: kopieer hem en geef hem persoonlijk.',
    since: (day) => `sinds ${day}`,
    renew: 'Geef een andere sleutel',
    end: 'Verwijder',
    endText: (name) =>
      `${name} komt vanaf nu niet meer binnen. De bijeenkomsten blijven, en jij ziet ze. Komt ${name} terug, voeg dan opnieuw toe.`,
    endNow: 'Ja, verwijder',
    ended: 'verwijderd',
    gone: (name) => `${name} kan niet meer binnen.`,
  },
  sharing: {
    title: 'Van wie het is',
    yours: 'Het is van jou.',
    of: (name) => `Het is van ${name}.`,
    owners: 'Het is van wie de sleutel van de installatie heeft.',
    share: 'Deel met iedereen die organiseert',
    hint: 'Zij zien het, leiden het en downloaden de documenten net als jij. Wissen kun alleen jij.',
    shared: 'Het is gedeeld met iedereen die organiseert.',
    done: 'Gedeeld.',
    undone: 'Niet langer gedeeld.',
  },
};
