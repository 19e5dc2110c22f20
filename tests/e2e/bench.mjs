// Measures the page in a real browser: node tests/e2e/bench.mjs FILE.json. Needs what scripts/test e2e sets up;
// scripts/bench does all of that. These are figures to look at, not tests.
//
// "Work" is what the page's main thread works from an input to its paint: scripts, styles, layout and painting, see
// lib/work.mjs. What comes after the paint, as collecting garbage does now and then, is told on average.
import { writeFile } from 'node:fs/promises';
import { cpus } from 'node:os';
import { open, start } from './lib/browser.mjs';
import { Person, until } from './lib/person.mjs';
import { workOfInputs } from './lib/work.mjs';

/** How many moments are looked at, and how many commands are sent. */
const TIMES = 300;
/** For how many seconds the timeline plays. */
const PLAY_SECONDS = Number(process.env.BANK_PLAY_SECONDS ?? 60);

const file = process.argv[2];
const bank = await start();
const figures = [];
const note = (what, figure, unit, wanted) => {
  figures.push({ what, figure, unit, wanted });
  console.log(`${String(figure).padStart(12)} ${unit.padEnd(6)} ${what}${wanted ? ` (wanted: ${wanted})` : ''}`);
};

/** A page that shows a sample bank, with what is needed to measure it. */
class Measured {
  static async of(label) {
    const opened = await open(bank, { path: '#/storage', viewport: { width: 1440, height: 900 } });
    const { page, context } = opened;
    await page.addInitScript(rememberMemory);
    const form = page.getByRole('form', { name: 'Sample banks' });
    await form.getByLabel('Sample').selectOption({ label });
    await form.getByRole('button', { name: 'Add sample bank' }).click();
    await form.getByText('Added as').waitFor({ timeout: 600_000 });
    const workspace = (await form.getByText('Added as').textContent()).match(/Added as (\S+)\./)[1];
    await page.goto('about:blank');
    await page.goto(`${bank.url}#/?in=${workspace}`);
    const cdp = await context.newCDPSession(page);
    await cdp.send('Performance.enable');
    const measured = new Measured(opened, cdp);
    await measured.shown();
    return measured;
  }

  constructor(opened, cdp) {
    this.opened = opened;
    this.page = opened.page;
    this.cdp = cdp;
  }

  /** Waits until the bank is on screen, and says how long that took from the program's first line on. */
  async shown() {
    await this.page.getByText('This tab decides and writes').waitFor({ timeout: 120_000 });
    return this.page.evaluate(() => performance.measure('open', 'bank-opening', 'bank-shown').duration);
  }

  async metric(name) {
    const { metrics } = await this.cdp.send('Performance.getMetrics');
    return metrics.find((metric) => metric.name === name).value;
  }

  /** Does something, and waits until it is painted. */
  async painted(act, argument) {
    await this.page.evaluate(act, argument);
    await this.page.evaluate(() => new Promise((painted) => requestAnimationFrame(() => requestAnimationFrame(painted))));
  }

  /** Looks at many moments, one after the other, far apart. */
  async seeks(what) {
    const before = await this.metric('TaskDuration');
    const works = await workOfInputs(this.cdp, async () => {
      for (let time = 0; time < TIMES; time++) await this.painted(seek, String(((time * 48_271) % 99_991) + 1));
    });
    const whole = (((await this.metric('TaskDuration')) - before) * 1000) / TIMES;
    noteWork(what, works);
    note('the same with what follows it, and with the measurement, on average', round(whole), 'ms');
  }

  /** Megabytes: JavaScript's heap after a collection, and the program's own memory. */
  async memory() {
    await this.cdp.send('HeapProfiler.collectGarbage');
    const wasm = await this.page.evaluate(() => globalThis.benchMemory.buffer.byteLength);
    return [(await this.metric('JSHeapUsedSize')) / 2 ** 20, wasm / 2 ** 20];
  }
}

/** Runs in the page: keeps the memory of the program, and counts long tasks. */
function rememberMemory() {
  globalThis.benchLong = [];
  new PerformanceObserver((list) => globalThis.benchLong.push(...list.getEntries().map(({ duration }) => duration))).observe({
    type: 'longtask',
  });
  const instantiate = WebAssembly.instantiateStreaming;
  WebAssembly.instantiateStreaming = async (...all) => {
    const made = await instantiate.apply(WebAssembly, all);
    globalThis.benchMemory = made.instance.exports.memory;
    return made;
  };
}

/** Runs in the page, as all that makes an input. */
function seek(position) {
  performance.mark('bench-input');
  const slider = document.querySelector('input[type=range]');
  slider.value = position;
  slider.dispatchEvent(new Event('input', { bubbles: true }));
}

const sorted = (times) => times.toSorted((one, other) => one - other);
const part = (times, hundredths) => round(sorted(times)[Math.min(times.length - 1, Math.floor((times.length * hundredths) / 100))]);
const round = (number) => Math.round(number * 10) / 10;

/** Notes the work of inputs. */
function noteWork(what, works, wanted = 'under 8') {
  note(`work from ${what} to its paint, half are quicker`, part(works, 50), 'ms', wanted);
  note('the same, 99 of 100 are quicker', part(works, 99), 'ms', 'under 16');
}

async function repeated(times, act) {
  const all = [];
  for (let time = 0; time < times; time++) all.push(await act(time));
  return all;
}

/** How long it takes to open a bank, the middle one of five times. */
async function opening(measured) {
  return part(
    await repeated(5, async () => {
      await measured.page.reload();
      return measured.shown();
    }),
    50,
  );
}

/** Runs in the page: sends a transfer, whose steps wait for a person; the accounts are made the first time. */
async function beginTransfer() {
  const ask = async (method, path, body) => {
    const response = await globalThis.bank.request(method, path, body);
    if (response.status >= 300) throw new Error(`${path}: ${response.text}`);
    return response.body;
  };
  if (!globalThis.benchAccounts) {
    const make = async (number) => (await ask('POST', '/account', { account_number: `${number}-${Date.now()}` })).id;
    globalThis.benchAccounts = [await make('STEP-1'), await make('STEP-2')];
  }
  const [from_account_id, to_account_id] = globalThis.benchAccounts;
  await ask('POST', '/transfer', { from_account_id, to_account_id, amount: 1 });
}

/** Runs in the page: whether nothing is left to handle. */
function isQuiet() {
  return document.querySelector('.executor .next').textContent.startsWith('Nothing waits');
}

function press(label) {
  performance.mark('bench-input');
  [...document.querySelectorAll('.executor button')].find((button) => button.textContent === label).click();
}

/** How long a step takes on the machinery page, from the click to its paint: of one message, and of one round. */
async function stepping(measured, size) {
  const { page } = measured;
  await page.getByRole('link', { name: 'Machinery', exact: true }).click();
  await page.getByRole('radio', { name: 'Step by step' }).check();
  for (const [label, what] of [['Handle one message', 'a step of one message'], ['One round', 'a step of one round']]) {
    const works = await workOfInputs(measured.cdp, async () => {
      for (let steps = 0; steps < TIMES; ) {
        await page.evaluate(beginTransfer);
        await until(async () => !(await page.evaluate(isQuiet)));
        for (; !(await page.evaluate(isQuiet)); steps++) await measured.painted(press, label);
      }
    });
    noteWork(`${what} on the machinery page at ${size} messages`, works);
  }
  await page.getByRole('link', { name: 'Bank', exact: true }).click();
}

async function small() {
  const measured = await Measured.of('10,000 messages');
  note('to open 10,000 messages, from the first line to the first paint', await opening(measured), 'ms', 'under 300');
  const form = new Person(measured.page).form('Deposit or withdraw');
  await form.getByLabel('Account').selectOption({ index: 1 });
  const commands = await workOfInputs(measured.cdp, async () => {
    for (let time = 0; time < TIMES; time++) {
      await form.getByLabel('Amount').fill(`${time + 1}`);
      await measured.painted(() => {
        performance.mark('bench-input');
        const buttons = [...document.querySelectorAll('form[aria-label="Deposit or withdraw"] button')];
        buttons.find((button) => button.textContent === 'Deposit').click();
      });
    }
  });
  noteWork('a command at 10,000 messages', commands, '');
  await stepping(measured, '10,000');
  await measured.opened.finish();
}

async function large() {
  const measured = await Measured.of('100,000 messages');
  const { page } = measured;
  note('to open 100,000 messages, from the first line to the first paint', await opening(measured), 'ms', 'under 1000');
  await page.getByRole('link', { name: 'Storage', exact: true }).click();
  await until(async () => (await page.getByText(/Every hash was worked out again/).count()) > 0);
  await page.getByRole('link', { name: 'Bank', exact: true }).click();
  await measured.seeks('a seek at 100,000 messages');
  await page.getByRole('link', { name: 'Machinery', exact: true }).click();
  await page.getByRole('region', { name: 'Streams' }).waitFor();
  await measured.seeks('a seek on the machinery page at 100,000 messages');
  await page.getByRole('button', { name: 'Back to live' }).click();
  await stepping(measured, '100,000');
  await play(measured);
  await measured.opened.finish();
}

async function play(measured) {
  const { page } = measured;
  // The page has just been turned: a moment that is chosen before it is there would be lost.
  await page.getByRole('region', { name: 'Accounts' }).waitFor();
  const slider = page.getByRole('slider', { name: 'Moment' });
  await until(async () => {
    await measured.painted(seek, '50000');
    return (await slider.inputValue()) === '50000';
  });
  await page.getByLabel('Speed').selectOption({ label: '20' }).catch(() => page.getByLabel('Speed').selectOption({ index: 4 }));
  const before = await measured.memory();
  await page.evaluate(() => (globalThis.benchLong.length = 0));
  await page.getByRole('button', { name: 'Play' }).click();
  const end = Date.now() + PLAY_SECONDS * 1000;
  await until(async () => Date.now() > end, PLAY_SECONDS * 1000 + 60_000);
  const long = await page.evaluate(() => globalThis.benchLong);
  const moment = await slider.inputValue();
  await page.getByRole('button', { name: 'Pause' }).click();
  const after = await measured.memory();
  note(`events played in ${PLAY_SECONDS} s at 20 a second`, Number(moment) - 50_000, '');
  note('tasks over 50 ms meanwhile', long.length, '', 'none');
  note("growth of JavaScript's heap meanwhile", round(after[0] - before[0]), 'MB', 'none');
  note("growth of the program's memory meanwhile", round(after[1] - before[1]), 'MB', 'none');
  note("the program's memory at 100,000 messages", round(after[1]), 'MB');
}

try {
  await small();
  await large();
  const [{ model }] = cpus();
  const machine = `${cpus().length} cores (${model}), Chromium ${bank.browser.version()}, headless`;
  console.log(machine);
  if (file) await writeFile(file, `${JSON.stringify({ machine, figures }, null, 2)}\n`);
} finally {
  await bank.close();
}
