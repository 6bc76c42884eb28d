/** Chi organizza: come entra, con quale chiave, e di chi sono gli incontri. */
export const account = {
  link: 'Accesso',
  title: 'Il tuo accesso',
  owner: 'Hai la chiave dell’installazione: vedi tutti gli incontri e decidi chi altro organizza.',
  you: (name: string) => `Sei ${name}.`,
  out: 'Esci',
  name: 'Nome',
  nameHint: 'Lascialo vuoto se hai la chiave dell’installazione.',
  company: {
    go: 'Entra con l’account dell’azienda',
    or: 'o con la chiave',
    comes: 'entra con l’account dell’azienda',
    readmit: 'Fai rientrare',
    failed: {
      again: 'L’ingresso con l’account dell’azienda non è riuscito: prova di nuovo.',
      not_admitted:
        'Il tuo account va bene, ma qui non può organizzare. Chiedi a chi ha la chiave dell’installazione.',
      unavailable: 'Il servizio di accesso dell’azienda adesso non risponde.',
    },
  },
  key: {
    title: 'Cambia la tua chiave',
    text: 'Chi è entrato con la chiave di prima deve entrare di nuovo. Tu resti dentro.',
    fixed: 'Questa chiave è scelta dove il server si avvia: si cambia lì.',
    old: 'Chiave di adesso',
    next: 'Chiave nuova',
    hint: 'Almeno 12 caratteri. Quattro parole a caso vanno bene.',
    go: 'Cambia la chiave',
    changed: 'Chiave cambiata.',
  },
  backup: {
    title: 'Una copia di tutto',
    text: 'Tutti gli incontri come sono in questo momento, in un solo file. Conservalo su un altro disco; il comando colazione restore lo rimette al suo posto.',
    take: 'Scarica una copia',
  },
  others: {
    title: 'Chi altro organizza',
    text: 'Ognuno entra con il suo nome e la sua chiave, e vede i suoi incontri e quelli condivisi.',
    none: 'Per ora organizzi solo tu.',
    add: 'Aggiungi',
    name: 'Nome di chi organizza',
    taken: 'C’è già qualcuno con questo nome.',
    keyOf: (name: string) => `La chiave di ${name}`,
    once: 'Si vede solo adesso: copiala e dagliela di persona.',
    since: (day: string) => `dal ${day}`,
    renew: 'Dai un’altra chiave',
    end: 'Togli',
    endText: (name: string) =>
      `${name} non entra più, da subito. I suoi incontri restano e li vedi tu. Se torna, si aggiunge di nuovo.`,
    endNow: 'Sì, togli',
    ended: 'tolto',
    gone: (name: string) => `${name} non può più entrare.`,
  },
  sharing: {
    title: 'Di chi è',
    yours: 'È tuo.',
    of: (name: string) => `È di ${name}.`,
    owners: 'È di chi ha la chiave dell’installazione.',
    share: 'Condividi con tutti quelli che organizzano',
    hint: 'Lo vedono, lo conducono e scaricano i documenti come te. Cancellarlo resta a te.',
    shared: 'È condiviso con tutti quelli che organizzano.',
    done: 'Condiviso.',
    undone: 'Non è più condiviso.',
  },
};

export type Account = typeof account;
