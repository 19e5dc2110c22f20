// Ways out of a lesson and back into it: undo, restart, leaving and coming back. Whatever is done there, the learner's own
// bank stays what it was, byte for byte.
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { after, before, test } from 'node:test';
import { open, start } from './lib/browser.mjs';
import { anew, until } from './lib/person.mjs';
import { Pupil } from './lib/pupil.mjs';

const COURSE = JSON.parse(await readFile(new URL('lib/course.json', import.meta.url), 'utf8'));
const title = (number) => COURSE[number - 1].title;

let bank;
before(async () => {
  bank = await start();
});
after(() => bank?.close());

/** Everything in the storage that belongs to no lesson: the learner's banks and their names. */
const own = (page) =>
  page.evaluate(() =>
    Object.entries(localStorage)
      .filter(([key]) => !key.startsWith('bank/lesson-') && !key.startsWith('event-sourced-bank:'))
      .sort(),
  );
const lessons = (page) =>
  page.evaluate(() => [...new Set(Object.keys(localStorage).map((key) => /^bank\/(lesson-[^/]*)\//.exec(key)?.[1]))].filter(Boolean));

/** Somebody who has a bank of her own. */
async function learner() {
  const opened = await open(bank, { viewport: { width: 1440, height: 900 } });
  const pupil = new Pupil(opened.page);
  await pupil.person.openAccount('ADA-1');
  await pupil.move('Deposit', 'ADA-1', 12);
  await pupil.person.seesBalances({ 'ADA-1': '12.00' });
  return { ...opened, pupil, mine: await own(opened.page) };
}

async function met(pupil, ...expected) {
  await until(async () => {
    const missing = await pupil.missing();
    return missing.length > 0 && missing.every((missing, index) => (missing === 'Done.') === expected.includes(index + 1));
  });
}

/** Clicks, and clicks again before the page that is opened by the first click is there. */
const twice = (button) => [1, 2].forEach(() => button.click());

test('a wrong turn is undone, command by command, and a lesson is begun again', async () => {
  const { page, pupil, mine, finish } = await learner();
  await pupil.start(4, title(4));
  const button = (name) => pupil.lesson.getByRole('button', { name, exact: true });
  await pupil.press(button('Undo'), 'Enter');
  await pupil.lesson.getByText('There is no command of yours to undo.').waitFor();

  await pupil.press(button('Next'), 'Enter');
  await pupil.press(button('Hint 1 of 3'), 'Enter');
  await pupil.move('Withdraw', 'ADA-1', 500);
  await met(pupil, 1);
  await pupil.move('Withdraw', 'ADA-1', 70);
  await pupil.person.seesBalances({ 'ADA-1': '30.00' });
  await pupil.turn('Timeline');
  for (const [place, events, clauses] of [
    ['lesson-4-correct-2', 5, [1]],
    ['lesson-4-correct', 4, []],
  ]) {
    // However often one clicks, it is undone once.
    await anew(page, () => button('Undo').evaluate(twice));
    await page.waitForURL(new RegExp(`#/timeline\\?in=${place}$`));
    await pupil.person.seesEvents(events);
    await met(pupil, ...clauses);
    // The card and the hint are where they were, and only one bank of the lesson is left.
    await pupil.lesson.getByRole('heading', { name: COURSE[3].cards[1], exact: true }).waitFor();
    await pupil.lesson.getByText('Hint 1 of 3:').waitFor();
    await until(async () => (await lessons(page)).join() === place);
    // The way back of the browser leads to a bank that is gone, and from there to where the lesson is.
    await anew(page, () => page.goBack());
    await page.waitForURL(new RegExp(`#/bank\\?in=${place}$`));
    await pupil.person.seesEvents(events);
    await met(pupil, ...clauses);
    assert.equal((await lessons(page)).join(), place);
    await pupil.turn('Timeline');
  }
  await pupil.press(button('Undo'), 'Enter');
  await pupil.lesson.getByText('There is no command of yours to undo.').waitFor();

  await pupil.move('Deposit', 'BEN-1', 500);
  await met(pupil, 2);
  await pupil.opens(button('Restart'));
  await page.waitForURL(/#\/bank\?in=lesson-4-correct-2$/);
  await pupil.person.seesBalances({ 'ADA-1': '600.00', 'BEN-1': '0.00' });
  await met(pupil);
  await pupil.lesson.getByRole('heading', { name: COURSE[3].cards[0], exact: true }).waitFor();
  assert.equal(await pupil.lesson.getByText('Hint 1 of 3:').count(), 0);
  await until(async () => (await lessons(page)).join() === 'lesson-4-correct-2');
  // And nothing is left behind by who clicks twice.
  await anew(page, () => button('Restart').evaluate(twice));
  await met(pupil);
  await until(async () => (await lessons(page)).length === 1);
  assert.ok(page.url().endsWith((await lessons(page))[0]));
  assert.deepEqual(await own(page), mine);
  await finish();
});

test('a lesson that is left in the middle of a transfer goes on where it was, also in another tab after this one is gone', async () => {
  const { context, page, pupil, mine, finish } = await learner();
  await pupil.start(10, title(10));
  await pupil.press(pupil.lesson.getByRole('button', { name: 'Next', exact: true }), 'Enter', 'Enter');
  await pupil.press(pupil.lesson.getByRole('button', { name: 'Hint 1 of 3' }), 'Enter');
  await pupil.pace('Step by step');
  await pupil.take(['transfer', 'ADA-1', 'BEN-1', 30]);
  for (let rounds = 0; rounds < 3; rounds++) await pupil.take(['round']);
  await met(pupil, 1, 2);

  await pupil.opens(pupil.lesson.getByRole('link', { name: 'All lessons' }));
  await page.waitForURL(/#\/lessons$/);
  await pupil.turn('Bank');
  await pupil.person.seesBalances({ 'ADA-1': '12.00' });
  await page.close();

  const other = await context.newPage();
  await other.goto(`${bank.url}#/lessons`);
  const again = new Pupil(other);
  const entry = other.getByRole('article', { name: `10. ${title(10)}` });
  await entry.getByText('begun', { exact: true }).waitFor();
  await again.opens(entry.getByRole('link', { name: 'Go on' }));
  await other.waitForURL(/#\/bank\?in=lesson-10-transfer$/);
  for (let times = 0; times < 2; times++) {
    await again.lesson.getByRole('heading', { name: COURSE[9].cards[2], exact: true }).waitFor();
    await again.lesson.getByText('Hint 1 of 3:').waitFor();
    await until(async () => {
      const missing = await again.missing();
      return missing[0] === 'Done.' && missing[1] === 'Done.';
    });
    await anew(other, () => other.reload());
  }
  await again.take(['until quiet']);
  await met(again, 1, 2, 3);
  await again.person.seesBalances({ 'ADA-1': '70.00', 'BEN-1': '30.00' });
  await again.opens(again.lesson.getByRole('button', { name: 'Next lesson' }));
  await other.waitForURL(/in=lesson-11-compensation$/);
  await again.turn('Lessons');
  await entry.getByText('solved', { exact: true }).waitFor();
  assert.deepEqual(await own(other), mine);
  await finish();
});

test('how quickly messages are handled in a lesson says nothing about the own bank', async () => {
  const { page, pupil, finish } = await learner();
  const pace = (name) => page.getByRole('radio', { name, checked: true });
  await pupil.pace('At once');
  await pupil.start(10, title(10));
  await pace('Slowly').waitFor();
  await pupil.opens(pupil.lesson.getByRole('button', { name: 'Show solution' }));
  const solution = page.getByRole('region', { name: 'Solution' });
  await pupil.press(solution.getByRole('button', { name: 'Solution: Pause' }), 'Enter');
  for (let steps = 0; steps < 2; steps++) await pupil.press(solution.getByRole('button', { name: 'Next step' }), 'Enter');
  await pace('Step by step').waitFor();
  await pupil.press(solution.getByRole('button', { name: 'Take over' }), 'Enter');
  // A lesson that is loaded again, and one that goes on in another bank, keeps its pace.
  await anew(page, () => page.reload());
  await pace('Step by step').waitFor();
  await pupil.opens(pupil.lesson.getByRole('button', { name: 'Undo', exact: true }));
  await pace('Step by step').waitFor();
  await pupil.opens(pupil.lesson.getByRole('button', { name: 'Restart' }));
  await pace('Slowly').waitFor();

  await pupil.opens(pupil.lesson.getByRole('link', { name: 'All lessons' }));
  await pupil.turn('Bank');
  await pace('At once').waitFor();
  await finish();
});

test('a lesson whose bank was deleted begins again', async () => {
  const { page, pupil, mine, finish } = await learner();
  await pupil.start(4, title(4));
  await pupil.opens(pupil.lesson.getByRole('link', { name: 'All lessons' }));
  await page.waitForURL(/#\/lessons$/);
  await pupil.turn('Storage');
  await pupil.press(page.getByRole('button', { name: 'Delete lesson-4-correct' }), 'Enter');
  await pupil.press(page.getByRole('dialog').getByRole('button', { name: 'Delete' }), 'Enter');
  await page.getByRole('button', { name: 'Undo' }).waitFor();
  await pupil.turn('Lessons');
  await pupil.opens(page.getByRole('link', { name: `Go on 4. ${title(4)}` }));
  await page.waitForURL(/#\/bank\?in=lesson-4-correct$/);
  await pupil.person.seesBalances({ 'ADA-1': '600.00' });
  await met(pupil);
  assert.deepEqual(await own(page), mine);
  await finish();
});
