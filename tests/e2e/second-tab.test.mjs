// Lesson 9 with a real second tab, just as its cards say it.
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { after, before, test } from 'node:test';
import { assertAccessible } from './lib/axe.mjs';
import { open, start } from './lib/browser.mjs';
import { until } from './lib/person.mjs';
import { Pupil } from './lib/pupil.mjs';

const COURSE = JSON.parse(await readFile(new URL('lib/course.json', import.meta.url), 'utf8'));
const { number, title, goal, steps } = COURSE.find((lesson) => lesson.number === 9);
const bench = (pupil, name) => pupil.press(pupil.lesson.getByRole('button', { name }), 'Enter');

let bank;
before(async () => {
  bank = await start();
});
after(() => bank?.close());

/** Waits until just these clauses are met. */
async function met(pupil, ...expected) {
  await until(async () => {
    const missing = await pupil.missing();
    return missing.every((missing, index) => (missing === 'Done.') === expected.includes(index + 1));
  });
}

test('lesson 9 is solved by a deposit from a second tab that one opens as the card says', async () => {
  const { context, page, finish } = await open(bank, { viewport: { width: 1440, height: 900 } });
  const pupil = new Pupil(page);
  await pupil.start(number, title);
  assert.equal(goal.length, 4);
  await met(pupil);
  await bench(pupil, 'Write down the version of ADA-1');
  await met(pupil, 1);

  const opening = context.waitForEvent('page');
  await pupil.press(pupil.lesson.getByRole('link', { name: 'Open this bank in a second tab' }), 'Enter');
  const other = await opening;
  const second = new Pupil(other);
  await other.getByText('Another tab writes; this one follows').waitFor();
  // The second tab shows the same lesson as it stands, and to open it is no reload.
  await second.lesson.getByRole('heading', { name: title }).waitFor();
  await met(second, 1);
  const kept = await page.evaluate(() => localStorage.getItem('event-sourced-bank:course'));
  assert.ok(!kept.includes('reloaded:'), kept);
  await second.move('Deposit', 'ADA-1', 25);
  await met(second, 1, 2);
  await met(pupil, 1, 2);
  await pupil.person.seesBalances({ 'ADA-1': '125.00' });

  await bench(pupil, 'On the version written down:');
  await met(pupil, 1, 2, 3);
  await pupil.lesson.getByRole('status').filter({ hasText: 'Meanwhile: event 3: Deposited 25.00 into ADA-1.' }).first().waitFor();
  await assertAccessible(page, 'a conflict');
  await bench(pupil, 'Write down the version of ADA-1');
  await bench(pupil, 'On the version written down:');
  await met(pupil, 1, 2, 3, 4);
  await met(second, 1, 2, 3, 4);
  await pupil.lesson.getByRole('status').filter({ hasText: 'The goal is reached.' }).waitFor();
  await other.close();
  await page.reload();
  await met(pupil, 1, 2, 3, 4);
  await finish();
});

test('a solution is played by one tab alone, whatever other tabs of the lesson are open', async () => {
  const { context, page, finish } = await open(bank, { viewport: { width: 1440, height: 900 } });
  const pupil = new Pupil(page);
  await pupil.start(number, title);
  const follow = async () => {
    const tab = await context.newPage();
    await tab.goto(page.url());
    await tab.getByText('Another tab writes; this one follows').waitFor();
    return new Pupil(tab);
  };
  const left = await follow();
  await pupil.opens(pupil.lesson.getByRole('button', { name: 'Show solution' }));
  const solution = ({ lesson }) => lesson.getByRole('region', { name: 'Solution' });
  await solution(pupil).getByText(`Step 1 of ${steps.length}`).waitFor();
  // What is done in the bank that the lesson has left is no part of the new run.
  await left.take(['look', 1]);
  const watching = await follow();
  await solution(watching).getByText(/^Step \d/).waitFor();
  const offered = await solution(watching).getByRole('button').allTextContents();
  await solution(pupil).getByText('That was the solution.').waitFor();
  await met(pupil, 1, 2, 3, 4);
  await met(watching, 1, 2, 3, 4);
  assert.equal(await solution(left).count(), 0);
  assert.deepEqual(offered, ['Take over']);
  const kept = await page.evaluate(() => localStorage.getItem('event-sourced-bank:course'));
  assert.ok(!kept.includes('looked:'), kept);
  assert.ok(kept.includes('"solved":true'), kept);
  await left.lesson.getByText('This lesson goes on in another bank.').waitFor();
  await assertAccessible(left.page, 'a lesson that goes on elsewhere');
  const loaded = left.page.waitForEvent('domcontentloaded');
  await left.press(left.lesson.getByRole('link', { name: 'Go on' }), 'Enter');
  await loaded;
  await met(left, 1, 2, 3, 4);
  await finish();
});
