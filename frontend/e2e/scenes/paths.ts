import { expect, test } from 'vitest';
import type { Cast } from '../stage/cast';
import * as said from '../texts';

/** Two cards become one, a path is laid by keys, and the synthesis reaches the phones. */
export function paths(cast: Cast): void {
  test('merging two cards counts people, not clicks; one key takes it back', async () => {
    const { cockpit } = cast;
    await cockpit.tile(said.lawyers).click();
    await cockpit.key('m');
    await cockpit.tile(said.insiders).click();
    await cockpit.key('m');
    // two people liked each, one of them both
    await cockpit.tile(said.insiders).getByText('3 like').waitFor();
    await cockpit.tile(said.lawyers).waitFor({ state: 'detached' });
    await cockpit.key('z');
    await cockpit.tile(said.lawyers).getByText('2 like').waitFor();
    await cockpit.tile(said.insiders).getByText('2 like').waitFor();
    await cockpit.tile(said.lawyers).click();
    await cockpit.key('m');
    await cockpit.tile(said.insiders).click();
    await cockpit.key('m');
    await cockpit.tile(said.insiders).getByText('con 1 altra').waitFor();
    await cockpit.key('Escape');
  });

  test('the union stands where likes and breadth put it, and the facilitator takes it with a reason', async () => {
    const { cockpit } = cast;
    await cockpit.key('2');
    await cockpit.page.getByRole('option', { name: `${said.insiders}. 3 like` }).waitFor();
    await cockpit.tile(said.insiders).click();
    await cockpit.key('t');
    await cockpit.key('w'); // not a moment later: nobody waits for an answer first
    await cockpit.page.keyboard.type(said.reason);
    await cockpit.key('Escape');
    await cockpit.tile(said.insiders).getByText(said.reason).waitFor();
  });

  test('a theme is given by a key, and the wall shows what the likes are about', async () => {
    const { cockpit, screen } = cast;
    await cockpit.key('g');
    await cockpit.page.keyboard.type(said.theme);
    await cockpit.key('Enter');
    await cockpit.tile(said.insiders).getByText(said.theme, { exact: true }).waitFor();
    await cockpit.key('Escape');
    const theme = cockpit.page.getByRole('button', { name: said.theme, pressed: true });
    await theme.getByText('30%').waitFor();
    await cockpit.key('Shift+Digit1');
    await cockpit.page.getByRole('button', { name: said.theme, pressed: false }).waitFor();
    await cockpit.key('z');
    await theme.waitFor();
    expect((await screen.person.card(said.insiders)).themes).toEqual([said.theme]);
  });

  test('a path is laid with the arrow keys', async () => {
    const { cockpit } = cast;
    await cockpit.key('3');
    await cockpit.pick('Bisogni').first().filter({ hasText: said.insiders }).waitFor(); // the most liked one
    await cockpit.putIntoPath('ArrowDown', 'Bisogni', said.insiders);
    // what was written as an answer to it is offered
    await cockpit.page.getByRole('button', { name: 'Lega' }).filter({ hasText: said.aware }).waitFor();
    await cockpit.putIntoPath('ArrowRight', 'Obiettivi', said.aware);
    await cockpit.putIntoPath('ArrowRight', 'Strumenti', said.listening);
    await cockpit.putIntoPath('ArrowRight', 'KPI', said.engaged);
    await cockpit.write('Titolo', said.pathTitle);
  });

  test('nobody reads the synthesis before it is published', async () => {
    const { anna } = cast;
    expect(await anna.ask('GET', '/report.md')).toEqual({ status: 409, code: 'not_published' });
    for (const person of cast.room)
      expect(await person.everything(), person.name).not.toContain(said.pathTitle);
  });

  test('published, it is on the screen and on every phone', async () => {
    const { cockpit, screen } = cast;
    await cockpit.key('Escape');
    await cockpit.key('4');
    await cockpit.write('Nota di sintesi', said.note);
    await cockpit.press('Pubblica');
    await cockpit.page.getByText('È quella che vedono tutti.').waitFor();
    await screen.text(said.pathTitle).waitFor();
    // need → objective → tool → KPI, whole or with its middle column on two pages, and lines between them
    const columns = await screen.columns();
    expect(columns.length).toBeGreaterThan(1);
    expect(columns.join(' → ')).toMatch(/^Bisogno → Obiettivo( → Strumento → KPI)?$/);
    await screen.lines.first().waitFor({ state: 'attached' });
    expect(await screen.cutWords()).toEqual([]);
    for (const phone of cast.phones) {
      await phone.heading('La sintesi').waitFor();
      await phone.page.getByText(said.note).waitFor();
      await phone.page.getByRole('heading', { name: said.pathTitle }).waitFor();
    }
  });

  test('everybody reads what became of their cards', async () => {
    const { anna, bruno, carla } = cast;
    await anna.outcome(said.insiders).getByText(`nel percorso «${said.pathTitle}»`).waitFor();
    await bruno.outcome(said.lawyers).getByText(`nel percorso «${said.pathTitle}»`).waitFor();
    await carla.outcome(said.message).getByText('tra tutte le schede, in fondo al documento').waitFor();
    // united with another one, its likes are those of the union; tables of one and two are told together
    await bruno.outcome(said.lawyers).getByText('3 like', { exact: true }).waitFor();
  });
}
