// A stored log that is damaged in the middle: what is wrong is named, nothing is lost, and there is a way on.
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { after, before, test } from 'node:test';
import { open, start } from './lib/browser.mjs';
import { Person } from './lib/person.mjs';

let bank;
before(async () => {
  bank = await start();
});
after(() => bank?.close());

test('a damaged log is shown up to the damage, saved as it lies, and gone on from in a new bank', async () => {
  const opened = await open(bank);
  const { page } = opened;
  const person = new Person(page);
  await person.openAccount('A-1');
  await person.moveMoney('Deposit', 'A-1', '30.00');
  await person.seesBalances({ 'A-1': '30.00' });
  await person.moveMoney('Deposit', 'A-1', '12.00');
  await person.seesBalances({ 'A-1': '42.00' });
  const before = await page.evaluate(() => {
    const [key] = Object.keys(localStorage).filter((key) => key.startsWith('bank/main/0000000002-'));
    localStorage.setItem(key, localStorage.getItem(key).replace('3000', '9000'));
    return { ...localStorage };
  });
  await page.reload();

  const rescue = page.getByRole('region', { name: 'The stored log can’t be read to its end' });
  await rescue.getByText(/Position 2, bank\/main\/0000000002-\d+: it was changed/).waitFor();
  await person.seesBalances({ 'A-1': '0.00' });
  const saving = page.waitForEvent('download');
  await rescue.getByRole('button', { name: 'Download everything as it lies' }).click();
  const saved = JSON.parse(await readFile(await (await saving).path(), 'utf8'));
  for (const [key, text] of Object.entries(before).filter(([key]) => key.startsWith('bank/'))) assert.equal(saved[key], text);

  await rescue.getByRole('button', { name: 'Go on from event 1 in a new bank' }).click();
  await page.getByText('This tab decides and writes').waitFor();
  await person.seesBalances({ 'A-1': '0.00' });
  await person.moveMoney('Deposit', 'A-1', '5.00');
  await person.seesBalances({ 'A-1': '5.00' });
  const left = await page.evaluate(() => ({ ...localStorage }));
  for (const [key, text] of Object.entries(before)) assert.equal(left[key], text, 'the damaged log stays as it is');
  await opened.finish();
});

test('what lies in a segment is saved in readable form beside it', async () => {
  const opened = await open(bank);
  const { page } = opened;
  await page.getByRole('link', { name: 'Storage', exact: true }).click();
  const form = page.getByRole('form', { name: 'Sample banks' });
  await form.getByLabel('Sample').selectOption({ label: 'A refund' });
  await form.getByRole('button', { name: 'Add sample bank' }).click();
  await page.getByRole('link', { name: /^Open / }).first().waitFor();
  const saving = page.waitForEvent('download');
  await page.evaluate(() => dispatchEvent(new CustomEvent('bank-download')));
  const saved = JSON.parse(await readFile(await (await saving).path(), 'utf8'));
  const [key] = Object.keys(saved.readable);
  assert.match(key, /^bank\/.*\.\./);
  assert.match(saved[key], /"packed"/);
  const types = saved.readable[key].flatMap((commit) => commit.messages.map((message) => message.type));
  assert.equal(types[0], 'AccountCreated');
  assert.ok(types.includes('TransferRefunded'), types.join(' '));
  await opened.finish();
});
