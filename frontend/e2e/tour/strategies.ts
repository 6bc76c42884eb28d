import type { Page } from 'playwright-core';
import type { Card, PatchMessage, SessionAccess } from '../../src/shared/wire';
import * as said from '../texts';
import type { Calls } from '../stage/calls';
import type { Guide } from './guide';

/** The method of the ten strategies: likes, barriers beside them, paths of theirs, and first steps. */
export async function strategies(guide: Guide): Promise<void> {
  const { calls } = guide;
  const access = await calls.post<SessionAccess>('/sessions', {
    ...{ title: 'Dieci strategie a Roma', topic: said.topic, city: 'Roma', date: '2026-11-26' },
    ...{ language: 'it', template: 'ten-strategies', settings: { groups: [said.window, said.fireside] } },
  });
  const { id } = access.session;
  const go = (step: string) => calls.command(id, { do: 'step.go', step });
  const phone = await guide.open(access.links.join);
  await phone.getByRole('button', { name: 'Continua' }).click();
  const screen = await guide.open(access.links.screen!);
  const cockpit = await guide.open(access.links.facilitator!);
  const others = [await calls.joined(access.code), await calls.joined(access.code)];

  await go('strategies');
  await phone.getByRole('button', { name: 'Una alla volta' }).click();
  await phone.getByRole('button', { name: 'Mi piace' }).click();
  await phone.getByText('hai dato 1 like').waitFor();
  await guide.show('phone', 'likes-one', phone);
  await screen.getByRole('heading', { name: 'Le strategie' }).waitFor();
  await guide.show('screen', 'strategies-likes', screen);
  await cockpit.getByRole('option').filter({ hasText: 'Comincia in piccolo' }).waitFor();
  await guide.show('cockpit', 'strategies', cockpit);

  const { patch } = await calls.get<PatchMessage>(`/sessions/${id}/patch?since=0`);
  const ideas = patch.cards!.filter(({ kind }) => kind === 'idea');
  await like(id, others, ideas.slice(0, 4));
  await go('barriers');
  await others[0]!.command(id, {
    ...{ do: 'card.add', kind: 'difficulty', text: said.rules, origin: 'external' },
    answers: [ideas[0]!.id],
  });
  await barriers(guide, phone);
  await go('synthesis');
  await screen.getByText('Strategie').first().waitFor();
  await guide.show('screen', 'strategies-ranking', screen);
  await cockpit.keyboard.press('3');
  await guide.show('cockpit', 'strategies-paths', cockpit);

  await go('close');
  await phone
    .getByRole('textbox', { name: 'Il tuo primo passo' })
    .fill('Scrivere le prime tre risposte con il legale');
  await phone.getByRole('button', { name: 'Invia', exact: true }).click();
  await phone.getByText('salvata', { exact: true }).first().waitFor();
  await guide.show('phone', 'first-step', phone);
  await screen.getByText('Scrivere le prime tre risposte').waitFor();
  await guide.show('screen', 'first-steps', screen);
  for (const page of [phone, screen, cockpit]) await page.context().close();
}

async function barriers(guide: Guide, phone: Page): Promise<void> {
  const field = phone.getByRole('textbox', { name: 'La difficoltà che hai incontrato' });
  await field.fill(said.skills);
  await phone.getByRole('button', { name: 'Da dentro l’azienda' }).click();
  await phone.getByText('Quale strategia ostacola?').click();
  await phone.getByRole('checkbox', { name: /Comincia in piccolo/ }).check();
  await guide.show('phone', 'write-barrier', phone);
  await phone.getByRole('button', { name: 'Invia', exact: true }).click();
  await phone.getByText('salvata', { exact: true }).waitFor();
}

/** The first is liked by all, those after it by fewer. */
async function like(id: string, people: readonly Calls[], cards: readonly Card[]): Promise<void> {
  for (const [i, { id: card }] of cards.entries())
    for (const person of people.slice(i % people.length))
      await person.command(id, { do: 'like.set', card, on: true });
}
