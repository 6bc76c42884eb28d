import { expect, test } from 'vitest';
import { listIn, wasPasted } from './list';

test.each([
  ['lines', 'Più tempo\nMeno carta\r\n\nUn referente\n', ['Più tempo', 'Meno carta', 'Un referente']],
  ['bullets', '• Più tempo\n•Meno carta\n▪ Un referente', ['Più tempo', 'Meno carta', 'Un referente']],
  ['dashes', '- Più tempo\n– Meno carta\n* e-mail', ['Più tempo', 'Meno carta', 'e-mail']],
  ['numbers', '1. Più tempo\n2) Meno carta\n(3) 10 minuti', ['Più tempo', 'Meno carta', '10 minuti']],
  ['bullets of Word', '\uf0b7\tPiù tempo\n\uf0b7\tMeno carta', ['Più tempo', 'Meno carta']],
  ['numbers of Word', '1.\tPiù tempo\n2.\tMeno carta', ['Più tempo', 'Meno carta']],
  ['a heading', 'Ci serve:\n- Più tempo\n- Meno carta', ['Più tempo', 'Meno carta']],
  ['a line before', 'Un referente\n- Più tempo\n- Meno carta', ['Un referente', 'Più tempo', 'Meno carta']],
  ['items that go on', '- Più tempo\n  per leggere\n- Meno carta', ['Più tempo per leggere', 'Meno carta']],
  ['a column of Excel', 'Più tempo\r\nMeno carta\r\n', ['Più tempo', 'Meno carta']],
  [
    'a cell of two lines',
    'Più tempo\r\n"Meno carta\ne ""moduli"""\r\n',
    ['Più tempo', 'Meno carta e "moduli"'],
  ],
  ['two columns', 'Più tempo\tReparto\nMeno carta\t', ['Più tempo · Reparto', 'Meno carta']],
  ['quotation marks', '"Più tempo"\n"Meno carta"', ['"Più tempo"', '"Meno carta"']],
  ['one line', '- Più tempo', []],
  ['a number in a text', '3.5 ore al giorno', []],
  ['nothing', ' \n ', []],
])('%s', (_, text, items) => expect(listIn(text)).toEqual(items));

test.each([
  ['', 'Più tempo\nMeno carta', true],
  ['Primo', 'Primo\nPiù tempo\nMeno carta', true],
  ['Più tempo', 'Più tempo\n', false], // the key of a new line
  ['Più tempo\n', 'Più tempo\nM', false],
  ['Più tempo\n', 'Più tempo\nMeno', false], // a word that the keyboard proposed
  ['a\nb', '', false],
])('from %j to %j was pasted: %j', (before, after, pasted) => expect(wasPasted(before, after)).toBe(pasted));
