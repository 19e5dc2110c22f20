// What matters is seen: on a small projector, in large letters, with long words, in the reader's own colours, and by whoever
// has no mouse. What can be measured is measured here: what is cut off, what is hidden, and what looks like all others.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { open, start } from './lib/browser.mjs';
import { Person } from './lib/person.mjs';
import { Pupil } from './lib/pupil.mjs';
import { quietDay } from './lib/quiet-day.mjs';
import { inLesson, shifts, watchShifts } from './lib/shifts.mjs';

let bank;
before(async () => {
  bank = await start();
});
after(() => bank?.close());

const turn = async (page, name) => {
  await page.getByRole('link', { name, exact: true }).click();
  await page.getByRole('link', { name, exact: true }).and(page.locator('[aria-current]')).waitFor();
};

/** What of each element the browser makes of the sheets. */
const styles = (locator, ...properties) =>
  locator.evaluateAll(
    (elements, properties) => elements.map((element) => properties.map((name) => getComputedStyle(element)[name]).join(' ')),
    properties,
  );

for (const colorScheme of ['light', 'dark']) {
  test(`in the reader's own colours nothing is told by colour alone, ${colorScheme}`, async () => {
    const { page, finish } = await quietDay(bank, { viewport: { width: 1440, height: 900 }, forcedColors: 'active', colorScheme, reducedMotion: 'reduce' });
    const pages = page.getByRole('navigation', { name: 'Pages' }).getByRole('link');
    const lines = await styles(pages, 'textDecorationLine');
    assert.deepEqual(lines, ['underline', 'none', 'none', 'none', 'none', 'none'], 'the page that is open');
    const badges = await styles(page.locator('.card .badge, .row .kind'), 'borderTopStyle');
    assert.ok(badges.length > 8 && badges.every((style) => style === 'solid'), `badges have an edge: ${badges}`);
    const chosen = await styles(page.locator('.row.chosen'), 'backgroundColor', 'color');
    const others = await styles(page.locator('.rows .row:not(.chosen)'), 'backgroundColor', 'color');
    assert.ok(chosen.length === 1 && others.length > 4 && !others.includes(chosen[0]), `the chosen row is ${chosen}, others ${others[0]}`);
    const swatches = await page.locator('.legend li').evaluateAll((all) => all.map((one) => getComputedStyle(one, '::before').color));
    assert.equal(new Set(swatches).size, 4, `the legend: ${swatches}`);
    await turn(page, 'Machinery');
    const [bar] = await styles(page.locator('.track'), 'backgroundColor');
    const handled = await styles(page.locator('.track .handled'), 'backgroundColor');
    assert.ok(handled.length === 3 && !handled.includes(bar), `what is handled is ${handled} on ${bar}`);
    await finish();
  });
}

test('the table of events gives its room to what happened', async () => {
  const { page, finish } = await quietDay(bank, { viewport: { width: 1280, height: 720 } });
  await turn(page, 'Timeline');
  for (const width of [1280, 1366, 1440, 1920]) {
    await page.setViewportSize({ width, height: 900 });
    await page.locator('.row .type-name').filter({ hasText: 'Deposited' }).first().waitFor();
    const sentences = await page.locator('.rows .row > :nth-child(3)').evaluateAll((all) =>
      all.map(({ scrollWidth, clientWidth, textContent }) => ({ isCut: scrollWidth > clientWidth, textContent })),
    );
    const cut = sentences.filter(({ isCut, textContent }) => isCut && textContent.length < 60);
    assert.ok(sentences.length > 10);
    assert.deepEqual(cut.map(({ textContent }) => textContent), [], `at ${width} px only what is very long is cut`);
  }
  await finish();
});

for (const [width, letters] of [[1280, 'usual'], [1280, 'presented'], [1366, 'presented'], [1280, '20px'], [1280, '24px'], [1280, '32px']]) {
  test(`what the moment is called can be read, ${width} wide, ${letters} letters`, async () => {
    const { page, person, finish } = await quietDay(bank, { viewport: { width, height: 768 } });
    if (letters === 'presented') {
      await turn(page, 'Lessons');
      await page.getByRole('button', { name: 'Presenter mode' }).click();
      await page.locator(':root[data-presenter]').waitFor();
    } else if (letters !== 'usual') {
      await page.evaluate((size) => (document.documentElement.style.fontSize = size), letters);
    }
    for (const position of [0, 1, 11, 26, 41]) {
      await person.slider.fill(String(position));
      const moment = position ? `Event ${position} of 41 ` : 'Before the first event of 41';
      const caption = page.getByRole('region', { name: 'Timeline' }).getByRole('paragraph').filter({ hasText: moment });
      const { cut, lines } = await caption.first().evaluate((element) => ({
        cut: element.scrollWidth - element.clientWidth,
        lines: element.clientHeight / parseFloat(getComputedStyle(element).lineHeight),
      }));
      assert.ok(cut <= 0, `${await caption.first().textContent()} is cut by ${cut} px`);
      assert.equal(Math.round(lines), 1);
    }
    const legend = await page.locator('.legend li').evaluateAll((all) => all.map((one) => one.getClientRects()[0]?.top));
    assert.equal(new Set(legend).size, 1, `the legend is in one line, or not there: ${legend}`);
    await finish();
  });
}
test('the Rust behind an event has room for its lines below the table', async () => {
  const { page, finish } = await quietDay(bank, { viewport: { width: 1280, height: 720 } });
  await turn(page, 'Timeline');
  const source = page.getByRole('region', { name: 'The Rust behind it' });
  await source.getByText('The Rust behind it').click();
  await source.getByRole('figure').nth(2).waitFor();
  const [rust, table] = [await source.boundingBox(), await page.getByRole('grid').boundingBox()];
  assert.ok(rust.width >= table.width && rust.y > table.y + table.height, `${JSON.stringify(rust)} below ${JSON.stringify(table)}`);
  const cut = await source.locator('pre').evaluateAll((all) => all.map(({ scrollWidth, clientWidth }) => scrollWidth - clientWidth));
  assert.deepEqual(cut.filter((cut) => cut > 0), [], 'no line is cut');
  await page.getByRole('button', { name: 'To the beginning' }).click();
  await source.waitFor({ state: 'hidden' });
  await finish();
});
test('on a phone no focus is out of sight', async () => {
  const { page, finish } = await quietDay(bank, { viewport: { width: 320, height: 640 } });
  const inSight = () =>
    page.evaluate(() => {
      const { activeElement } = document;
      const { top, bottom, width, height } = activeElement.getBoundingClientRect();
      const dock = document.querySelector('.dock');
      const end = dock.contains(activeElement) ? innerHeight : dock.getBoundingClientRect().top;
      const name = activeElement.getAttribute('aria-label') ?? activeElement.textContent.slice(0, 40);
      const isHidden = activeElement.closest('.visually-hidden') || !activeElement.checkVisibility() || getComputedStyle(activeElement.parentElement).clipPath !== 'none';
      return { name, isSeen: !isHidden && width > 8 && height > 8 && top >= 0 && bottom <= end };
    });
  await page.getByRole('button', { name: 'To the end, live' }).focus();
  for (let stops = 0; stops < 4; stops++) {
    await page.keyboard.press('Tab');
    const { name, isSeen } = await inSight();
    assert.ok(isSeen, `"${name}" has the focus and is not seen`);
  }
  await page.getByLabel('Go to event').waitFor();
  await turn(page, 'Timeline');
  const search = page.getByRole('search').getByLabel('Text');
  await search.focus();
  await page.evaluate(() => scrollTo(0, 0));
  await page.keyboard.press('Tab');
  await page.locator('.row:focus').waitFor();
  assert.ok((await inSight()).isSeen, 'the row is above the dock');
  // The dock does not make the page scroll after it.
  const scrolled = () => page.evaluate(() => scrollY);
  const before = await scrolled();
  for (const name of ['To the beginning', 'Previous event', 'Play']) await page.getByRole('button', { name }).focus();
  assert.equal(await scrolled(), before);
  await finish();
});

const IBAN = 'DE89370400440532013000ABCDEFGHIJKL';

for (const [width, number] of [[320, IBAN], [320, 'W'.repeat(34)], [1280, 'W'.repeat(34)]]) {
  test(`an account number of one long word stays within its panel, ${number.slice(0, 4)}…, ${width} wide`, async () => {
    const { page, finish } = await open(bank, { viewport: { width, height: 720 } });
    const person = new Person(page);
    await person.openAccount(number);
    await person.openAccount(`X${number.slice(1)}`, 'unlimited');
    await person.moveMoney('Withdraw', `X${number.slice(1)}`, '90071992547409.91');
    await person.transfer(`X${number.slice(1)}`, number, '30.00');
    await page.getByRole('region', { name: 'Transfers' }).getByText(number).waitFor();
    // What is cut off: text that is wider than the panel, and is not shortened with dots.
    const cut = await page.evaluate(() => {
      const range = document.createRange();
      const found = [];
      const walker = document.createTreeWalker(document.querySelector('main'), NodeFilter.SHOW_TEXT);
      for (let node = walker.nextNode(); node; node = walker.nextNode()) {
        const box = node.parentElement.closest('.panel');
        if (!box || !node.data.trim() || node.parentElement.closest('.rows, select, .visually-hidden') || !node.parentElement.checkVisibility()) continue;
        range.selectNodeContents(node);
        if (range.getBoundingClientRect().right > box.getBoundingClientRect().right) found.push(node.data.trim().slice(0, 50));
      }
      return found;
    });
    assert.deepEqual(cut, []);
    assert.ok((await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)) <= 0);
    // An amount is in one line, or ends a line where a group of digits ends.
    const lines = await page.locator('.balance data').evaluateAll((all) => all.map((one) => one.getClientRects().length));
    assert.deepEqual(lines, [1, 1], 'a balance is in one line');
    await finish();
  });
}

test('whoever reaches the goal of a lesson sees it without scrolling, and comes to the last card', async () => {
  const { page, finish } = await open(bank, { viewport: { width: 1280, height: 720 }, reducedMotion: 'reduce' });
  const pupil = new Pupil(page);
  await watchShifts(page);
  await pupil.start(1, 'Facts, not state');
  await pupil.lesson.getByText('Goal: 0 of 3 done').waitFor();
  for (const step of [['explain', 'ADA-1'], ['deposit', 'ADA-1', 20]]) await pupil.take(step);
  await pupil.lesson.getByText('Goal: 2 of 3 done').waitFor();
  await pupil.take(['look', 2]);
  const [sign] = await pupil.lesson.getByText('✓ Goal reached').all();
  const button = pupil.lesson.getByRole('button', { name: 'To the last card' });
  await button.waitFor();
  const dock = await page.getByRole('region', { name: 'Timeline' }).boundingBox();
  for (const seen of [sign, button]) {
    const { y, height } = await seen.boundingBox();
    assert.ok(y > 0 && y + height < dock.y, 'it is in sight');
  }
  assert.deepEqual(inLesson(await shifts(page)), [], 'nothing has moved for it');
  await pupil.press(button, 'Enter');
  await pupil.lesson.getByRole('heading', { name: 'What you have just seen' }).waitFor();
  await pupil.lesson.getByText('Card 4 of 4').waitFor();
  await button.and(page.locator(':focus')).waitFor();
  await finish();
});
test('in a lesson in presenter mode nothing makes the window longer than it is', async () => {
  const { page, finish } = await open(bank, { viewport: { width: 1280, height: 720 }, reducedMotion: 'reduce' });
  const pupil = new Pupil(page);
  const longer = () => page.evaluate(() => document.documentElement.scrollHeight - innerHeight);
  await pupil.turn('Lessons');
  await pupil.press(page.getByRole('button', { name: 'Presenter mode' }), 'Space');
  await pupil.start(1, 'Facts, not state');
  assert.equal(await longer(), 0);
  await pupil.opens(pupil.lesson.getByRole('button', { name: 'Show solution' }));
  await pupil.press(pupil.lesson.getByRole('button', { name: 'Solution: Pause' }), 'Enter');
  assert.equal(await longer(), 0, 'with the solution');
  await finish();
});
