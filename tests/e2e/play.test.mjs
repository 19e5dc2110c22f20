// Playing the log as it happened, and marks to find an event again.
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { after, before, test } from 'node:test';
import { assertAccessible } from './lib/axe.mjs';
import { open, start } from './lib/browser.mjs';
import { until } from './lib/person.mjs';
import { Pupil } from './lib/pupil.mjs';
import { quietDay } from './lib/quiet-day.mjs';

let bank;
before(async () => {
  bank = await start();
});
after(() => bank?.close());

async function onTimeline(options) {
  const opened = await quietDay(bank, options);
  await opened.page.getByRole('link', { name: 'Timeline' }).click();
  return opened;
}

test('the day is played as it happened, and nobody waits longer than two seconds', async () => {
  const { page, person, finish } = await onTimeline();
  await page.getByLabel('Speed').selectOption('as it happened');
  // From event 7 it took the person more than a minute to ask for the transfer; its steps followed within seconds.
  await page.getByLabel('Go to event').fill('7');
  await page.getByRole('button', { name: 'Go', exact: true }).click();
  await person.seesMoment('Event 7 of 41');
  await page.getByRole('button', { name: 'Play' }).click();
  const begun = Date.now();
  await until(async () => !(await person.slider.getAttribute('aria-valuetext')).startsWith('Event 7 '));
  const waited = Date.now() - begun;
  assert.ok(waited > 1_000 && waited < 10_000, `the gap took ${waited} ms`);
  await person.seesMoment('Event 10 of 41');
  await page.getByRole('button', { name: 'Pause' }).click();
  await finish();
});

test('an event is copied as it is stored', async () => {
  const { page, person, finish } = await onTimeline({ permissions: ['clipboard-read', 'clipboard-write'] });
  await page.getByText('As it is stored (JSON)').click();
  await page.getByRole('button', { name: 'Copy' }).click();
  await person.sees(page.getByRole('region', { name: 'Chosen event' }).getByRole('status'), 'Copied.');
  const copied = JSON.parse(await page.evaluate(() => navigator.clipboard.readText()));
  assert.deepEqual([copied.position, copied.type, copied.data.amount], [41, 'Deposited', 7500]);
  await finish();
});

test('an event of an old schema is shown as it is stored, and not as it is raised', async () => {
  const { page, finish } = await open(bank);
  const pupil = new Pupil(page);
  await pupil.start(13, 'Old events, new code: an upcaster');
  await pupil.turn('Timeline');
  await page.getByLabel('Go to event').fill('1');
  await page.getByRole('button', { name: 'Go', exact: true }).click();
  const card = page.getByRole('region', { name: 'Chosen event' });
  await card.getByText('"overdraft_limit": null').waitFor();
  await card.getByText('As it is stored (JSON)').click();
  await card.getByText('It was written with schema 1. It stays so, and is raised to schema 2 whenever it is read.').waitFor();
  const shown = await card.getByLabel('As it is stored (JSON)').textContent();
  assert.equal(JSON.parse(shown).schema, 1);
  assert.ok(!shown.includes('overdraft_limit'), shown);
  const file = page.waitForEvent('download');
  await pupil.turn('Storage');
  await page.getByRole('region', { name: 'Export' }).getByRole('button', { name: 'Export this bank' }).click();
  const [, first] = (await readFile(await (await file).path(), 'utf8')).split('\n');
  assert.equal(shown, first, 'it is what an export has');
  await finish();
});

for (const [colorScheme, width] of [['light', 1440], ['dark', 320]]) {
  test(`an event is marked, and found again after a reload, ${colorScheme}, ${width} wide`, async () => {
    const { page, person, finish } = await onTimeline({ colorScheme, viewport: { width, height: 900 } });
    await page.getByLabel('Go to event').fill('15');
    await page.getByRole('button', { name: 'Go', exact: true }).click();
    await page.getByRole('button', { name: 'Bookmark' }).click();
    await page.getByRole('button', { name: 'Bookmark', pressed: true }).waitFor();
    await person.slider.press('Home');
    await person.slider.press('ArrowRight');
    await person.slider.press('b');
    await page.waitForURL(/at=1$/);
    await page.reload();
    const marks = page.getByRole('navigation', { name: 'Bookmarks' });
    await person.seesMoment('Event 1 of 41');
    await assertAccessible(page, 'bookmarks');
    await marks.getByRole('button', { name: /Event 15: Withdrawn 60.00/ }).click();
    await person.seesMoment('Event 15 of 41');
    await page.getByRole('row', { name: /15 bookmarked/ }).waitFor();
    await page.getByRole('row', { name: /15 bookmarked/ }).press('b');
    await marks.getByRole('button', { name: /Event 15/ }).waitFor({ state: 'detached' });
    assert.equal(await marks.getByRole('button').count(), 1);
    // Another bank has marks of its own.
    await page.goto(bank.url);
    await page.reload();
    await page.getByRole('link', { name: 'Timeline' }).click();
    await page.getByText('No event yet: nothing has happened.').first().waitFor();
    assert.equal(await marks.count(), 0);
    await finish();
  });
}
