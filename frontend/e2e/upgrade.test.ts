import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startBrowser } from './stage/browser';
import { Meeting } from './stage/meeting';
import { newerProgram } from './stage/newer';

let browser: Browser;
beforeAll(async () => {
  browser = await startBrowser();
});
afterAll(() => browser.close());

test(
  'after an upgrade a published page is right, loaded again or open meanwhile',
  { timeout: 300_000 },
  async ({ onTestFinished }) => {
    const newer = await newerProgram();
    onTestFinished(newer.drop);
    const meeting = await Meeting.open(browser);
    onTestFinished(() => meeting.close());
    const { host, server } = meeting;
    await host.go('needs');
    const guest = await host.guest();
    await host.tell({ do: 'card.add', kind: 'need', text: 'Più tempo' }, guest);
    const anna = await meeting.guest('Anna');
    await anna.sendAndSee('Bisogno', 'Meno carta');
    // what comes late had not come when the server was stopped
    const late = /SynthesisPage-|late-/;
    let cut = true;
    const bruno = await meeting.guest('Bruno', {}, ({ page }) =>
      page.route(late, (route) => (cut ? route.abort() : route.continue())),
    );
    await bruno.sendAndSee('Bisogno', 'Un referente');
    await bruno.field('Bisogno').fill('Metà di un pensiero');
    await host.tell({ do: 'step.reveal' });
    await host.tell({ do: 'synthesis.note', note: 'Si comincia dai bisogni.' });
    await host.tell({ do: 'synthesis.publish' });
    const synthesis = 'Si comincia dai bisogni.';
    await anna.page.getByText(synthesis).waitFor();

    cut = false;
    await server.crash(newer.path);
    await anna.says('Tutto salvato').waitFor();
    await bruno.page.getByText(synthesis).waitFor();
    expect(
      await bruno.page.evaluate(() => performance.getEntriesByType('navigation')[0]!.toJSON().type),
    ).toBe('reload');
    await host.tell({ do: 'synthesis.note', note: 'Si riprende a marzo.' });
    await host.tell({ do: 'synthesis.publish' });
    await anna.page.getByText('Si riprende a marzo.').waitFor(); // open all the time
    await anna.page.reload();
    await anna.page.getByText('Si riprende a marzo.').waitFor();
    await anna.outcome('Meno carta').waitFor();
    await bruno.outcome('Un referente').waitFor();
    // a page from before asks for files that are not there any more, which is how it learns that it is one
    const troubles = [...anna.person.troubles, ...bruno.person.troubles];
    expect(troubles.filter((trouble) => !trouble.startsWith('Refused to apply style'))).toEqual([]);
  },
);
