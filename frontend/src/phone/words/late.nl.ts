import type { LateWords } from './late.it';

export const nl: LateWords = {
  synthesis: {
    title: 'De synthese',
    fate: 'Wat er van jouw kaarten is geworden',
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
};
