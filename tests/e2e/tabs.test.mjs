// Several tabs of one bank, and a browser that gives the page no storage.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { open, start } from './lib/browser.mjs';
import { Person, until } from './lib/person.mjs';

let bank;
before(async () => {
  bank = await start();
});
after(() => bank?.close());

test('a second tab follows, sends its commands to the first, and takes over when that is closed', async () => {
  const first = await open(bank);
  const writer = new Person(first.page);
  await writer.openAccount('A-1');

  const page = await first.context.newPage();
  await page.goto(bank.url);
  await page.getByText('Another tab writes; this one follows').waitFor();
  const follower = new Person(page);
  await follower.moveMoney('Deposit', 'A-1', '30.00');
  await follower.seesBalances({ 'A-1': '30.00' });
  await writer.seesBalances({ 'A-1': '30.00' });

  await first.page.close();
  await page.getByText('This tab decides and writes').waitFor();
  await follower.moveMoney('Withdraw', 'A-1', '10.00');
  await follower.seesBalances({ 'A-1': '20.00' });
  await page.reload();
  await follower.seesBalances({ 'A-1': '20.00' });
  await first.finish();
});

test('an answer that comes late leaves alone what was typed meanwhile', async () => {
  const first = await open(bank);
  await new Person(first.page).openAccount('A-1');
  const page = await first.context.newPage();
  // Keeps back what other tabs say from when `heard` is a list until it is none.
  await page.addInitScript(() => {
    const listen = EventTarget.prototype.addEventListener;
    BroadcastChannel.prototype.addEventListener = function (type, hear, options) {
      const later = (event) => (globalThis.heard ? globalThis.heard.push(() => hear.call(this, event)) : hear.call(this, event));
      return listen.call(this, type, later, options);
    };
  });
  await page.goto(bank.url);
  await page.getByText('Another tab writes; this one follows').waitFor();
  const follower = new Person(page);
  await page.evaluate(() => (globalThis.heard = []));
  const form = await follower.moveMoney('Deposit', 'A-1', '10');
  await follower.sees(form.getByRole('status'), 'Sent to the tab that writes.');
  await form.getByLabel('Amount').fill('25');
  await page.evaluate(() => {
    const { heard } = globalThis;
    globalThis.heard = undefined;
    for (const hear of heard) hear();
  });
  await follower.seesBalances({ 'A-1': '10.00' });
  await follower.sees(form.getByRole('status'), 'Done: event');
  assert.equal(await form.getByLabel('Amount').inputValue(), '25');
  await follower.sendMoney('Deposit');
  await follower.seesBalances({ 'A-1': '35.00' });
  await first.finish();
});

test('tabs of one bank have their bookmarks in common', async () => {
  const first = await open(bank);
  const one = new Person(first.page);
  await one.openAccount('A-1');
  await one.openAccount('B-2');
  const page = await first.context.newPage();
  await page.goto(`${bank.url}#/timeline?at=2`);
  const other = new Person(page);
  await first.page.goto(`${bank.url}#/timeline?at=1`);
  const marks = ({ page }) => page.getByRole('navigation', { name: 'Bookmarks' }).getByRole('button').allTextContents();
  const see = async (person, expected) => {
    await until(async () => (await marks(person)).length === expected.length);
    const events = (await marks(person)).map((mark) => mark.split(':')[0]);
    assert.deepEqual(events, expected);
  };
  for (const [person, event] of [[one, 1], [other, 2]]) {
    await person.seesMoment(`Event ${event} of 2`);
    await person.page.getByRole('button', { name: 'Bookmark', exact: true }).click();
  }
  for (const person of [one, other]) await see(person, ['Event 1', 'Event 2']);
  await one.page.getByRole('button', { name: 'Bookmark', pressed: true }).click();
  for (const person of [one, other]) await see(person, ['Event 2']);
  await page.reload();
  await see(other, ['Event 2']);
  await first.finish();
});

test('without storage the bank runs in memory, and says so', async () => {
  const opened = await open(bank);
  await opened.page.addInitScript(() => {
    Object.defineProperty(globalThis, 'localStorage', {
      get() {
        throw new DOMException('blocked', 'SecurityError');
      },
    });
  });
  await opened.page.reload();
  await opened.page.getByText('This bank lives in memory and ends with the page').waitFor();
  const person = new Person(opened.page);
  await person.openAccount('A-1');
  await person.moveMoney('Deposit', 'A-1', '5.00');
  await person.seesBalances({ 'A-1': '5.00' });
  await opened.finish();
});
