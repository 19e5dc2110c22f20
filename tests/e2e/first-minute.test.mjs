// Somebody opens the page for the first time: what it is, a day to look at, and a first minute of one's own.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { open, start } from './lib/browser.mjs';
import { Person, until } from './lib/person.mjs';

let bank;
before(async () => {
  bank = await start();
});
after(() => bank?.close());

test('a sample day opens in a bank of its own, and the empty one stays', async () => {
  const { page, person, finish } = await newcomer();
  await page.getByRole('region', { name: 'A bank that never forgets' }).waitFor();
  await person.loadSampleDay();
  for (const number of ['ADA-1', 'BEN-2', 'CLEO-3', 'SHOP-4']) await person.account(number).waitFor();
  await person.sees(page.getByRole('region', { name: 'The money line' }), 'It holds');
  await page.getByRole('banner').getByText('quiet-day').waitFor();
  assert.equal(await page.getByRole('button', { name: 'Load a sample day' }).count(), 0);
  await page.goto(bank.url);
  await page.reload();
  await person.loadSampleDay();
  await finish();
});

test('the first minute is ticked as it is lived, and stays hidden once it was', async () => {
  const { page, person, finish } = await newcomer();
  const done = async (count) => until(async () => (await steps(page).getByText('(done)').count()) === count);
  await done(0);
  await person.form('Transfer').getByRole('button', { name: 'Start transfer' }).click();
  await person.sees(person.form('Transfer'), 'Open an account first.');
  await person.openAccount('A-1');
  await done(0);
  await person.openAccount('B-2');
  await done(1);
  await person.moveMoney('Deposit', 'A-1', '100');
  await done(2);
  await person.transfer('A-1', 'B-2', '30');
  await done(3);
  await person.seesBalances({ 'B-2': '30.00' });
  await person.slider.press('Home');
  await done(4);
  await person.sees(steps(page), 'nothing was ever overwritten');
  // What is done is read from the bank, and of having looked back the page keeps a note.
  await page.goto(bank.url);
  await page.reload();
  await done(4);
  await page.getByRole('button', { name: 'Hide these steps' }).click();
  await steps(page).waitFor({ state: 'detached' });
  await page.reload();
  await person.account('A-1').waitFor();
  assert.equal(await steps(page).count(), 0);
  await finish();
});

async function newcomer() {
  const opened = await open(bank);
  return { ...opened, person: new Person(opened.page) };
}

function steps(page) {
  return page.getByRole('region', { name: 'The first minute' });
}
