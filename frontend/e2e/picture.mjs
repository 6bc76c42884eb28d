// Draws docs/colazione.png: the demo's breakfast in Milan on the facilitator's laptop, on a phone and on
// the big screen, and the document of the one in Rome.
import { fileURLToPath } from 'node:url';
import { runnerImport } from 'vite';

const file = (path) => fileURLToPath(new URL(path, import.meta.url));
const { Server } = (await runnerImport(file('stage/server.ts'))).module;
const { startBrowser } = (await runnerImport(file('stage/browser.ts'))).module;

const server = await Server.start('demo');
const browser = await startBrowser();

/** Opens a page as wide as its device, drawn as wide as it is in the picture, so that nothing is scaled later. */
async function open(link, width, height, drawn) {
  const context = await browser.newContext({
    ...{ viewport: { width, height }, deviceScaleFactor: drawn / width },
    ...{ locale: 'it-IT', timezoneId: 'Europe/Rome', reducedMotion: 'reduce' },
  });
  const page = await context.newPage();
  await page.goto(link);
  return page;
}

async function call(path, token, body) {
  const answer = await fetch(`${server.origin}/api/v1${path}`, {
    headers: { 'Content-Type': 'application/json', ...(token && { Authorization: `Bearer ${token}` }) },
    ...(body && { method: 'POST', body: JSON.stringify(body) }),
  });
  return answer.json();
}

/** The links and codes of the demo's two sessions. */
async function access() {
  const { token } = await call('/sign-in', null, { key: server.key });
  const { sessions } = await call('/sessions', token);
  const of = (city) => call(`/sessions/${sessions.find((one) => one.city === city).id}`, token);
  return { milan: await of('Milano'), rome: await of('Roma') };
}

async function takePictures() {
  const { milan, rome } = await access();
  const phone = await open(milan.links.join, 360, 740, 275);
  await phone.getByRole('radio', { name: milan.session.settings.groups[0] }).check();
  await phone.getByRole('button', { name: 'Continua' }).click();
  await phone.getByRole('button', { name: 'Mi piace' }).nth(1).click();
  await phone.getByText('hai dato 1 like').waitFor();

  const cockpit = await open(milan.links.facilitator, 1440, 900, 905);
  await cockpit.getByRole('button', { name: 'Preso in carico' }).click();
  const ranked = cockpit.waitForResponse(/ranking/);
  await cockpit.getByRole('combobox', { name: 'Ordine' }).selectOption('likes');
  await (await ranked).finished();
  await cockpit.getByRole('listbox', { name: 'Bisogni' }).getByRole('option').first().click();
  const [hand, laptop] = [await phone.screenshot(), await cockpit.screenshot()];

  const screen = await open(milan.links.screen, 1920, 1080, 660);
  await cockpit.keyboard.press('Space');
  await screen.getByText('Che cosa ha scelto la stanza').waitFor();

  const paper = await open(rome.links.facilitator, 860, 622, 513);
  await paper.getByRole('button', { name: 'Sintesi' }).waitFor();
  await paper.goto(`${server.origin}/api/v1/sessions/${rome.session.id}/report.html?as=facilitator#path-1`);
  return { laptop, hand, wall: await screen.screenshot(), paper: await paper.screenshot() };
}

const places = {
  laptop: 'left: 40px; top: 40px; border-radius: 8px',
  hand: 'left: 970px; top: 40px; border-radius: 20px',
  wall: 'left: 40px; top: 638px',
  paper: 'left: 732px; top: 638px',
};

/** Lays the pictures beside each other on one table-cloth. */
async function compose(pictures) {
  const page = await open('about:blank', 1285, 1049, 1285);
  const images = Object.entries(places).map(
    ([name, place]) =>
      `<img style="${place}" src="data:image/png;base64,${pictures[name].toString('base64')}" />`,
  );
  await page.setContent(`<style>
    body { margin: 0; background: #f1e7d9 }
    img { position: absolute; outline: 1px solid #cbbba6 }
  </style>${images.join('')}`);
  await page.waitForFunction(() => [...document.images].every((image) => image.complete));
  await page.screenshot({ path: file('../../docs/colazione.png') });
}

try {
  await compose(await takePictures());
} finally {
  await browser.close();
  await server.stop();
}
