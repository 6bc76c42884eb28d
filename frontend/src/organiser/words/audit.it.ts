/** Il registro: chi ha fatto che cosa, e quando. Le frasi delle righe le scrive il server. */
export const audit = {
  link: 'Registro',
  title: 'Registro',
  session:
    'Che cosa ha fatto chi organizza e chi conduce, in questo incontro e intorno. Non ci sono i testi delle schede né i nomi di chi partecipa; si cancella con l’incontro.',
  house:
    'Che cosa ha fatto chi organizza: ingressi, chiavi, link, documenti scaricati, copie. Resta due anni. Quello che succede in un incontro sta nel registro dell’incontro.',
  topic: 'Di che cosa parla',
  topics: {
    '': 'Tutto',
    cards: 'Schede',
    people: 'Persone',
    room: 'Sala',
    synthesis: 'Sintesi',
    safety: 'Eventi avversi',
    access: 'Accessi',
    data: 'Dati',
  },
  none: 'Qui non c’è ancora niente.',
  more: 'Mostra le precedenti',
  download: 'Scarica come tabella',
};

export type Audit = typeof audit;
