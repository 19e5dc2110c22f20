// Several tabs of one bank, and a browser that gives the page no storage.
import { after, before, test } from 'node:test';
import { open, start } from './lib/browser.mjs';
import { Person } from './lib/person.mjs';

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
