import { counter } from '../../shared/plural';
import type { Step } from '../../shared/wire';
import type { Doing } from '../state/crowd';

const n = counter('it');

export const planning = {
  reveal: 'Mostra subito',
  strip: 'Sempre a portata di mano',
  title: 'Scaletta dell’incontro',
  edit: 'Cambia',
  hint: 'Si cambia anche durante l’incontro: ogni modifica vale subito. Quello che è già stato scritto resta.',
  add: 'Aggiungi un passo',
  addHint: 'Si mette subito dopo il passo aperto.',
  kind: 'Che passo è',
  kinds: {
    welcome: 'Benvenuto',
    collect: 'Raccolta di schede',
    like: 'Like',
    weave: 'Sintesi',
    close: 'Chiusura',
  } satisfies Record<Step['kind'], string> as Record<Step['kind'], string>,
  name: 'Titolo',
  prompt: 'Domanda o invito',
  minutes: 'Minuti',
  collects: 'Che cosa si scrive',
  likes: 'A che cosa si danno i like',
  live: 'Le schede si vedono subito',
  liveLikes: 'I like si vedono subito',
  liveLikesHint: 'altrimenti alla fine del passo: intanto spariscono anche quelli di un giro precedente',
  limit: 'Like a testa',
  limitHint: '0: quanti se ne vogliono',
  own: 'Si può dare like alle proprie',
  earlier: (step: string) => `Prima: ${step}`,
  later: (step: string) => `Dopo: ${step}`,
  skip: 'Salta',
  take: 'Non saltare',
  skipped: 'si salta',
  drop: 'Togli il passo',
  now: 'aperto adesso',
  changed: 'Scaletta cambiata.',
  stays: 'Questo passo resta com’è: è aperto, o qualcuno ha già scritto o dato like.',
  keepTitle: 'Salvala come modello tuo',
  keepHint:
    'Chi organizza la ritrova fra i modelli quando crea un incontro. Le schede scritte in sala non ci vanno.',
  keepName: 'Nome del modello',
  keep: 'Salva',
  kept: (title: string) => `Modello salvato: ${title}`,
};

/** Practising the plan. */
export const rehearsal = {
  title: 'Prova prima',
  text: 'Si apre un incontro a parte con la stessa scaletta: 24 persone simulate entrano, scrivono e danno like. Quello vero resta com’è, e della prova non resta nulla.',
  begin: 'Prova con persone simulate',
  end: 'Finisci la prova',
  does: {
    write: (people: number) => n(people, { one: '# scrive', other: '# scrivono' }),
    like: (people: number) => n(people, { one: '# dà like', other: '# danno like' }),
    both: (people: number) => n(people, { one: '# scrive e dà like', other: '# scrivono e danno like' }),
    wait: (people: number) =>
      n(people, { one: '# aspetta il prossimo passo', other: '# aspettano il prossimo passo' }),
  } satisfies Record<Doing, (people: number) => string> as Record<Doing, (people: number) => string>,
  every: (seconds: number) =>
    n(seconds, {
      one: ': ognuna fa qualcosa ogni secondo',
      other: ': ognuna fa qualcosa ogni # secondi circa',
    }),
  hurry: 'Più in fretta',
  calm: 'Più adagio',
  simulated: 'simulata',
  over: 'La prova è finita',
  back: 'Torna alla regia dell’incontro',
};

export type Planning = typeof planning;
export type Rehearsal = typeof rehearsal;
