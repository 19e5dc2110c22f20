// The bank in a browser that is not kind to it: tabs that come and go while all of them work, a browser that is killed,
// a storage that is cleared or full, a page that was left and comes back.
//
// The suite runs a share; ./scripts/chaos runs it at length.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { open, start } from './lib/browser.mjs';
import { Clerks } from './lib/clerk.mjs';
import { exported } from './lib/log.mjs';
import { Person, until } from './lib/person.mjs';
import { Profile } from './lib/profile.mjs';

/** How many commands each of four tabs sends. */
const COMMANDS = Number(process.env.BANK_COMMANDS ?? 8);
/** How often the browser is killed. */
const KILLS = Number(process.env.BANK_KILLS ?? 1);

let bank;
before(async () => {
  bank = await start();
});
after(() => bank?.close());

test('four tabs work on two accounts while the writer is closed and reloaded: nothing is lost or doubled', async () => {
  const opened = await open(bank);
  const clerks = new Clerks(opened.context, bank.url);
  clerks.pages[0] = opened.page;
  const first = new Person(opened.page);
  for (const number of ['A-1', 'B-2']) await first.openAccount(number);
  for (const seat of [1, 2, 3]) await new Person(await clerks.tab(seat)).account('B-2').waitFor();

  const work = Promise.all([0, 1, 2, 3].map((seat) => clerks.work(seat, COMMANDS)));
  let hasFailed = false;
  work.catch(() => (hasFailed = true));
  for (const [part, disturb] of [[1, 'close'], [2, 'reload'], [3, 'close'], [4, 'reload']]) {
    await until(() => hasFailed || clerks.taken.length + clerks.open.length >= (part * 4 * COMMANDS) / 5, 600_000);
    if (hasFailed) break; // What went wrong is told below.
    await clerks.pages[await clerks.writer()][disturb]();
  }
  await work;

  const { pages, taken } = clerks;
  assert.ok(taken.length >= 4 * COMMANDS - clerks.open.length);
  const messages = await exported(pages[0]);
  const deposits = messages.filter(({ type }) => type === 'Deposited').map(({ data }) => data.amount);
  const count = new Map();
  for (const cents of deposits) count.set(cents, (count.get(cents) ?? 0) + 1);
  assert.deepEqual(taken.filter((cents) => count.get(cents) !== 1), [], 'acknowledged, and not in the log once');
  assert.deepEqual([...count].filter(([, times]) => times > 1), [], 'doubled');
  const known = new Set([...taken, ...clerks.open]);
  assert.deepEqual([...count.keys()].filter((cents) => !known.has(cents)), [], 'never sent');
  await pages[0].getByRole('link', { name: 'Bank', exact: true }).click();
  const [total] = (await totals(pages[0])).match(/[\d.,\s]+(?=deposits)/);
  assert.equal(Number(total.replace(/\D/g, '')), deposits.reduce((sum, cents) => sum + cents, 0));
  for (const page of pages) {
    await new Person(page).seesEvents(messages.length);
    assert.equal(await totals(page), await totals(pages[0]));
  }
  console.log(`  ${taken.length} acknowledged, ${clerks.open.length} cut off, ${messages.length} messages`);
  await opened.finish();
});

/** What the money line says. */
async function totals(page) {
  return page.getByRole('region', { name: 'The money line' }).textContent();
}

/** Another page of the same origin, without the bank. */
async function elsewhere(page) {
  await page.route('**/favicon.ico', (route) => route.fulfill({ status: 204 }));
  await page.goto(`${bank.url}boot.js`);
}

test('the browser is killed between debit and credit: after the start the transfer ends, once', async () => {
  for (let kill = 0; kill < KILLS; kill++) {
    const profile = await Profile.make(bank.url);
    try {
      let person = new Person(await profile.start());
      for (const number of ['A-1', 'B-2']) await person.openAccount(number);
      await person.moveMoney('Deposit', 'A-1', '100');
      await person.seesBalances({ 'A-1': '100.00' });
      await person.stepByStep();
      await person.transfer('A-1', 'B-2', '30');
      await person.rounds(3);
      await person.seesBalances({ 'A-1': '70.00', 'B-2': '0.00' });
      await profile.waitForDisk();
      profile.kill();

      person = new Person(await profile.start());
      await person.account('A-1').waitFor();
      const began = performance.now();
      await person.page.getByRole('radio', { name: 'At once' }).check();
      await person.seesBalances({ 'A-1': '70.00', 'B-2': '30.00' });
      console.log(`  ended ${Math.round(performance.now() - began)} ms after the page was there`);
      await person.page.getByRole('region', { name: 'Process manager' }).getByText('Nothing waits.').waitFor();
      const types = (await exported(person.page)).map(({ type }) => type);
      assert.equal(types.filter((type) => type === 'Withdrawn').length, 1);
      assert.equal(types.filter((type) => type === 'Deposited').length, 2, 'the first deposit, and the credit');
      assert.equal(types.at(-1), 'TransferFinished');
    } finally {
      await profile.remove();
    }
  }
});

test('a storage that is cleared under a running tab is told, and what the tab knows can be saved', async () => {
  const opened = await open(bank);
  const person = new Person(opened.page);
  await person.openAccount('A-1');
  await person.moveMoney('Deposit', 'A-1', '5');
  await person.seesBalances({ 'A-1': '5.00' });
  const other = await opened.context.newPage();
  await elsewhere(other);
  await other.evaluate(() => localStorage.clear());
  await opened.page.getByText('the stored log was deleted while this page was open').first().waitFor();
  assert.equal((await exported(opened.page)).length, 2);
  assert.deepEqual(await other.evaluate(() => Object.keys(localStorage)), [], 'nothing was written into it');
  await opened.finish();
});

test('a page that was left and comes back shows what happened meanwhile, and goes on', async () => {
  const opened = await open(bank);
  const left = new Person(opened.page);
  await left.openAccount('A-1');
  await elsewhere(opened.page);
  const page = await opened.context.newPage();
  await page.goto(bank.url);
  const meanwhile = new Person(page);
  await meanwhile.moveMoney('Deposit', 'A-1', '7');
  await meanwhile.seesBalances({ 'A-1': '7.00' });
  await opened.page.goBack();
  await left.seesBalances({ 'A-1': '7.00' });
  await left.moveMoney('Withdraw', 'A-1', '2');
  await left.seesBalances({ 'A-1': '5.00' });
  await meanwhile.seesBalances({ 'A-1': '5.00' });
  await opened.finish();
});

test('in a full storage commands are refused with a way out, and a transfer still ends', async () => {
  const opened = await open(bank);
  const { page } = opened;
  const person = new Person(page);
  for (const number of ['A-1', 'B-2']) await person.openAccount(number);
  await person.moveMoney('Deposit', 'A-1', '100');
  await person.seesBalances({ 'A-1': '100.00' });
  await person.stepByStep();
  await person.transfer('A-1', 'B-2', '30');
  await person.rounds(2);
  // Another page of the same origin takes almost all: four million eight hundred thousand of five and a quarter.
  await page.evaluate(() => localStorage.setItem('another page', 'x'.repeat(4_800_000)));
  const form = await person.moveMoney('Deposit', 'A-1', '1');
  await form.getByRole('alert').filter({ hasText: /[Ee]xport/ }).waitFor();
  await page.getByText('More than 70 % of the room').waitFor();
  await person.rounds(4);
  await person.seesBalances({ 'A-1': '70.00', 'B-2': '30.00' });

  // Now it takes all there is: what can't be written is told, and nothing is half done.
  await page.evaluate(() => {
    let part = 'x'.repeat(1 << 20);
    for (let number = 0; part.length > 0; number++) {
      try {
        localStorage.setItem(`another page ${number}`, part);
      } catch {
        part = part.slice(0, part.length >> 1);
      }
    }
  });
  await form.getByLabel('Amount').fill('2');
  await form.getByRole('button', { name: 'Deposit' }).click();
  await form.getByRole('alert').filter({ hasText: /\S/ }).waitFor();
  await person.seesBalances({ 'A-1': '70.00' });
  await page.reload();
  await person.seesBalances({ 'A-1': '70.00', 'B-2': '30.00' });

  await page.evaluate(() => {
    for (const key of Object.keys(localStorage)) if (key.startsWith('another page')) localStorage.removeItem(key);
  });
  await person.moveMoney('Deposit', 'A-1', '3');
  await person.seesBalances({ 'A-1': '73.00' });
  await opened.finish();
});
