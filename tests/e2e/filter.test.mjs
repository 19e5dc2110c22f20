// The timeline is searched: by list, by text, by the way along a stream or a conversation, and by keys alone.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { assertAccessible } from './lib/axe.mjs';
import { start } from './lib/browser.mjs';
import { until } from './lib/person.mjs';
import { quietDay } from './lib/quiet-day.mjs';

let bank;
before(async () => {
  bank = await start();
});
after(() => bank?.close());

/** The timeline of a quiet day: 41 messages. */
async function onTimeline(options) {
  const opened = await quietDay(bank, options);
  const { page } = opened;
  await page.getByRole('link', { name: 'Timeline' }).click();
  const filter = page.getByRole('search', { name: 'Filter' });
  return { ...opened, filter, grid: page.getByRole('grid', { name: 'Events' }) };
}

const rows = async (grid) => (await grid.getByRole('row').count()) - 1;

test('what is wanted is shown, counted and kept in the address', async () => {
  const { page, person, filter, grid, finish } = await onTimeline();
  await person.sees(filter.getByRole('status'), '41 of 41 shown');
  await filter.getByLabel('Category').selectOption('account');
  await filter.getByLabel('Text').fill('CLEO');
  await person.sees(filter.getByRole('status'), '5 of 41 shown');
  await until(async () => (await rows(grid)) === 5);
  assert.equal(await grid.getAttribute('aria-rowcount'), '6');
  await page.waitForURL(/category=account&text=CLEO$/);
  await page.reload();
  await person.sees(filter.getByRole('status'), '5 of 41 shown');
  assert.equal(await filter.getByLabel('Text').inputValue(), 'CLEO');
  await filter.getByLabel('Type').selectOption('TransferFinished');
  await person.sees(filter.getByRole('status'), '0 of 41 shown');
  await page.getByText('No event is like that.').waitFor();
  await assertAccessible(page, 'nothing found');
  await filter.getByRole('button', { name: 'Show all events' }).click();
  await person.sees(filter.getByRole('status'), '41 of 41 shown');
  await finish();
});

test('the table has the columns that there is room for, and gets them back with the room', async () => {
  const { page, grid, finish } = await onTimeline({ viewport: { width: 1440, height: 900 } });
  const chosen = grid.getByRole('row', { selected: true }).getByRole('gridcell');
  for (const [width, columns] of [[1920, 6], [1440, 4], [700, 3], [1920, 6]]) {
    await page.setViewportSize({ width, height: 900 });
    await until(async () => (await chosen.count()) === columns);
    assert.equal(await grid.getByRole('columnheader').count(), columns);
  }
  assert.match(await chosen.nth(3).textContent(), /^(account|transfer)-/);
  assert.match(await chosen.last().textContent(), /\d:\d\d/);
  await finish();
});

test('a table that is gone before its size is told is not missed', async () => {
  const { page, grid, finish } = await onTimeline();
  const errors = [];
  page.on('pageerror', (error) => errors.push(error.message));
  await page.evaluate(async () => {
    const frame = () => new Promise(requestAnimationFrame);
    const links = [...document.querySelectorAll('nav a')];
    for (let turn = 0; turn < 30; turn++) {
      links.find((link) => link.textContent === (turn % 2 ? 'Timeline' : 'Storage')).click();
      for (let frames = 0; frames <= turn % 3; frames++) await frame();
    }
  });
  await grid.waitFor();
  assert.deepEqual(errors, []);
  await finish();
});

test('the strip tells where the messages lie, and a click in it is a jump', async () => {
  const { page, person, finish } = await onTimeline();
  const timeline = page.getByRole('region', { name: 'Timeline' });
  await person.sees(timeline, 'Where the messages lie: account 18, account-command 9, transfer 14. Most money in flight:');
  const { x, y, width } = await person.slider.boundingBox();
  await page.mouse.click(x + width / 2, y - 12);
  await person.seesMoment('Event 21 of 41');
  await finish();
});

test('in a filtered table the arrows go from row to row', async () => {
  const { page, person, filter, grid, finish } = await onTimeline();
  await filter.getByLabel('Type').selectOption('AccountCreated');
  await until(async () => (await rows(grid)) === 4);
  await grid.getByRole('row', { name: /BEN-2/ }).click();
  await person.seesMoment('Event 2 of 41');
  await page.keyboard.press('ArrowDown');
  await person.seesMoment('Event 3 of 41');
  await page.keyboard.press('PageDown');
  await person.seesMoment('Event 4 of 41');
  await grid.getByRole('row', { name: /SHOP-4/ }).and(page.locator(':focus')).waitFor();
  await finish();
});

test('the card of an event leads to its stream and to its conversation', async () => {
  const { page, person, filter, finish } = await onTimeline({ viewport: { width: 320, height: 800 }, colorScheme: 'dark' });
  await page.getByLabel('Go to event').fill('8');
  await page.getByRole('button', { name: 'Go', exact: true }).click();
  await page.getByRole('button', { name: 'Only this conversation' }).click();
  await person.sees(filter.getByRole('status'), '7 of 41 shown');
  await assertAccessible(page, 'a conversation');
  await page.getByRole('button', { name: 'Only this stream' }).click();
  await person.sees(filter.getByRole('status'), '3 of 41 shown');
  const wider = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
  assert.ok(wider <= 0, `the page is ${wider} px wider than the window`);
  await filter.getByRole('button', { name: /Stream transfer/ }).click();
  await person.sees(filter.getByRole('status'), '41 of 41 shown');
  await finish();
});

test('keys search, jump and explain themselves while the timeline has focus, and else are silent', async () => {
  const { page, person, filter, finish } = await onTimeline();
  const help = page.getByRole('dialog', { name: 'Keys of the timeline' });
  await page.keyboard.press('?');
  assert.ok(!(await help.isVisible()));
  await person.slider.focus();
  await page.keyboard.press('?');
  await help.waitFor();
  await assertAccessible(page, 'help');
  await page.keyboard.press('Escape');
  await person.slider.and(page.locator(':focus')).waitFor();
  await person.seesMoment('Event 41 of 41');
  await page.keyboard.press('g');
  await page.keyboard.type('5');
  await page.keyboard.press('Enter');
  await person.seesMoment('Event 5 of 41');
  await person.slider.focus();
  await page.keyboard.press(']');
  await person.seesMoment('Event 10 of 41');
  await page.keyboard.press('[');
  await person.seesMoment('Event 5 of 41');
  await page.keyboard.press(']');
  await page.keyboard.press('{');
  await person.seesMoment('Event 9 of 41');
  await page.keyboard.press('}');
  await page.keyboard.press('}');
  await person.seesMoment('Event 11 of 41');
  // From the bank page, too, the search leads to the field for text.
  await page.getByRole('link', { name: 'Bank', exact: true }).click();
  await person.slider.focus();
  await page.keyboard.press('/');
  await filter.getByLabel('Text').and(page.locator(':focus')).waitFor();
  await page.keyboard.type('g 60.00');
  await person.sees(filter.getByRole('status'), '0 of 41 shown');
  await finish();
});
