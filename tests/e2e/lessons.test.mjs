// Every lesson from the first card to the goal, by the keyboard alone. The steps are those of the course itself: see
// src/lessons/tests/table.rs.
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { after, before, test } from 'node:test';
import { assertAccessible } from './lib/axe.mjs';
import { open, start } from './lib/browser.mjs';
import { until } from './lib/person.mjs';
import { Pupil } from './lib/pupil.mjs';
import { byItself, inLesson, shifts, watchShifts } from './lib/shifts.mjs';

const COURSE = JSON.parse(await readFile(new URL('lib/course.json', import.meta.url), 'utf8'));

let bank;
before(async () => {
  bank = await start();
});
after(() => bank?.close());

for (const { number, title, cards, goal, steps } of COURSE) {
  test(`lesson ${number}, ${title}, is solved by the keyboard alone`, async () => {
    const { page, finish } = await open(bank, { viewport: { width: 1440, height: 900 } });
    const pupil = new Pupil(page);
    await watchShifts(page);
    await pupil.start(number, title);
    for (const card of cards) {
      await pupil.lesson.getByRole('heading', { name: card, exact: true }).waitFor();
      await pupil.press(pupil.lesson.getByRole('button', { name: 'Next', exact: true }), 'Enter');
    }
    await pupil.lesson.getByText('It is told here when the goal is reached.').waitFor();
    assert.ok((await pupil.missing()).every((missing) => missing !== 'Done.'), 'no clause is met before');
    if (steps.some(([what]) => what === 'round')) await pupil.pace('Step by step');
    const place = await pupil.lesson.boundingBox();
    let before = await shifts(page);
    for (const step of steps) {
      await pupil.take(step);
      if (step[0] === 'reload') before = await shifts(page);
      assert.deepEqual(await pupil.lesson.boundingBox(), place, 'the lesson keeps its place');
      assert.ok(await page.evaluate(() => document.activeElement !== document.body) || step[0] === 'reload', `${step}: the focus was lost`);
    }
    await until(async () => (await pupil.missing()).every((missing) => missing === 'Done.'));
    await pupil.lesson.getByRole('status').filter({ hasText: 'The goal is reached.' }).waitFor();
    const moved = (await shifts(page)).slice(before.length);
    assert.deepEqual(inLesson(moved), [], 'nothing moves in the panel of the lesson');
    assert.deepEqual(byItself(moved), [], 'and nothing anywhere by itself');
    assert.equal((await pupil.missing()).length, goal.length);
    await pupil.lesson.getByRole('heading', { name: 'What you have just seen' }).waitFor();
    await pupil.lesson.getByText('It is told here when the goal is reached.').waitFor({ state: 'detached' });
    // The bank of the learner was never touched.
    assert.ok(await page.evaluate(() => Object.keys(localStorage).every((key) => !key.startsWith('bank/main/'))));
    await pupil.turn('Lessons');
    await page.getByRole('article', { name: `${number}. ` }).getByText('solved').waitFor();
    await finish();
  });
}

test('a trainer shows a lesson on a projector, with keys for cards and steps, and prints the sheet', async () => {
  const { page, finish } = await open(bank, { viewport: { width: 1280, height: 720 } });
  const pupil = new Pupil(page);
  await pupil.turn('Lessons');
  const size = () => page.evaluate(() => parseFloat(getComputedStyle(document.body).fontSize));
  const before = await size();
  await pupil.press(page.getByRole('button', { name: 'Presenter mode' }), 'Space');
  await until(async () => (await size()) > before * 1.2);
  await pupil.press(page.getByText('The trainer’s sheet'), 'Enter');
  await until(async () => (await page.getByRole('article', { name: '15. What if' }).getByRole('definition').count()) === 2);
  await page.emulateMedia({ media: 'print' });
  assert.ok(await page.getByText('Where is the number 85.00 stored?').isVisible());
  assert.ok(!(await page.getByRole('button', { name: 'Start 1. Facts' }).isVisible()));
  await page.emulateMedia({ media: 'screen' });
  await assertAccessible(page, 'the sheet');

  await pupil.start(1, COURSE[0].title);
  await page.keyboard.press('PageDown');
  await pupil.lesson.getByRole('heading', { name: COURSE[0].cards[1] }).waitFor();
  await page.keyboard.press('PageUp');
  await pupil.lesson.getByRole('heading', { name: COURSE[0].cards[0] }).waitFor();
  // In the table the same keys move the cursor, and behind a dialog they turn nothing.
  await pupil.turn('Timeline');
  await pupil.take(['look', 1]);
  await page.getByRole('row', { selected: true }).press('PageDown');
  await pupil.person.seesMoment('Event 4 of 4');
  await page.keyboard.press('?');
  await page.getByRole('dialog').waitFor();
  await page.keyboard.press('PageDown');
  await page.keyboard.press('Escape');
  await page.getByRole('dialog').waitFor({ state: 'hidden' });
  await pupil.live();
  await page.evaluate(() => document.activeElement.blur());
  await page.keyboard.press('PageDown');
  await pupil.lesson.getByRole('heading', { name: COURSE[0].cards[1] }).waitFor();
  await assertAccessible(page, 'a lesson in large type');
  assert.ok((await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)) <= 0);
  // The solution is shown in a bank that begins anew.
  await pupil.opens(pupil.lesson.getByRole('button', { name: 'Show solution' }));
  await page.waitForURL(/in=lesson-1-facts-2/);
  await pupil.press(pupil.lesson.getByRole('button', { name: 'Solution: Pause' }), 'Enter');
  await page.keyboard.press('F8');
  await page.getByRole('dialog').getByRole('table').waitFor();
  await finish();
});
