// The main job, as a person does it: open accounts, move money, transfer step by step, and look into the past.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { open, start } from './lib/browser.mjs';
import { Person } from './lib/person.mjs';

let bank;
before(async () => {
  bank = await start();
});
after(() => bank?.close());

/** Alice has 100 in A-1, Bob nothing in B-2, and nothing is handled by itself: three events. */
async function twoAccounts(options) {
  const opened = await open(bank, options);
  const person = new Person(opened.page);
  await person.stepByStep();
  await person.openAccount('A-1');
  await person.openAccount('B-2');
  await person.moveMoney('Deposit', 'A-1', '100.00');
  await person.seesBalances({ 'A-1': '100.00', 'B-2': '0.00' });
  return { ...opened, person };
}

/** The most that an account can hold. */
const MOST = '90071992547409.91';

/** The id of an account, as its card has it. */
async function idOf(person, number) {
  return (await person.account(number).getByRole('heading').getAttribute('id')).replace('account-', '');
}

/** Asks to close an account, on its card. */
async function askToClose(account) {
  await account.getByText('Manage').click();
  await account.getByRole('button', { name: 'Close account' }).click();
}

test('a transfer goes step by step, and the timeline shows the balances at each', async () => {
  const { page, person, finish } = await twoAccounts();
  await person.transfer('A-1', 'B-2', '30');
  const transfer = page.getByRole('region', { name: 'Transfers' }).getByRole('listitem').first();
  await person.sees(transfer, '30.00 from A-1 to B-2');
  await person.rounds(3);
  await person.seesBalances({ 'A-1': '70.00', 'B-2': '0.00' });
  await person.sees(page.getByRole('region', { name: 'The money line' }), '30.00 in flight');
  await person.sees(page.getByRole('region', { name: 'The money line' }), 'It holds');
  // What keeps an account from being closed is named, and goes when it is no longer so.
  const refused = person.account('B-2').getByRole('alert');
  await askToClose(person.account('B-2'));
  await person.sees(refused, 'A transfer of this account has not ended. It is that of 30.00 from A-1 to B-2: wait for it');
  await person.rounds(3);
  await refused.waitFor({ state: 'hidden' });
  await person.seesBalances({ 'A-1': '70.00', 'B-2': '30.00' });
  await person.sees(transfer, 'finished, done');
  await person.seesEvents(10);

  // Back by button, by number and by key.
  await page.getByRole('button', { name: 'Previous event' }).click();
  await page.getByText('Event 9 of 10: read only.').waitFor();
  await page.getByLabel('Go to event').fill('6');
  await page.getByRole('button', { name: 'Go', exact: true }).click();
  await person.seesMoment('Event 6 of 10: Withdrawn 30.00 from A-1');
  await person.seesBalances({ 'A-1': '70.00', 'B-2': '0.00' });
  await person.slider.press('ArrowLeft');
  await person.seesBalances({ 'A-1': '100.00', 'B-2': '0.00' });
  await person.slider.press('Home');
  await person.seesBalances({ 'A-1': undefined, 'B-2': undefined });
  // What the bank said later is not said before it.
  assert.equal(await person.form('Transfer').getByText('Done: event 4').count(), 0);
  assert.equal(await page.getByText('The round handled').count(), 0);
  await person.slider.press('ArrowRight');
  await person.seesBalances({ 'A-1': '0.00', 'B-2': undefined });
  assert.ok(await page.getByRole('button', { name: 'One round' }).isDisabled());
  assert.ok(await person.form('Open account').getByRole('button').isDisabled());

  await page.getByRole('button', { name: 'Back to live' }).click();
  await person.seesMoment('Event 10 of 10');
  await person.seesBalances({ 'A-1': '70.00', 'B-2': '30.00' });
  await person.sees(person.form('Transfer'), 'Done: event 4');
  await person.seesEvents(10);
  await finish();
});

test('after a reload everything is there again, and the transfer goes on where it was', async () => {
  const { page, person, finish } = await twoAccounts();
  await person.transfer('A-1', 'B-2', '30');
  await person.rounds(3);
  await page.reload();
  await person.seesMoment('Event 7 of 7');
  await person.seesBalances({ 'A-1': '70.00', 'B-2': '0.00' });
  // The pace is remembered, so it goes on only when the person says so.
  await person.sees(page.getByRole('region', { name: 'Process manager' }), 'Next:');
  assert.ok(await page.getByRole('radio', { name: 'Step by step' }).isChecked());
  await page.getByRole('radio', { name: 'Slowly' }).check();
  const transfer = page.getByRole('region', { name: 'Transfers' }).getByRole('listitem').first();
  await person.sees(transfer, 'finished, done');
  await person.seesBalances({ 'A-1': '70.00', 'B-2': '30.00' });
  await finish();
});

test('an address leads to a moment, and a reload stays there', async () => {
  const { page, person, finish } = await twoAccounts();
  await person.slider.press('ArrowLeft');
  await page.waitForURL(/#\/bank\?at=2$/);
  await page.reload();
  await page.getByText('Event 2 of 3: read only.').waitFor();
  await person.seesBalances({ 'A-1': '0.00', 'B-2': '0.00' });
  await page.getByRole('link', { name: 'Timeline' }).click();
  await page.waitForURL(/#\/timeline\?at=2$/);
  await page.getByRole('row', { name: /Deposited/ }).click();
  await page.waitForURL(/#\/timeline$/);
  await person.seesMoment('Event 3 of 3: Deposited 100.00 into A-1');
  await finish();
});

test('an amount that is none is told beside its field, and nothing is sent', async () => {
  const { page, person, finish } = await twoAccounts();
  for (const bad of ['', '1e3', '-5', '1.234', 'NaN', '１', '99999999999999999999']) {
    const form = await person.moveMoney('Deposit', 'A-1', bad);
    const amount = form.getByLabel('Amount');
    assert.equal(await amount.getAttribute('aria-invalid'), 'true', bad);
    const described = (await amount.getAttribute('aria-describedby')).split(' ');
    const told = await page.evaluate((ids) => ids.map((id) => document.getElementById(id).textContent).join(' '), described);
    assert.match(told, /amount|digits|more than the bank/i, bad);
    assert.equal(await amount.inputValue(), bad);
    await amount.and(person.page.locator(':focus')).waitFor();
  }
  await person.seesEvents(3);
  await finish();
});

test('a refusal stands beside its form, says what to do, and loses no input', async () => {
  const { person, finish } = await twoAccounts();
  const form = await person.moveMoney('Withdraw', 'A-1', '100.01');
  await person.sees(form.getByRole('alert'), 'Deposit first, or ask for less.');
  assert.equal(await form.getByLabel('Amount').inputValue(), '100.01');
  await person.seesEvents(3);
  const transfer = await person.transfer('A-1', 'A-1', '1');
  await person.sees(transfer.getByRole('alert'), 'The two accounts must differ.');
  await person.seesEvents(3);
  await finish();
});

test('a double click sends once', async () => {
  const { person, finish } = await twoAccounts();
  const form = person.form('Deposit or withdraw');
  await form.getByLabel('Amount').fill('5');
  await form.getByRole('button', { name: 'Deposit' }).dblclick();
  await person.sees(form.getByRole('status'), 'The same command again, so nothing was added.');
  await person.seesBalances({ 'A-1': '105.00' });
  await person.seesEvents(4);
  // Whoever comes back and presses once more means something new, and has not said what.
  await form.getByRole('button', { name: 'Deposit' }).click();
  await form.getByText('Enter an amount').waitFor();
  await person.seesEvents(4);
  await finish();
});

test('what is typed is still there after a look at another page, and in another currency', async () => {
  const { page, person, finish } = await twoAccounts();
  await person.form('Open account').getByLabel('Account number').fill('half of');
  await person.fillMoney('B-2', '12');
  await page.getByRole('link', { name: 'Timeline', exact: true }).click();
  await page.getByRole('grid', { name: 'Events' }).waitFor();
  await page.getByRole('link', { name: 'Bank', exact: true }).click();
  await page.getByText('Display', { exact: true }).click();
  await page.getByLabel('Currency').selectOption('EUR');
  await person.seesBalances({ 'A-1': '€100.00' });
  assert.equal(await person.form('Open account').getByLabel('Account number').inputValue(), 'half of');
  await person.sendMoney('Deposit');
  await person.seesBalances({ 'B-2': '€12.00' });
  await finish();
});

test('a transfer without funds fails and moves nothing', async () => {
  const { page, person, finish } = await twoAccounts();
  await person.transfer('B-2', 'A-1', '1');
  await person.rounds(3);
  const transfer = page.getByRole('region', { name: 'Transfers' }).getByRole('listitem').first();
  await person.sees(transfer, 'failed, ended here');
  await person.sees(transfer, 'balance 0.00, overdraft limit 0.00, asked 1.00');
  await person.seesBalances({ 'A-1': '100.00', 'B-2': '0.00' });
  await finish();
});

test('an account is closed and reopened, and its refusals are told', async () => {
  const { person, finish } = await twoAccounts();
  const full = person.account('A-1');
  await askToClose(full);
  await person.sees(full.getByRole('alert'), 'Bring it to zero first.');
  const empty = person.account('B-2');
  await empty.getByText('Manage').click();
  await empty.getByRole('button', { name: 'Close account' }).dblclick();
  await empty.getByRole('button', { name: 'Reopen account' }).waitFor();
  await person.seesEvents(4);
  const form = await person.moveMoney('Deposit', 'B-2 (closed)', '1');
  await person.sees(form.getByRole('alert'), 'The account is closed. Reopen it first.');
  await empty.getByLabel('New overdraft limit').fill('unlimited');
  await empty.getByRole('button', { name: 'Reopen account' }).click();
  await empty.getByRole('button', { name: 'Close account' }).waitFor();
  await empty.getByRole('button', { name: 'Set limit' }).click();
  await person.sees(empty, 'May owe any amount');
  await person.moveMoney('Withdraw', 'B-2', '20');
  await person.seesBalances({ 'B-2': '−20.00 owed' });
  await finish();
});

test('a refund that is stuck is tried again, and what else happens does not disturb it', async () => {
  const { page, person, finish } = await twoAccounts();
  const closed = person.account('B-2');
  await askToClose(closed);
  await closed.getByRole('button', { name: 'Reopen account' }).waitFor();
  await person.transfer('A-1', 'B-2 (closed)', '100');
  await person.rounds(3);
  await person.seesBalances({ 'A-1': '0.00' });
  // So full that the money finds no room when it comes back.
  await person.moveMoney('Deposit', 'A-1', MOST);
  const untilQuiet = () => page.getByRole('button', { name: 'Run until quiet' }).click();
  await untilQuiet();
  const stuck = page.getByRole('listitem').filter({ hasText: '100.00 from A-1 to B-2' });
  await person.sees(stuck, 'stuck, ended here');
  const retry = stuck.getByRole('button', { name: 'Retry refund' });
  const isFocused = (locator) => locator.evaluate((element) => element === document.activeElement);
  // Another transfer comes, and stands above this one.
  await retry.focus();
  const [from, to] = await Promise.all(['A-1', 'B-2'].map((number) => idOf(person, number)));
  await page.evaluate(async ([from_account_id, to_account_id]) => {
    await globalThis.bank.request('POST', '/transfer', { from_account_id, to_account_id, amount: 700 });
  }, [from, to]);
  await page.getByRole('listitem').filter({ hasText: '7.00 from A-1 to B-2' }).waitFor();
  assert.ok(await isFocused(retry), 'the focus stays on the button');
  // It is tried, and the account is still full.
  await page.keyboard.press('Enter');
  await person.sees(stuck.getByRole('status'), 'Done: event');
  await retry.waitFor({ state: 'detached' });
  assert.ok(await isFocused(stuck), 'the button went, and the focus to its transfer');
  await untilQuiet();
  await person.sees(stuck, 'stuck, ended here');
  await person.moveMoney('Withdraw', 'A-1', MOST);
  await retry.click();
  await untilQuiet();
  await person.sees(stuck, 'refunded, done');
  await person.seesBalances({ 'A-1': '100.00' });
  await finish();
});

test('when another program closes an account, the focus stays where the person works', async () => {
  const { page, person, finish } = await twoAccounts();
  const full = person.account('A-1');
  await askToClose(full);
  await person.sees(full.getByRole('alert'), 'Bring it to zero first.');
  const amount = person.form('Deposit or withdraw').getByLabel('Amount');
  await amount.focus();
  const id = await idOf(person, 'A-1');
  const statuses = await page.evaluate(async (id) => {
    const ask = (method, path, body) => globalThis.bank.request(method, path, body);
    const emptied = await ask('POST', `/account/${id}/withdraw`, { amount: 10_000 });
    const closed = await ask('POST', `/account/${id}/close`);
    return [emptied.status, closed.status];
  }, id);
  assert.deepEqual(statuses, [200, 200]);
  await full.getByRole('button', { name: 'Reopen account' }).waitFor();
  assert.ok(await amount.evaluate((input) => input === document.activeElement));
  await finish();
});

test('slowly, a transfer is seen withdrawn before it is finished', async () => {
  const { page, person, finish } = await twoAccounts();
  await page.getByRole('radio', { name: 'Slowly' }).check();
  await person.transfer('A-1', 'B-2', '30');
  const transfer = page.getByRole('region', { name: 'Transfers' }).getByRole('listitem').first();
  await person.sees(transfer, 'withdrawn, reached');
  await person.sees(transfer, 'finished, done');
  await person.seesBalances({ 'A-1': '70.00', 'B-2': '30.00' });
  await finish();
});

test('at once, a transfer is finished without a wait', async () => {
  const { page, person, finish } = await twoAccounts();
  await page.getByRole('radio', { name: 'At once' }).check();
  await person.transfer('A-1', 'B-2', '30');
  await person.seesEvents(10);
  await person.seesBalances({ 'A-1': '70.00', 'B-2': '30.00' });
  await page.reload();
  assert.ok(await page.getByRole('radio', { name: 'At once' }).isChecked());
  await finish();
});

test('a link that is followed just before the address is written is not lost', async () => {
  const { page, finish } = await open(bank);
  // The address is written when the cursor has rested for 200 ms. Here that is when the test says so.
  await page.addInitScript(() => {
    const { setTimeout } = globalThis;
    globalThis.due = [];
    globalThis.setTimeout = (act, delay, ...more) => (delay === 200 ? globalThis.due.push(act) : setTimeout(act, delay, ...more));
  });
  await page.reload();
  const person = new Person(page);
  await person.openAccount('A-1');
  await person.openAccount('B-2');
  await person.slider.press('ArrowLeft');
  await person.seesMoment('Event 1 of 2');
  const wrote = await page.evaluate(() => {
    [...document.querySelectorAll('nav a')].find((link) => link.textContent === 'Timeline').click();
    // The page hears of the link in a moment.
    return globalThis.due.splice(0).slice(-1).map((write) => write()).length;
  });
  assert.equal(wrote, 1, 'the address was to be written');
  await page.getByRole('link', { name: 'Timeline', exact: true }).and(page.locator('[aria-current]')).waitFor();
  await page.waitForURL(/#\/timeline\?at=1$/);
  await finish();
});
