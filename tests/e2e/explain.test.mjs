// A balance explains itself: by a picture of its past, and by the events that made it.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { open, start } from './lib/browser.mjs';
import { assertAccessible } from './lib/axe.mjs';
import { Person, until } from './lib/person.mjs';

let bank;
before(async () => {
  bank = await start();
});
after(() => bank?.close());

/** Alice has 70 in A-1 and Bob 30 in B-2, after a deposit and a transfer: ten events. */
async function transferred(options) {
  const opened = await open(bank, options);
  const person = new Person(opened.page);
  await person.stepByStep();
  await person.openAccount('A-1');
  await person.openAccount('B-2');
  await person.moveMoney('Deposit', 'A-1', '100.00');
  await person.transfer('A-1', 'B-2', '30');
  await person.rounds(6);
  await person.seesBalances({ 'A-1': '70.00', 'B-2': '30.00' });
  return { ...opened, person, dialog: opened.page.getByRole('dialog') };
}

test('a card tells how its balance came about, for the eye and for the ear', async () => {
  const { person, finish } = await transferred();
  await person.sees(person.account('A-1'), 'The balance over time: 2 movements, lowest 0.00, highest 100.00.');
  await person.moveMoney('Withdraw', 'A-1', '70');
  await person.sees(person.account('A-1'), '3 movements');
  await finish();
});

test('a balance is explained by its events, and each of them is a jump in time', async () => {
  const { page, person, dialog, finish } = await transferred();
  const balance = person.account('A-1').getByRole('button', { name: 'Explain this number' });
  await balance.click();
  await dialog.getByRole('heading', { name: 'Why A-1 has 70.00' }).waitFor();
  const rows = () => dialog.getByRole('row').evaluateAll((all) => all.map((row) => [...row.cells].slice(-2).map((cell) => cell.textContent)));
  assert.deepEqual(await rows(), [['Amount', 'Balance'], ['+100.00', '100.00'], ['−30.00', '70.00'], ['', '70.00']]);
  await assertAccessible(page, 'an explanation');
  await page.keyboard.press('Escape');
  await balance.and(page.locator(':focus')).waitFor();

  await page.keyboard.press('Enter');
  await dialog.getByRole('button', { name: 'Event 3' }).click();
  await person.seesMoment('Event 3 of 10: Deposited 100.00 into A-1');
  await person.seesBalances({ 'A-1': '100.00', 'B-2': '0.00' });
  assert.ok(!(await dialog.isVisible()));
  // In the past a balance is explained by what had happened by then.
  await balance.click();
  await dialog.getByRole('heading', { name: 'Why A-1 has 100.00' }).waitFor();
  assert.deepEqual(await rows(), [['Amount', 'Balance'], ['+100.00', '100.00'], ['', '100.00']]);
  await dialog.getByRole('button', { name: 'Close' }).click();
  await person.seesEvents(10);
  await finish();
});

test('a statement is printed whole, and alone', async () => {
  const { page, person, dialog, finish } = await transferred();
  await page.evaluate(() => {
    globalThis.print = () => (globalThis.printed = (globalThis.printed ?? 0) + 1);
  });
  for (let count = 0; count < 20; count++) {
    const form = await person.moveMoney('Deposit', 'A-1', '1');
    await person.sees(form.getByRole('status'), `event ${11 + count}.`);
  }
  await person.account('A-1').getByRole('button', { name: 'Explain this number' }).click();
  await dialog.getByRole('button', { name: 'Print the statement' }).click();
  await until(async () => (await page.evaluate(() => globalThis.printed)) === 1);
  await until(async () => (await dialog.getByRole('row').count()) === 24);
  await page.emulateMedia({ media: 'print' });
  await dialog.getByText('Event 30 of 30').waitFor();
  assert.ok(!(await person.slider.isVisible()), 'the timeline is no part of it');
  assert.ok(!(await page.getByRole('button', { name: 'Close' }).isVisible()));
  const pages = (await page.pdf()).toString('latin1').match(/\/Type\s*\/Page\b/g);
  assert.equal(pages.length, 1, 'what is not shown takes no paper');
  await page.emulateMedia({ media: null });
  await finish();
});

test('a long explanation begins with its end, and fits a small dark screen', async () => {
  const { page, person, dialog, finish } = await transferred({ colorScheme: 'dark', viewport: { width: 320, height: 800 } });
  for (let count = 0; count < 20; count++) {
    const form = await person.moveMoney('Deposit', 'A-1', '1');
    await person.sees(form.getByRole('status'), `event ${11 + count}.`);
  }
  await person.account('A-1').getByRole('button', { name: 'Explain this number' }).click();
  await person.sees(dialog, '2 earlier movements, which came to 70.00.');
  await assertAccessible(page, 'a long explanation');
  const wider = await dialog.evaluate((element) => element.scrollWidth - element.clientWidth);
  assert.ok(wider <= 0, `the explanation is ${wider} px wider than its dialog`);
  await dialog.getByRole('button', { name: 'Show all' }).click();
  await until(async () => (await dialog.getByRole('row').count()) === 24);
  await finish();
});
