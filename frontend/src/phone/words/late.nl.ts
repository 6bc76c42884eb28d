import type { LateWords } from './late.it';

export const nl: LateWords = {
  ended: {
    removed: {
      title: 'Je bent niet meer in deze ruimte',
      text: 'De begeleider haalde je eruit, of je wiste alles. Is dat een vergissing, zeg het dan even.',
    },
    closed: { title: 'Deze ruimte is er niet meer', text: 'De bijeenkomst en haar kaarten zijn gewist.' },
    lost: { title: 'Deze ruimte is niet te vinden', text: 'Controleer het adres, of scan de code opnieuw.' },
    join: 'Kom binnen met een code',
  },
  synthesis: {
    title: 'De synthese',
    outcome: 'Wat er van jouw kaarten is geworden',
    inPath: (title) => `in het pad “${title}”`,
    inUntitled: (number) => `in pad ${number}`,
    united: (text) => `samengevoegd met “${text}”`,
    appendix: 'in geen pad: hij blijft bij alle kaarten, achter in het document',
    gone: 'verborgen door de begeleider',
    download: 'Neem haar mee',
    formats: { pdf: 'PDF-document', html: 'Pagina om te lezen', docx: 'Word', xlsx: 'Excel' },
  },
  reading: {
    eyebrow: 'Wat de aanwezigen vonden',
    read: 'Lees de synthese',
    early: 'De synthese is nog niet gepubliceerd. Open deze link later opnieuw.',
    ended: 'Deze link werkt niet meer. Vraag een nieuwe aan wie hem stuurde.',
  },
  flag: {
    ask: 'Wat is er mis?',
    reasons: {
      adverse_event: 'Gaat over een bijwerking van een geneesmiddel',
      offensive: 'Is kwetsend',
      personal_data: 'Bevat persoonsgegevens',
    },
    done: 'Gemeld bij de begeleider',
  },
};
