import type { Page } from 'playwright-core';
import type { PatchMessage, Session, SessionAccess, Suggestions } from '../../src/shared/wire';
import type { Guide } from './guide';

/** The demo's breakfast in Milan with its full tables: writing, likes, the board, paths, the synthesis. */
export async function choosing(guide: Guide, organiser: Page): Promise<void> {
  const { sessions } = await guide.calls.get<{ sessions: Session[] }>('/sessions');
  const milan = sessions.find(({ city }) => city === 'Milano')!;
  const { links } = await guide.calls.get<SessionAccess>(`/sessions/${milan.id}`);
  const go = (step: string) => guide.calls.command(milan.id, { do: 'step.go', step });
  const phone = await guide.open(links.join);
  await phone.getByRole('button', { name: 'Continua' }).click();
  const screen = await guide.open(links.screen!);
  const cockpit = await guide.open(links.facilitator!);

  await likes(guide, milan.id, phone, screen);
  await organiser.getByText('In corso adesso').waitFor();
  await organiser.getByText('Molti telefoni non sono collegati').waitFor();
  await guide.show('organiser', 'live', organiser);
  await organiser.context().close();
  await screening(guide, cockpit);

  await go('needs');
  await screen.getByRole('heading', { name: 'Aspettative e bisogni' }).waitFor();
  await guide.show('screen', 'cards', screen);
  await writing(guide, phone, go);

  await go('synthesis');
  await screen.getByText('Che cosa ha scelto la sala').waitFor();
  await guide.show('screen', 'ranking', screen);
  await phone.getByRole('heading', { name: 'Che cosa ha scelto la sala' }).waitFor();
  await guide.show('phone', 'ranking', phone);
  await paths(guide, milan.id, cockpit);
  const { links: more } = await guide.calls.post<SessionAccess>(`/sessions/${milan.id}/absent-link`);
  const absent = await guide.open(more.absent!);
  await absent.getByText('La sintesi non è ancora pubblicata').waitFor();
  await guide.show('phone', 'absent-early', absent);
  await guide.calls.command(milan.id, { do: 'synthesis.publish', despite_flags: true });
  await phone.getByRole('heading', { name: 'La sintesi' }).waitFor();
  await guide.show('phone', 'synthesis', phone);
  await screen.getByText('Strumenti').or(screen.getByText('Strumento')).first().waitFor();
  await guide.show('screen', 'paths', screen);

  await absent.reload();
  await absent.getByRole('link', { name: 'Leggi la sintesi' }).waitFor();
  await guide.show('phone', 'absent', absent);
  await absent.getByRole('link', { name: 'Leggi la sintesi' }).click();
  await absent.getByRole('heading', { name: milan.topic }).first().waitFor();
  await guide.show('document', 'report', absent);
  await guide.calls.delete(`/sessions/${milan.id}/absent-link`);
  await absent.goto(more.absent!);
  await absent.getByText('Questo link non vale più').waitFor();
  await guide.show('phone', 'absent-late', absent);
  for (const page of [phone, screen, cockpit, absent]) await page.context().close();
}

async function likes(guide: Guide, session: string, phone: Page, screen: Page): Promise<void> {
  await phone.getByRole('heading', { name: 'Il giudizio dei tavoli' }).waitFor();
  await phone.getByRole('button', { name: 'Mi piace' }).nth(1).click();
  await phone.getByText('hai dato 1 like').waitFor();
  await guide.show('phone', 'likes', phone);
  await phone.getByRole('button', { name: 'Segnala' }).first().click();
  await phone.getByText('Che cosa non va?').waitFor();
  await guide.show('phone', 'flag', phone);
  await screen.getByRole('heading', { name: 'Il giudizio dei tavoli' }).waitFor();
  await guide.calls.command(session, { do: 'timer.set', state: 'run', seconds: 754 });
  await guide.calls.command(session, { do: 'timer.set', state: 'pause' });
  await screen.getByText('in pausa').waitFor();
  await guide.show('screen', 'likes', screen);

  const { patch } = await guide.calls.get<PatchMessage>(`/sessions/${session}/patch?since=0`);
  const card = patch.cards!.find(({ kind, state }) => kind === 'need' && state === 'shown')!;
  await guide.calls.command(session, { do: 'spotlight.set', card: card.id });
  await guide.calls.command(session, { do: 'timer.set', state: 'run', seconds: 1 });
  await screen.getByText(card.text).waitFor();
  await screen.getByText('Tempo scaduto').waitFor();
  await guide.show('screen', 'spotlight', screen);
  await phone.getByRole('heading', { name: 'In primo piano' }).waitFor();
  await guide.show('phone', 'spotlight', phone);
  await guide.calls.command(session, { do: 'spotlight.set', card: null });
  await guide.calls.command(session, { do: 'timer.set', state: 'stop' });
}

const sheet = 'aside[tabindex]';
const tray = '.tray';

/** Everything that the facilitator's laptop can show over the cards. */
async function screening(guide: Guide, cockpit: Page): Promise<void> {
  await cockpit.getByRole('banner').getByText(': Il giudizio dei tavoli').waitFor();
  await guide.show('cockpit', 'flagged', cockpit);
  await cockpit.getByRole('button', { name: 'Ho visto' }).click();
  await cockpit.getByRole('button', { name: /da trasmettere$/ }).click();
  await guide.show('cockpit', 'safety', cockpit, sheet);
  await cockpit.keyboard.press('Escape');
  const ranked = cockpit.waitForResponse(/ranking/);
  await cockpit.getByRole('combobox', { name: 'Ordine' }).selectOption('likes');
  await (await ranked).finished();
  await cockpit.getByRole('listbox', { name: 'Bisogni' }).getByRole('option').first().click();
  await guide.show('cockpit', 'cards', cockpit);
  for (const [key, name, part] of [
    ['g', 'themes', tray],
    ['Shift+f', 'flag', tray],
    ['v', 'hands', tray],
    ['n', 'scribe', tray],
    ['?', 'keys', sheet],
    ['c', 'code', sheet],
  ] as const) {
    await cockpit.keyboard.press(key);
    await guide.show('cockpit', name, cockpit, part);
    await cockpit.keyboard.press('Escape');
  }
  await cockpit.keyboard.press('2');
  await cockpit.getByText('Vaglio').first().waitFor();
  await guide.show('cockpit', 'board', cockpit);
  // a point of the plane may be narrower than what its centre is reckoned from
  const first = cockpit.getByRole('listbox', { name: 'Schede da vagliare' }).getByRole('option').first();
  await cockpit.getByRole('button', { name: /^KPI/ }).click();
  await first.click();
  await cockpit.getByRole('button', { name: 'Come si misura' }).click();
  await guide.show('cockpit', 'measure', cockpit, tray);
  await cockpit.keyboard.press('Escape');
  await cockpit.getByRole('button', { name: /^Bisogni/ }).click();
  await first.click();
  await cockpit.keyboard.press('5');
  await guide.show('cockpit', 'people', cockpit);
}

async function writing(guide: Guide, phone: Page, go: (step: string) => Promise<unknown>): Promise<void> {
  await phone.getByRole('heading', { name: 'Aspettative e bisogni' }).waitFor();
  await guide.show('phone', 'write-with-cards', phone);
  await go('objectives');
  await phone.getByRole('radio', { name: 'KPI' }).check();
  await phone.getByText('Quale obiettivo misura?').click();
  await phone.getByText('Come si misura?').click();
  await guide.show('phone', 'write-kpi', phone);
  await go('difficulties');
  await phone.getByRole('button', { name: 'Da dentro l’azienda' }).click();
  await guide.show('phone', 'write-difficulty', phone);
}

async function paths(guide: Guide, session: string, cockpit: Page): Promise<void> {
  await cockpit.keyboard.press('3');
  await cockpit.getByText('Bisogni').first().waitFor();
  await guide.show('cockpit', 'no-paths', cockpit);
  const drafts = (await guide.calls.get<Suggestions>(`/sessions/${session}/suggestions`)).paths;
  const titles = ['Ascoltare prima di parlare', 'Portare a bordo chi decide', 'Misurare quello che conta'];
  for (const [i, draft] of drafts.slice(0, titles.length).entries()) {
    const note = i === 0 ? 'Il legale entra dal primo giorno: così i social diventano ascolto.' : '';
    await guide.calls.command(session, { do: 'path.put', ...draft, title: titles[i], note });
  }
  await cockpit.getByRole('button', { name: titles[0]! }).click();
  await cockpit.getByText('Percorso 1', { exact: true }).waitFor();
  await guide.show('cockpit', 'paths', cockpit);
  await cockpit.keyboard.press('4');
  await cockpit.getByText('Nota di sintesi').waitFor();
  await guide.show('cockpit', 'synthesis', cockpit);
}
