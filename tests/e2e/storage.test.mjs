// Banks side by side, and how logs leave and arrive as files.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { readFile } from 'node:fs/promises';
import { open, start } from './lib/browser.mjs';
import { assertAccessible } from './lib/axe.mjs';
import { Person, until } from './lib/person.mjs';

let bank;
before(async () => {
  bank = await start();
});
after(() => bank?.close());

/** Somebody with the storage page before them. */
class Keeper extends Person {
  async goTo(name) {
    await this.page.getByRole('link', { name, exact: true }).click();
  }

  region(name) {
    return this.page.getByRole('region', { name, exact: true });
  }

  bank(name) {
    return this.page.getByRole('article', { name, exact: true });
  }

  async saved(act) {
    const saving = this.page.waitForEvent('download');
    await act();
    const download = await saving;
    return { name: download.suggestedFilename(), text: await readFile(await download.path(), 'utf8') };
  }

  async exported() {
    return this.saved(() => this.region('Export').getByRole('button', { name: 'Export this bank' }).click());
  }

  async chooses(name, text) {
    await this.page.getByLabel('File', { exact: true }).setInputFiles({ name, mimeType: 'application/json', buffer: Buffer.from(text) });
  }

  /** What was found in a file. */
  found(name) {
    return this.region('Found in the file').getByRole('article', { name, exact: true });
  }

  async adds(name) {
    await this.found(name).getByRole('button', { name: 'Add as a new bank' }).click();
  }

  async opens(name) {
    await this.page.getByRole('link', { name: `Open ${name}`, exact: true }).click();
    await this.bank(name).getByText('open here').waitFor();
  }

  async addsSample(label, seed) {
    const form = this.form('Sample banks');
    await form.getByLabel('Sample').selectOption({ label });
    if (seed !== undefined) await form.getByLabel('Seed').fill(seed);
    await form.getByRole('button', { name: 'Add sample bank' }).click();
    return form;
  }
}

/** A page with 70.00 in A-1 and 30.00 in B-2: three events and a transfer of seven. */
async function afterTransfer(options) {
  const opened = await open(bank, options);
  const person = new Keeper(opened.page);
  await person.stepByStep();
  await person.openAccount('A-1');
  await person.openAccount('B-2');
  await person.moveMoney('Deposit', 'A-1', '100');
  await person.transfer('A-1', 'B-2', '30');
  await person.rounds(6);
  await person.seesBalances({ 'A-1': '70.00', 'B-2': '30.00' });
  return { ...opened, person };
}

test('an exported bank is imported in another browser, and comes back byte for byte', async () => {
  const first = await afterTransfer();
  await first.person.goTo('Storage');
  const { name, text } = await first.person.exported();
  assert.equal(name, 'bank-main.jsonl');
  assert.equal(text.split('\n').length, 12);
  await first.finish();

  const { page, finish } = await open(bank, { path: '#/storage' });
  const person = new Keeper(page);
  await person.chooses('Class of 2026.jsonl', text);
  await person.sees(person.found('Class of 2026'), 'Good');
  await person.sees(person.found('Class of 2026'), '10 messages');
  await person.adds('Class of 2026');
  await person.sees(person.bank('class-of-2026'), '10 messages');
  await person.opens('class-of-2026');
  await page.waitForURL(/#\/storage\?in=class-of-2026$/);
  assert.equal((await person.exported()).text, text);
  await person.goTo('Bank');
  await person.seesBalances({ 'A-1': '70.00', 'B-2': '30.00' });

  await person.goTo('Storage');
  await person.chooses('again.jsonl', text);
  await person.adds('again');
  await person.sees(person.region('Import').getByRole('status'), 'The same log is here already, as class-of-2026. Nothing was changed.');
  await person.bank('again').waitFor({ state: 'detached' });
  await finish();
});

test('banks lie side by side: new, renamed, opened, duplicated, deleted and put back', async () => {
  const { page, finish } = await open(bank);
  const person = new Keeper(page);
  await person.openAccount('A-1');
  await person.goTo('Storage');
  const form = person.form('New bank');
  await form.getByLabel('Name').fill('Class of 2026');
  await form.getByRole('button', { name: 'New bank' }).click();
  await person.sees(person.bank('Class of 2026'), '0 messages');

  await person.opens('Class of 2026');
  await person.sees(page.getByRole('banner'), 'Bank: Class of 2026');
  await person.goTo('Bank');
  await page.waitForURL(/#\/bank\?in=class-of-2026$/);
  await page.getByText('No account yet.').waitFor();
  await person.openAccount('C-3');
  await page.reload();
  await person.account('C-3').waitFor();
  await person.account('A-1').waitFor({ state: 'detached' });

  await person.goTo('Storage');
  const here = person.bank('Class of 2026');
  await here.getByRole('button', { name: 'Duplicate' }).click();
  const copy = person.bank('class-of-2026-copy');
  await person.sees(copy, '1 message');
  await copy.getByRole('button', { name: 'Rename' }).click();
  await copy.getByLabel('New name').fill('class of 2026');
  await copy.getByRole('button', { name: 'Save' }).click();
  await person.sees(copy, 'Another bank has this name.');
  await copy.getByLabel('New name').fill('  <b>The copy</b>  ');
  await copy.getByRole('button', { name: 'Save' }).click();
  const renamed = person.bank('<b>The copy</b>');
  await renamed.waitFor();

  assert.equal(await here.getByRole('button', { name: 'Delete' }).count(), 0, 'the open bank is not deleted');
  await renamed.getByRole('button', { name: 'Delete' }).click();
  const question = page.getByRole('dialog', { name: 'Delete <b>The copy</b>?' });
  await question.getByRole('button', { name: 'Cancel' }).click();
  await question.waitFor({ state: 'hidden' });
  await renamed.getByRole('button', { name: 'Delete' }).click();
  await question.getByRole('button', { name: 'Delete' }).click();
  await renamed.waitFor({ state: 'detached' });
  assert.equal(await page.evaluate(() => Object.keys(localStorage).some((key) => key.includes('copy'))), false);
  await page.getByRole('button', { name: 'Undo deleting <b>The copy</b>', exact: true }).and(page.locator(':focus')).click();
  await person.sees(renamed, '1 message');

  await person.opens('Main bank');
  await person.goTo('Bank');
  await person.account('A-1').waitFor();
  await finish();
});

test('the bookmarks and the pace of a bank go with it and come back with it', async () => {
  const { page, finish } = await open(bank);
  const person = new Keeper(page);
  await person.loadSampleDay();
  await person.stepByStep();
  await person.goTo('Timeline');
  await person.slider.press('b');
  const marks = page.getByRole('navigation', { name: 'Bookmarks' }).getByRole('button');
  await marks.waitFor();
  const kept = () => page.evaluate(() => Object.keys(localStorage).filter((key) => key.endsWith(':quiet-day')));
  assert.equal((await kept()).length, 2);

  await person.goTo('Storage');
  await person.opens('Main bank');
  const day = person.bank('quiet-day');
  await day.getByRole('button', { name: 'Delete' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Delete' }).click();
  await day.waitFor({ state: 'detached' });
  assert.deepEqual(await kept(), []);
  await page.getByRole('button', { name: /^Undo deleting/ }).click();
  await person.opens('quiet-day');
  await person.goTo('Timeline');
  await marks.waitFor();
  await person.goTo('Bank');
  await page.getByRole('radio', { name: 'Step by step', checked: true }).waitFor();
  await finish();
});

test('a name that hides something is told beside its field', async () => {
  const { page, finish } = await open(bank, { path: '#/storage' });
  const person = new Keeper(page);
  const form = person.form('New bank');
  for (const [bad, told] of [['', 'Enter a name.'], ['a\u202eb', 'U+202E'], ['x'.repeat(61), 'At most 60'], ['main bank', 'Another bank has this name.']]) {
    await form.getByLabel('Name').fill(bad);
    await form.getByRole('button', { name: 'New bank' }).click();
    await person.sees(form, told);
    await form.getByLabel('Name').and(page.locator(':focus')).waitFor();
    assert.equal(await form.getByLabel('Name').getAttribute('aria-invalid'), 'true');
  }
  assert.deepEqual(await page.evaluate(() => Object.keys(localStorage)), []);
  await finish();
});

test('a bad file is refused with its line and field, and changes nothing', async () => {
  const first = await afterTransfer();
  const { page, person } = first;
  await person.goTo('Storage');
  const { text } = await person.exported();
  const lines = text.split('\n');
  const changed = (line, from, to) => lines.with(line - 1, lines[line - 1].replace(from, to)).join('\n');
  const before = await page.evaluate(() => JSON.stringify(localStorage));
  for (const [bad, told] of [
    [changed(4, '"amount":10000', '"amount":9007199254740993'), 'Line 4, field data.amount: 9007199254740993 is not a whole number'],
    [changed(4, '"amount":10000', '"amount":10001'), 'Line 1, field hash: it was changed after it was exported'],
    [changed(5, '"version":1', '"version":7'), 'Line 5, field version:'],
    [changed(3, '"account_number":"B-2"', '"account_number":"B\\u202e2"'), 'Line 3, field data.account_number: a text holds the character U+202E'],
    [changed(2, '"schema":2', '"schema":2,"schema":2'), 'Line 2, field schema: this key comes twice'],
    [text.slice(0, -40), 'Line 11'],
    ['%PDF-1.7', 'it is neither an export of this bank nor a raw log'],
  ]) {
    await person.chooses('bad.jsonl', bad);
    await person.sees(person.found('bad'), 'Refused');
    await person.sees(person.found('bad'), told);
    assert.equal(await person.found('bad').getByRole('button', { name: 'Add as a new bank' }).count(), 0);
    await person.found('bad').getByRole('button', { name: 'Discard' }).click();
    await person.found('bad').waitFor({ state: 'detached' });
  }
  await person.chooses('empty.jsonl', '\n');
  await person.sees(person.region('Import').getByRole('alert'), 'The file is empty.');
  assert.equal(await page.evaluate(() => JSON.stringify(localStorage)), before);
  await first.finish();
});

test('a part is exported, and only a beginning can be taken in', async () => {
  const { person, finish } = await afterTransfer();
  await person.goTo('Storage');
  const part = async (from, to) => {
    await person.region('Export').getByLabel('From event').fill(from);
    await person.region('Export').getByLabel('To event').fill(to);
    await person.region('Export').getByRole('button', { name: 'Export this part' }).click();
  };
  await part('0', '99');
  assert.equal(await person.region('Export').getByText('Enter the number of an event of this bank.').count(), 2);
  const beginning = await person.saved(() => part('1', '6'));
  assert.equal(beginning.name, 'bank-main-1-to-6.jsonl');
  await person.sees(person.region('Export').getByRole('status'), 'bank-main-1-to-6.jsonl');
  await part('0', '6');
  await person.sees(person.region('Export'), 'Enter the number of an event of this bank.');
  assert.equal(await person.region('Export').getByText('bank-main-1-to-6.jsonl').count(), 0, 'what was said before is over');
  assert.equal(beginning.text.split('\n').length, 8);
  await person.chooses(beginning.name, beginning.text);
  const found = person.found('bank-main-1-to-6');
  await person.sees(found, 'Risky');
  await person.sees(found, 'Line 5: the transfer of event 4 is under way and goes on when the bank is opened.');
  await person.adds('bank-main-1-to-6');
  await person.sees(person.bank('bank-main-1-to-6'), '6 messages');
  const rest = await person.saved(() => part('7', '10'));
  await person.chooses(rest.name, rest.text);
  await person.sees(person.found('bank-main-7-to-10'), 'Line 2, field position: it begins with event 7');
  await finish();
});

test('a quiet day is loaded beside the own bank', async () => {
  const { page, finish } = await open(bank);
  const person = new Keeper(page);
  await person.openAccount('A-1');
  await person.goTo('Storage');
  await person.sees((await person.addsSample('A quiet day')).getByRole('status'), 'Added as quiet-day.');
  await person.sees((await person.addsSample('A quiet day')).getByRole('status'), 'The same log is here already, as quiet-day.');
  await person.sees((await person.addsSample('A quiet day', '2')).getByRole('status'), 'Added as quiet-day-2.');
  await person.opens('quiet-day');
  await person.goTo('Bank');
  await person.account('SHOP-4').waitFor();
  await person.sees(person.region('The money line'), 'It holds');
  await page.getByRole('link', { name: 'Storage', exact: true }).click();
  await person.opens('Main bank');
  await person.goTo('Bank');
  await person.account('A-1').waitFor();
  await person.account('SHOP-4').waitFor({ state: 'detached' });
  await finish();
});

test('a large sample is made in parts while the page answers, and given up it leaves nothing behind', async () => {
  const { page, finish } = await open(bank);
  const person = new Keeper(page);
  await person.openAccount('A-1');
  await person.goTo('Storage');
  const stored = () => page.evaluate(() => JSON.stringify(Object.entries(localStorage).filter(([key]) => key.startsWith('bank')).sort()));
  const before = await stored();
  const form = await person.addsSample('100,000 messages');
  const bar = form.getByRole('progressbar', { name: /^Played and packed: \d+ %$/ });
  await form.getByRole('button', { name: 'Cancel' }).and(page.locator(':focus')).waitFor();
  const made = async () => Number(await bar.getAttribute('value'));
  const first = await made();
  await until(async () => (await made()) > first);
  await assertAccessible(page, 'a sample in the making');

  // Meanwhile the page answers: another page is shown, a command is taken, and the work goes on.
  await person.goTo('Bank');
  await person.moveMoney('Deposit', 'A-1', '5');
  await person.seesBalances({ 'A-1': '5.00' });
  await person.moveMoney('Withdraw', 'A-1', '5');
  await person.seesBalances({ 'A-1': '0.00' });
  const with_events = await stored();
  assert.notEqual(with_events, before);
  await person.goTo('Storage');
  const back = await made();
  await until(async () => (await made()) > back);
  await form.getByRole('button', { name: 'Cancel' }).click();
  await person.sees(form.getByRole('status'), 'Given up. Nothing was added.');
  await bar.waitFor({ state: 'detached' });
  await form.getByRole('button', { name: 'Add sample bank' }).and(page.locator(':focus')).waitFor();
  assert.equal(await stored(), with_events);
  assert.equal(await person.bank('100-000-messages').count(), 0);

  // The next is made to its end.
  await person.sees((await person.addsSample('10,000 messages')).getByRole('status'), 'Added as 10-000-messages.');
  await person.sees(person.bank('10-000-messages'), /10,00\d messages/);
  await finish();
});

test('what is saved when the program has stopped is taken in', async () => {
  const { page, person, finish } = await afterTransfer();
  await page.evaluate(() => dispatchEvent(new CustomEvent('bank-failed', { detail: 'planted' })));
  const { text } = await person.saved(() => page.getByRole('button', { name: 'Download the raw log' }).click());
  await page.evaluate(() => localStorage.clear());
  await page.goto(`${bank.url}?again#/storage`);
  await person.chooses('event-sourced-bank-raw-log.json', text);
  await person.sees(person.found('main'), 'Good');
  await person.adds('main');
  await person.opens('main-2');
  await person.goTo('Bank');
  await person.seesBalances({ 'A-1': '70.00', 'B-2': '30.00' });
  await finish();
});

test('a bank in memory is exported before the page closes, and imported again', async () => {
  const opened = await open(bank);
  const { page } = opened;
  await page.addInitScript(() => {
    Object.defineProperty(globalThis, 'localStorage', {
      get() {
        throw new DOMException('blocked', 'SecurityError');
      },
    });
  });
  await page.reload();
  const person = new Keeper(page);
  await page.getByText('This bank lives in memory and ends with the page').waitFor();
  await person.openAccount('A-1');
  await page.getByText('1 message is in no file yet.').waitFor();
  const asked = page.waitForEvent('dialog');
  const leaving = page.goto(`${bank.url}?elsewhere`).catch(() => 'stayed');
  const question = await asked;
  assert.equal(question.type(), 'beforeunload');
  await question.dismiss();
  assert.equal(await leaving, 'stayed');

  const { text } = await person.saved(() => page.getByRole('button', { name: 'Export this bank' }).first().click());
  await page.getByText('All messages are exported.').waitFor();
  await person.moveMoney('Deposit', 'A-1', '5');
  await person.seesBalances({ 'A-1': '5.00' });
  await person.goTo('Storage');
  await person.chooses('saved.jsonl', text);
  await person.adds('saved');
  await person.opens('saved');
  await person.goTo('Bank');
  await person.seesBalances({ 'A-1': '0.00' });
  await person.goTo('Storage');
  await person.opens('Main bank');
  await person.goTo('Bank');
  await person.seesBalances({ 'A-1': '5.00' });
  await opened.finish();
});

test('the room, the chain and every key as it lies are shown, packed ones as readable as the others', async () => {
  const { page, person, finish } = await afterTransfer();
  await person.goTo('Storage');
  const room = person.region('Room in this browser');
  await person.sees(room, /[\d,]+ of 5,242,880 characters taken, 0 %\./);
  await person.sees(room, 'The chain of hashes holds. Every commit was checked when it was read.');
  const lies = person.region('What lies in the storage');
  const entry = lies.getByRole('group').filter({ hasText: 'a commit from event 3 on' });
  await entry.locator('summary').click();
  const text = await entry.getByLabel('What lies there').textContent();
  assert.equal(JSON.parse(text).messages[0].type, 'Deposited');
  assert.ok(await page.evaluate((text) => Object.values(localStorage).includes(text), text), 'it is what lies there');

  await person.addsSample('A refund');
  await person.opens('refund');
  await person.sees(room, 'Every hash was worked out again, 1 packed segment included.');
  const segment = lies.getByRole('group').filter({ hasText: 'packed commits, events 1 to' });
  await segment.locator('summary').click();
  const packed = JSON.parse(await segment.getByLabel('What lies there').first().textContent());
  assert.equal(packed.messages[0].type, 'AccountCreated');
  await finish();
});
