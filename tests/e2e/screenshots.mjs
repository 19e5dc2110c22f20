// Takes the pictures of the README: node tests/e2e/screenshots.mjs FOLDER. Needs what scripts/test e2e sets up:
// BANK_CHROME, BANK_DIST and BANK_E2E_PACKAGES; scripts/screenshots does all of that.
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { open, start } from './lib/browser.mjs';
import { Person } from './lib/person.mjs';

const WIDTHS = [1440, 1024, 320];
const SCHEMES = ['light', 'dark'];

const folder = process.argv[2];
if (!folder) {
  console.error('Usage: node tests/e2e/screenshots.mjs FOLDER');
  process.exit(2);
}

/** What is on the page when its picture is taken: one transfer has finished, one has failed, one is on its way. */
async function prepare(page) {
  const person = new Person(page);
  await person.stepByStep();
  await person.openAccount('A-1', '50');
  await person.openAccount('B-2');
  await person.openAccount('C-3');
  await person.moveMoney('Deposit', 'A-1', '100');
  await person.moveMoney('Withdraw', 'A-1', '120');
  await person.moveMoney('Deposit', 'B-2', '250');
  await person.transfer('B-2', 'A-1', '75');
  await person.rounds(7);
  await person.transfer('C-3', 'A-1', '10');
  await person.rounds(3);
  await person.transfer('B-2', 'C-3', '30');
  await person.rounds(4);
  await page.evaluate(() => scrollTo(0, 0));
}

await mkdir(folder, { recursive: true });
const bank = await start();
try {
  // The picture of the README is small, since everybody who looks at the repository loads it.
  const { page, finish } = await open(bank, { viewport: { width: 1280, height: 800 }, colorScheme: 'light' });
  await prepare(page);
  await page.screenshot({ path: join(folder, 'dashboard.png') });
  await finish();
  for (const width of WIDTHS) {
    for (const colorScheme of SCHEMES) {
      const viewport = { width, height: width < 600 ? 800 : 900 };
      const { page, finish } = await open(bank, { viewport, colorScheme, reducedMotion: 'reduce' });
      await prepare(page);
      const picture = (name) => page.screenshot({ path: join(folder, `${name}-${width}-${colorScheme}.png`) });
      await picture('bank');
      // The whole page at once; a window as high as the page keeps the docked timeline at its end.
      const height = await page.evaluate(() => document.documentElement.scrollHeight);
      await page.setViewportSize({ width, height });
      await picture('whole-bank');
      await page.setViewportSize(viewport);
      await page.getByRole('link', { name: 'Timeline' }).click();
      await page.getByRole('button', { name: 'Previous event' }).click();
      await page.getByText('read only.').waitFor();
      await picture('timeline');
      await finish();
    }
  }
} finally {
  await bank.close();
}
