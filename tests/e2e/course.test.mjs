// What surrounds the lessons: how far one has come, and how a lesson looks where room is short.
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { after, before, test } from 'node:test';
import { assertAccessible } from './lib/axe.mjs';
import { open, start } from './lib/browser.mjs';
import { Pupil } from './lib/pupil.mjs';

const COURSE = JSON.parse(await readFile(new URL('lib/course.json', import.meta.url), 'utf8'));
const KEPT = 'event-sourced-bank:course';

let bank;
before(async () => {
  bank = await start();
});
after(() => bank?.close());

test('how far one has come is kept, taken along and forgotten', async () => {
  const { page, finish } = await open(bank);
  const pupil = new Pupil(page);
  await pupil.start(1, COURSE[0].title);
  await pupil.turn('Lessons');
  const first = page.getByRole('article', { name: `1. ${COURSE[0].title}` });
  await first.getByText('begun', { exact: true }).waitFor();
  await page.reload();
  await pupil.press(first.getByRole('link', { name: 'Go on' }), 'Enter');
  await page.waitForURL(/in=lesson-1-facts/);
  await pupil.lesson.getByRole('heading', { name: `1. ${COURSE[0].title}` }).waitFor();

  await pupil.turn('Lessons');
  const saving = page.waitForEvent('download');
  await pupil.press(page.getByRole('button', { name: 'Export progress' }), 'Enter');
  const text = await readFile(await (await saving).path(), 'utf8');
  assert.equal(text, await page.evaluate((key) => localStorage.getItem(key), KEPT));

  await pupil.press(page.getByRole('button', { name: 'Reset progress' }), 'Enter');
  const question = page.getByRole('dialog', { name: 'Forget how far you have come?' });
  await pupil.press(question.getByRole('button', { name: 'Reset progress' }), 'Enter');
  await first.getByText('begun', { exact: true }).waitFor({ state: 'detached' });
  await first.getByRole('link', { name: 'Go on' }).waitFor({ state: 'detached' });
  await finish();
});

test('what is reset in one tab is forgotten in the other, and does not come back with what is done there', async () => {
  const { context, page, finish } = await open(bank);
  const pupil = new Pupil(page);
  await pupil.start(1, COURSE[0].title);
  await pupil.turn('Lessons');
  const other = await context.newPage();
  await other.goto(`${bank.url}#/lessons`);
  const first = other.getByRole('article', { name: `1. ${COURSE[0].title}` });
  await first.getByText('begun', { exact: true }).waitFor();

  await pupil.press(page.getByRole('button', { name: 'Reset progress' }), 'Enter');
  const question = page.getByRole('dialog', { name: 'Forget how far you have come?' });
  await pupil.press(question.getByRole('button', { name: 'Reset progress' }), 'Enter');
  await first.getByText('begun', { exact: true }).waitFor({ state: 'detached' });
  await new Pupil(other).start(2, COURSE[1].title);
  const kept = JSON.parse(await other.evaluate((key) => localStorage.getItem(key), KEPT));
  assert.deepEqual(Object.keys(kept.lessons), ['2']);
  await finish();
});

test('progress that can not be read is told, and harms neither the lessons nor the banks', async () => {
  const { page, finish } = await open(bank);
  const pupil = new Pupil(page);
  await pupil.person.openAccount('A-1');
  await page.evaluate((key) => localStorage.setItem(key, '{"version":'), KEPT);
  await page.reload();
  await pupil.person.account('A-1').waitFor();
  await pupil.turn('Lessons');
  await page.getByRole('alert').filter({ hasText: 'What was kept of your progress can’t be read' }).waitFor();
  await pupil.start(2, COURSE[1].title);
  assert.equal(await page.evaluate((key) => localStorage.getItem(key), KEPT), '{"version":', 'it is left as it lies');
  await finish();
});

for (const [colorScheme, width] of [['dark', 1440], ['light', 320], ['dark', 320]]) {
  test(`the course and a lesson are fit for all, ${colorScheme}, ${width} wide`, async () => {
    const { page, finish } = await open(bank, { colorScheme, viewport: { width, height: 800 }, reducedMotion: 'reduce' });
    const pupil = new Pupil(page);
    const fits = async (what) => {
      await assertAccessible(page, what);
      const wider = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
      assert.ok(wider <= 0, `${what} is ${wider} px wider than the window`);
    };
    await pupil.turn('Lessons');
    await fits('the course');
    await pupil.start(1, COURSE[0].title);
    for (const card of COURSE[0].cards) {
      await pupil.lesson.getByRole('heading', { name: card, exact: true }).waitFor();
      await fits(card);
      await pupil.press(pupil.lesson.getByRole('button', { name: 'Next', exact: true }), 'Enter');
    }
    await fits('the goal');
    await finish();
  });
}
