// Takes the pictures of the README and of every state of the page: node tests/e2e/screenshots.mjs FOLDER [PART...], all
// parts when none is named. Needs what scripts/test e2e sets up: BANK_CHROME, BANK_DIST and BANK_E2E_PACKAGES;
// scripts/screenshots does all of that.
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { open, start } from './lib/browser.mjs';
import { Person } from './lib/person.mjs';
import { Practice } from './lib/practice.mjs';

const WIDTHS = [1440, 1024, 320];
const SCHEMES = ['light', 'dark'];

const [folder, ...wanted] = process.argv.slice(2);
if (!folder) {
  console.error('Usage: node tests/e2e/screenshots.mjs FOLDER [readme|states|machinery|storage]...');
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
  return person;
}

async function goTo(page, person, event) {
  await page.getByLabel('Go to event').fill(String(event));
  await page.getByRole('button', { name: 'Go', exact: true }).click();
  await person.seesMoment(`Event ${event} of`);
}

async function explain(page, person, number) {
  await person.account(number).getByRole('button', { name: 'Explain this number' }).click();
  await page.getByRole('dialog').getByRole('table').waitFor();
}

async function branch(page) {
  await page.getByRole('button', { name: 'Branch here' }).click();
  await page.getByRole('button', { name: 'Show the branch' }).click();
  await page.getByRole('dialog').getByRole('table').waitFor();
}

/** Every state, in one width and one scheme of colours. */
async function states(bank, width, colorScheme) {
  const viewport = { width, height: width < 600 ? 800 : 900 };
  const { page, finish } = await open(bank, { viewport, colorScheme, reducedMotion: 'reduce' });
  const picture = (name) => page.screenshot({ path: join(folder, `${name}-${width}-${colorScheme}.png`) });
  await page.getByRole('button', { name: 'Load a sample day' }).waitFor();
  await picture('empty');
  const person = await prepare(page);
  await picture('bank');
  // The whole page at once; a window as high as the page keeps the docked timeline at its end.
  const height = await page.evaluate(() => document.documentElement.scrollHeight);
  await page.setViewportSize({ width, height });
  await picture('whole-bank');
  await page.setViewportSize(viewport);
  await explain(page, person, 'A-1');
  await picture('explained');
  await page.keyboard.press('Escape');
  await page.getByRole('link', { name: 'Timeline' }).click();
  await page.getByRole('button', { name: 'Previous event' }).click();
  await page.getByText('read only.').waitFor();
  await page.getByRole('button', { name: 'Bookmark' }).click();
  await picture('timeline');
  await page.getByRole('search').getByLabel('Category').selectOption('transfer');
  await picture('filtered');
  await goTo(page, person, 4);
  await branch(page);
  await picture('branch');
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: 'Back to live' }).click();
  await page.getByRole('link', { name: 'API', exact: true }).click();
  const transfer = page.getByRole('article', { name: 'POST /transfer Start a transfer' });
  await transfer.getByRole('button', { name: 'POST /transfer' }).click();
  await transfer.getByRole('button', { name: 'Send' }).click();
  await transfer.getByRole('link', { name: /TransferInitiated/ }).waitFor();
  await picture('api');
  await finish();
}

/** The machinery of a sound bank, and of a practice copy in which a guard is off and a message came twice. */
async function machinery(bank, width, colorScheme) {
  const viewport = { width, height: width < 600 ? 800 : 900 };
  const { page, person, finish } = await Practice.begin(bank, { viewport, colorScheme, reducedMotion: 'reduce' });
  const picture = async (name) => {
    await page.evaluate(() => scrollTo(0, 0));
    await page.screenshot({ path: join(folder, `${name}-${width}-${colorScheme}.png`) });
  };
  /** The page as a whole, in a window as high as it is. */
  const whole = async (name) => {
    const height = await page.evaluate(() => document.documentElement.scrollHeight);
    await page.setViewportSize({ width, height });
    await picture(name);
    await page.setViewportSize(viewport);
  };
  await person.pays('30');
  await person.stepTo('It will write Deposit');
  await page.getByRole('region', { name: 'Given, when, then' }).getByLabel('Specify to event').fill('7');
  await page.getByRole('button', { name: 'Specify this range' }).click();
  await page.getByRole('button', { name: 'Break totals' }).click();
  await page.getByRole('button', { name: 'Rebuild totals' }).click();
  await page.getByText('They differ from event').waitFor();
  await whole('machinery');
  await page.getByRole('button', { name: 'Use the rebuilt one' }).click();
  await person.untilQuiet();
  await person.without('Idempotency');
  await person.makeFault('Deliver the next message twice');
  await person.pays('30');
  await person.untilQuiet();
  await whole('practice');
  await person.turnTo('Bank');
  await picture('practice-bank');
  await finish();
}

/** The storage page: with a commit unfolded, a file that was found risky, and a bank that was deleted; and when it is full. */
async function storage(bank, width, colorScheme) {
  const viewport = { width, height: width < 600 ? 800 : 900 };
  const { page, person, finish } = await Practice.begun(bank, { viewport, colorScheme, reducedMotion: 'reduce' });
  await person.untilQuiet();
  await person.turnTo('Storage');
  const region = (name) => page.getByRole('region', { name, exact: true });
  await region('What lies in the storage').getByText('a commit from event 2 on').click();
  await region('Export').getByLabel('From event').fill('1');
  await region('Export').getByLabel('To event').fill('5');
  const part = page.waitForEvent('download');
  await region('Export').getByRole('button', { name: 'Export this part' }).click();
  await page.getByLabel('File', { exact: true }).setInputFiles(await (await part).path());
  await region('Found in the file').getByRole('button', { name: 'Add as a new bank' }).waitFor();
  const height = await page.evaluate(() => document.documentElement.scrollHeight);
  await page.setViewportSize({ width, height });
  await page.evaluate(() => scrollTo(0, 0));
  await page.screenshot({ path: join(folder, `storage-${width}-${colorScheme}.png`) });
  await finish();
}

/** The first minute of a newcomer, a picture a step. */
async function flow(bank) {
  const { page, finish } = await open(bank, { viewport: { width: 1180, height: 720 }, colorScheme: 'light', reducedMotion: 'reduce' });
  const person = new Person(page);
  const picture = (name) => page.screenshot({ path: join(folder, `flow-${name}.png`) });
  await person.openAccount('A-1');
  await person.openAccount('B-2');
  await picture('1-open');
  await person.moveMoney('Deposit', 'A-1', '100');
  await person.seesBalances({ 'A-1': '100.00' });
  await picture('2-deposit');
  await person.transfer('A-1', 'B-2', '30');
  await person.sees(page.getByRole('region', { name: 'Transfers' }), 'withdrawn, reached');
  await page.getByRole('region', { name: 'Transfers' }).scrollIntoViewIfNeeded();
  await picture('3-transfer');
  await person.sees(page.getByRole('region', { name: 'Transfers' }), 'finished, done');
  await page.evaluate(() => scrollTo(0, 0));
  await goTo(page, person, 6);
  await picture('4-scrub');
  await explain(page, person, 'A-1');
  await picture('5-explain');
  await page.keyboard.press('Escape');
  await goTo(page, person, 3);
  await branch(page);
  await picture('6-branch');
  await finish();
}

/** The pictures of the README. The first is small, since everybody who looks at the repository loads it. */
async function readme(bank) {
  const { page, finish } = await open(bank, { viewport: { width: 1280, height: 800 }, colorScheme: 'light', reducedMotion: 'reduce' });
  await prepare(page);
  await page.screenshot({ path: join(folder, 'dashboard.png') });
  await finish();
  await flow(bank);
}

const isWanted = ({ name }) => wanted.length === 0 || wanted.includes(name);

await mkdir(folder, { recursive: true });
const bank = await start();
try {
  if (isWanted(readme)) await readme(bank);
  for (const width of WIDTHS) {
    for (const colorScheme of SCHEMES) {
      for (const part of [states, machinery, storage].filter(isWanted)) await part(bank, width, colorScheme);
    }
  }
} finally {
  await bank.close();
}
