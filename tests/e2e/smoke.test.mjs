// The page comes up at all, under a sub-path and without a complaint.
import { after, before, test } from 'node:test';
import { open, start } from './lib/browser.mjs';

let bank;
before(async () => {
  bank = await start();
});
after(() => bank?.close());

test('the page shows its heading', async () => {
  const { page, finish } = await open(bank);
  await page.getByRole('heading', { level: 1, name: 'Event-Sourced Bank' }).waitFor();
  await finish();
});
