// Whoever has no mouse goes on where they are: when what has the focus goes, the focus goes to where one goes on from there.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { readFile } from 'node:fs/promises';
import { open, start } from './lib/browser.mjs';
import { anew, Person, until } from './lib/person.mjs';

let bank;
before(async () => {
  bank = await start();
});
after(() => bank?.close());

/** A person with a keyboard and nothing else. */
class Typist extends Person {
  /** Gives something the focus, as Tab does, and presses a key there. */
  async press(locator, key = 'Enter') {
    await locator.focus();
    await this.page.keyboard.press(key);
  }

  async isAt(locator) {
    await locator.and(this.page.locator(':focus')).waitFor();
  }

  async turn(name) {
    await this.press(this.page.getByRole('navigation', { name: 'Pages' }).getByRole('link', { name, exact: true }));
  }

  async goTo(event) {
    await this.page.getByLabel('Go to event').fill(String(event));
    await this.page.keyboard.press('Enter');
    await this.seesMoment(`Event ${event} of`);
  }

  button(name, within = this.page) {
    return within.getByRole('button', { name, exact: true });
  }

  region(name) {
    return this.page.getByRole('region', { name, exact: true });
  }

  bank(name) {
    return this.page.getByRole('article', { name, exact: true });
  }

  /** Opens what is folded away. */
  async unfolds(locator) {
    await this.press(locator);
    await until(() => locator.evaluate((summary) => summary.parentElement.open));
  }
}

async function quietDay() {
  const opened = await open(bank, { viewport: { width: 1280, height: 800 } });
  const person = new Typist(opened.page);
  await anew(opened.page, () => person.press(person.button('Load a sample day')));
  await person.account('ADA-1').waitFor();
  return { ...opened, person };
}

test('the focus goes on from what the bank page and the timeline take away', async () => {
  const { page, person, finish } = await quietDay();
  const main = page.getByRole('main');
  await person.press(person.button('Hide these steps'));
  await person.isAt(main);
  await person.press(person.button('Only this stream'));
  await page.waitForURL(/#\/timeline\?.*stream=/);
  await person.isAt(main);
  // On the page of the timeline the button stays.
  await person.goTo(9);
  await person.press(person.button('Only this conversation'));
  const filter = page.getByRole('search', { name: 'Filter' });
  await filter.getByRole('button', { name: /^Conversation/ }).waitFor();
  await person.isAt(person.button('Only this conversation'));
  const shown = filter.getByRole('status');
  await person.press(filter.getByRole('button', { name: /^Conversation/ }));
  await person.isAt(shown.filter({ hasText: '41 of 41 shown' }));
  await person.press(filter.getByLabel('Text'), 'A');
  await person.press(person.button('Show all events', filter));
  await person.isAt(shown);

  // The event that began a conversation leads nowhere further, and before the first event there is no card.
  await person.press(person.region('Chosen event').getByRole('button', { name: 'Go to event 8' }).last());
  await person.seesMoment('Event 8 of');
  await person.isAt(person.region('Chosen event').getByRole('heading', { level: 3 }));
  await person.press(person.button('What if?'), 'Home');
  await person.seesMoment('Before the first event');
  await person.isAt(person.slider);
  await page.keyboard.press('ArrowRight');
  await person.seesMoment('Event 1 of');
  await finish();
});

test('the focus goes on from what the machinery page takes away', async () => {
  const { page, person, finish } = await quietDay();
  await person.turn('Machinery');
  const projections = person.region('Projections');
  const [breaks, rebuilds] = ['Break accounts', 'Rebuild accounts'].map((name) => person.button(name, projections));
  await person.press(breaks);
  await projections.getByText('broken on this screen').waitFor();
  await person.isAt(breaks);
  assert.equal(await breaks.getAttribute('aria-disabled'), 'true');
  await page.keyboard.press('Enter');
  await person.press(rebuilds);
  await person.sees(projections.getByRole('status'), '✗ They differ from event');
  await person.isAt(rebuilds);
  await person.press(person.button('Use the rebuilt one'));
  await projections.getByText('broken on this screen').waitFor({ state: 'detached' });
  await person.isAt(rebuilds);

  // At an earlier moment the stream stands elsewhere in the list, and its history is shorter.
  const streams = person.region('Streams');
  await person.unfolds(streams.getByText(/^account-/).nth(1).locator('xpath=..'));
  const events = () => streams.getByRole('button', { name: /^Go to event/ });
  assert.ok((await events().count()) > 2);
  const first = await events().last().textContent();
  await person.press(events().last());
  await until(async () => (await events().count()) === 1);
  await person.isAt(person.button(first, streams));
  // In the past nothing is built, and nothing is dropped.
  await person.press(rebuilds);
  await person.isAt(rebuilds);
  assert.equal(await projections.getByText(/anew: |The same|They differ/).count(), 0);
  await finish();
});

test('the focus goes on from what the storage page takes away', async () => {
  const { page, person, finish } = await quietDay();
  await person.turn('Storage');
  const rename = (name) => person.button(`Rename ${name}`);
  await person.press(rename('quiet-day'));
  await person.isAt(person.bank('quiet-day').getByLabel('New name'));
  await person.press(person.button('Cancel'));
  await person.isAt(rename('quiet-day'));
  await person.press(rename('quiet-day'));
  await person.isAt(person.bank('quiet-day').getByLabel('New name'));
  await page.keyboard.press('Control+A');
  await page.keyboard.type('Zoe');
  await page.keyboard.press('Enter');
  await person.isAt(rename('Zoe'));
  // The same name again is no other row of the list.
  await person.press(rename('Zoe'));
  await person.press(person.button('Save'));
  await person.isAt(rename('Zoe'));

  const saving = page.waitForEvent('download');
  await person.press(person.button('Export this bank'));
  const text = await readFile(await (await saving).path(), 'utf8');
  const file = page.getByLabel('File', { exact: true });
  for (const button of ['Discard', 'Add as a new bank']) {
    await file.setInputFiles({ name: 'again.jsonl', mimeType: 'text/plain', buffer: Buffer.from(text) });
    await person.press(person.button(button, person.region('Found in the file')));
    await person.isAt(file);
  }

  await person.press(person.button('Duplicate Zoe'));
  await person.press(person.button('Delete quiet-day-copy'));
  await person.press(person.button('Delete', page.getByRole('dialog')));
  await person.isAt(person.button('Undo deleting quiet-day-copy'));
  // It waits, and takes the focus from nobody who comes back.
  await person.turn('Bank');
  await person.turn('Storage');
  await person.button('Undo deleting quiet-day-copy').waitFor();
  await person.isAt(page.getByRole('link', { name: 'Storage', exact: true }));
  await person.press(person.button('Undo deleting quiet-day-copy'));
  await person.isAt(page.getByRole('link', { name: 'Open quiet-day-copy' }));
  await finish();
});

test('the focus goes on from a button that shows the rest of a list to the first of the rest', async () => {
  const { page, finish } = await open(bank);
  const person = new Typist(page);
  await person.stepByStep();
  await page.evaluate(async () => {
    const ask = async (path, body) => (await globalThis.bank.request('POST', path, body)).body;
    const ids = [];
    for (let number = 10; number < 24; number++) ids.push((await ask('/account', { account_number: `A-${number}` })).id);
    const [from_account_id, to_account_id] = ids;
    for (let amount = 1; amount <= 25; amount++) await ask(`/account/${from_account_id}/deposit`, { amount });
    for (let amount = 1; amount <= 11; amount++) await ask('/transfer', { from_account_id, to_account_id, amount });
  });
  await person.seesEvents(50);
  await page.reload();
  const [accounts, transfers] = ['Accounts', 'Transfers'].map((name) => person.region(name));
  await person.press(person.button('Show all', accounts));
  await person.isAt(accounts.getByRole('article').nth(12).getByRole('button', { name: /Explain this number/ }));
  await person.press(person.button('Show all', transfers));
  await person.isAt(transfers.getByRole('listitem').filter({ hasText: '0.01 from A-10 to A-11' }));
  await person.press(person.account('A-10').getByRole('button', { name: /Explain this number/ }));
  const statement = page.getByRole('dialog');
  await person.press(person.button('Show all', statement));
  await person.isAt(statement.getByRole('button', { name: /^Event/ }).first());
  await page.keyboard.press('Escape');

  await person.turn('Machinery');
  const streams = person.region('Streams');
  // In the order of the page: accounts first, then transfers.
  await person.press(person.button('Show more streams', streams).first());
  await person.isAt(streams.getByRole('listitem').nth(6).locator('summary'));
  await person.turn('Storage');
  const more = person.button('Show more', person.region('What lies in the storage'));
  await person.press(more);
  await more.waitFor({ state: 'detached' });
  await person.isAt(person.region('What lies in the storage').getByRole('group').nth(25).locator('summary'));
  await finish();
});
