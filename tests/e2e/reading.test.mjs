// A lesson can be read and worked through by everybody: in reading order, with the focus where it was, on a projector and on
// a phone, and nothing moves while it runs.
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { after, before, test } from 'node:test';
import { assertAccessible } from './lib/axe.mjs';
import { open, start } from './lib/browser.mjs';
import { anew, until } from './lib/person.mjs';
import { Pupil } from './lib/pupil.mjs';
import { inLesson, shifts, watchShifts } from './lib/shifts.mjs';
import { assertLinked, wordsOfGlossary } from './lib/words.mjs';

const COURSE = JSON.parse(await readFile(new URL('lib/course.json', import.meta.url), 'utf8'));

let bank;
before(async () => {
  bank = await start();
});
after(() => bank?.close());

/** What has the focus, in a word; nothing when it was lost. */
const focused = (page) =>
  page.evaluate(() => {
    const { activeElement } = document;
    return activeElement === document.body ? null : (activeElement.textContent || activeElement.id).trim().slice(0, 60);
  });

for (const { number, title, cards } of [1, 9, 15].map((number) => COURSE[number - 1])) {
  test(`Tab goes through lesson ${number} in the order in which it is read`, async () => {
    const { page, finish } = await open(bank, { viewport: { width: 1440, height: 900 } });
    const pupil = new Pupil(page);
    await pupil.start(number, title);
    for (const hint of [1, 2, 3]) await pupil.press(pupil.lesson.getByRole('button', { name: `Hint ${hint} of 3` }), 'Enter');
    // Everything in the panel that can have the focus, from top to bottom and from left to right as it is laid out.
    const wanted = await pupil.lesson.evaluate((panel) => {
      const all = [...panel.querySelectorAll('a[href], button, summary, input, select, [tabindex="0"]')];
      const shown = all.filter((element) => element.checkVisibility() && !element.matches(':disabled'));
      shown.forEach((element, index) => (element.dataset.order = index));
      const place = (element) => element.getClientRects()[0];
      const isBefore = (one, other) => one.bottom <= other.top + 4 || (one.top < other.bottom && one.left < other.left);
      const wrong = shown.slice(1).filter((element, index) => !isBefore(place(shown[index]), place(element)));
      return { count: shown.length, wrong: wrong.map((element) => element.textContent) };
    });
    assert.deepEqual(wanted.wrong, [], 'the order in the document is the order on the screen');
    assert.ok(wanted.count > 12, `${wanted.count} stops`);
    await pupil.lesson.evaluate((panel) => panel.focus());
    const met = [];
    for (let presses = 0; presses < wanted.count; presses++) {
      await page.keyboard.press('Tab');
      met.push(await page.evaluate(() => Number(document.activeElement.dataset.order)));
    }
    assert.deepEqual(met, Array.from({ length: wanted.count }, (_, index) => index));
    await page.keyboard.press('Tab');
    assert.ok(await page.evaluate(() => !document.activeElement.closest('.lesson')), 'and then leaves it');

    // Cards that turn leave the focus where it is; a word in a card that goes gives it to the panel.
    const next = pupil.lesson.getByRole('button', { name: 'Next', exact: true });
    for (const card of cards) {
      await pupil.lesson.getByRole('heading', { name: card, exact: true }).waitFor();
      await pupil.press(next, 'Enter');
      assert.equal(await focused(page), 'Next');
    }
    await finish();
  });
}

test('the focus is never lost when something goes that had it', async () => {
  const { page, finish } = await open(bank, { viewport: { width: 1280, height: 720 } });
  const pupil = new Pupil(page);
  await pupil.turn('Lessons');
  await pupil.press(page.getByRole('button', { name: 'Presenter mode' }), 'Space');
  await pupil.start(1, COURSE[0].title);
  await pupil.lesson.locator('.lesson-card').getByRole('link', { name: 'event' }).focus();
  await page.keyboard.press('PageDown');
  await pupil.lesson.getByRole('heading', { name: COURSE[0].cards[1] }).waitFor();
  await pupil.lesson.and(page.locator(':focus')).waitFor();
  await pupil.opens(pupil.lesson.getByRole('button', { name: 'Show solution' }));
  await page.waitForURL(/in=lesson-1-facts-2/);
  await pupil.press(pupil.lesson.getByRole('button', { name: 'Take over' }), 'Enter');
  await pupil.lesson.and(page.locator(':focus')).waitFor();
  await pupil.take(['look', 2]);
  await pupil.press(page.getByRole('button', { name: 'Back to live' }), 'Enter');
  await page.locator('main:focus').waitFor();
  await finish();
});

/** How the panel of the lesson is laid out: what is too wide, and the size of the smallest letters and of those of the card. */
const layout = (pupil) =>
  pupil.lesson.evaluate((panel) => {
    const size = (element) => parseFloat(getComputedStyle(element).fontSize);
    const written = [...panel.querySelectorAll('*')].filter(
      (element) => element.checkVisibility() && [...element.childNodes].some((node) => node.nodeType === 3 && node.data.trim()),
    );
    const { bottom } = panel.querySelector('.lesson-card').getBoundingClientRect();
    return {
      wider: [document.documentElement.scrollWidth - innerWidth, panel.scrollWidth - panel.clientWidth],
      smallest: Math.min(...written.map(size)),
      ofCard: size(panel.querySelector('.lesson-card p')),
      above: document.querySelector('.dock').getBoundingClientRect().top - bottom,
    };
  });

for (const [width, height, isPresented, colorScheme] of [[1280, 720, true, 'light'], [320, 800, false, 'dark']]) {
  const where = isPresented ? 'on a projector in large type' : 'on a phone';
  test(`every card, every hint and the Rust of every lesson can be read ${where}, ${width} by ${height}`, async () => {
    const { page, finish } = await open(bank, { viewport: { width, height }, colorScheme, reducedMotion: 'reduce' });
    const pupil = new Pupil(page);
    await pupil.turn('Lessons');
    if (isPresented) await pupil.press(page.getByRole('button', { name: 'Presenter mode' }), 'Space');
    await pupil.press(page.getByRole('button', { name: 'Glossary' }), 'Enter');
    const words = await wordsOfGlossary(page);
    await page.keyboard.press('Escape');
    const reads = async (what) => {
      const { wider, smallest, ofCard, above } = await layout(pupil);
      assert.deepEqual(wider.filter((wider) => wider > 0), [], `${what} is too wide`);
      assert.ok(smallest >= (isPresented ? 15 : 12), `${what}: letters of ${smallest} px`);
      assert.ok(ofCard >= (isPresented ? 18 : 15), `${what}: letters of ${ofCard} px on the card`);
      if (isPresented) assert.ok(above >= 0, `${what}: the card ends ${-above} px below what is in sight`);
      await assertLinked(page, words, what);
    };
    for (const { number, title, cards } of COURSE) {
      await pupil.start(number, title);
      for (const card of cards) {
        await pupil.lesson.getByRole('heading', { name: card, exact: true }).waitFor();
        await reads(`lesson ${number}, ${card}`);
        await pupil.press(pupil.lesson.getByRole('button', { name: 'Next', exact: true }), 'Enter');
      }
      for (const hint of [1, 2, 3]) await pupil.press(pupil.lesson.getByRole('button', { name: `Hint ${hint} of 3` }), 'Enter');
      await pupil.lesson.getByText('Hint 3 of 3:').waitFor();
      await pupil.press(pupil.lesson.getByText('The Rust at work'), 'Enter');
      await pupil.lesson.getByRole('figure').first().getByText('fn ').first().waitFor();
      await reads(`the hints of lesson ${number}`);
      await assertAccessible(page, `lesson ${number} with its hints and its Rust`);
    }
    await finish();
  });
}

/** Takes a solution as it is shown, a step after the other, with no key or click that a browser would hear of. */
async function show(page, pupil, steps) {
  await pupil.opens(pupil.lesson.getByRole('button', { name: 'Show solution' }));
  await page.waitForURL(/in=lesson-\d+-[a-z-]*2$/);
  await pupil.press(pupil.lesson.getByRole('button', { name: 'Solution: Pause' }), 'Enter');
  const shown = pupil.lesson.getByRole('region', { name: 'Solution' }).getByRole('status');
  for (let step = 1; step <= steps.length; step++) {
    await shown.filter({ hasText: `Step ${step} of ${steps.length}:` }).waitFor();
    const next = () => pupil.lesson.getByRole('button', { name: 'Next step' }).evaluate((button) => button.click());
    if (steps[step - 1][0] !== 'reload') {
      await next();
    } else {
      await anew(page, next);
      await pupil.press(pupil.lesson.getByRole('button', { name: 'Solution: Pause' }), 'Enter');
    }
  }
  await shown.filter({ hasText: 'That was the solution.' }).waitFor();
  await until(async () => (await pupil.missing()).every((missing) => missing === 'Done.'));
}

for (const { number, title, steps } of [3, 8, 9, 12].map((number) => COURSE[number - 1])) {
  test(`the solution of lesson ${number} is shown, and its panel keeps still`, async () => {
    const { page, finish } = await open(bank, { viewport: { width: 1280, height: 720 }, reducedMotion: 'reduce' });
    await watchShifts(page);
    const pupil = new Pupil(page);
    await pupil.start(number, title);
    await show(page, pupil, steps);
    assert.deepEqual(inLesson(await shifts(page)), []);
    await finish();
  });
}

test('a solution that plays does not go on before everything has come to rest', async () => {
  const { page, finish } = await open(bank, { viewport: { width: 1280, height: 720 } });
  await page.clock.install();
  await page.reload();
  const pupil = new Pupil(page);
  const { number, title, steps } = COURSE[7];
  const rest = steps.findIndex(([what]) => what === 'until quiet') + 1;
  await pupil.start(number, title);
  await pupil.opens(pupil.lesson.getByRole('button', { name: 'Show solution' }));
  const solution = pupil.lesson.getByRole('region', { name: 'Solution' });
  const stands = (step, state = 'visible') => solution.getByText(`Step ${step} of ${steps.length}`).waitFor({ state });
  await pupil.press(solution.getByRole('button', { name: 'Solution: Pause' }), 'Enter');
  for (let step = 1; step <= rest; step++) {
    await stands(step);
    await pupil.press(solution.getByRole('button', { name: 'Next step' }), 'Enter');
  }
  await stands(rest + 1);
  await page.getByRole('radio', { name: 'Step by step' }).check();
  await pupil.press(solution.getByRole('button', { name: 'Solution: Play' }), 'Enter');
  await page.clock.runFor(60_000);
  await stands(rest + 1);
  await page.getByRole('button', { name: 'Run until quiet' }).click();
  await page.getByText('Nothing waits.').first().waitFor();
  await page.clock.runFor(5_000);
  await stands(rest + 1, 'hidden');
  await finish();
});
