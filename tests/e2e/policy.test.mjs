// The policy of the page, and people who try to make it run or load what is not its own. Every other flow runs under the
// same policy, and fails when the browser reports anything: see lib/browser.mjs.
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { after, before, test } from 'node:test';
import { open, start } from './lib/browser.mjs';
import { Person, until } from './lib/person.mjs';
import { Versions } from './lib/versions.mjs';

let bank;
before(async () => {
  bank = await start();
});
after(() => bank?.close());

const RUN = 'globalThis.hostile=1';
// At most 34 characters are an account number.
const NUMBERS = ['<img src=x onerror="hostile=1">', '"><svg/onload=hostile=1>', 'javascript:hostile=1', '{{hostile}}${hostile}', "';hostile=1;//"];

/** Nothing of it ran, and none of it became an element or a link. */
async function assertOnlyText(page) {
  const found = await page.evaluate(() => ({
    ran: 'hostile' in globalThis,
    elements: document.querySelectorAll('img, iframe, object, embed, base, marquee, [onerror], [onload], [onclick], [srcdoc]').length,
    scripts: [...document.scripts].filter((script) => !script.src).length,
    links: [...document.querySelectorAll('a[href]')].map((link) => link.protocol).filter((protocol) => !/^(https?|blob):$/.test(protocol)),
  }));
  assert.deepEqual(found, { ran: false, elements: 0, scripts: 0, links: [] });
}

test('the released page allows its own files and nothing else', async () => {
  const { page, finish } = await open(bank);
  const policy = await page.locator('meta[http-equiv="Content-Security-Policy"]').getAttribute('content');
  assert.match(policy, /^default-src 'none';/);
  assert.doesNotMatch(policy, /unsafe-inline|'unsafe-eval'|\*|https?:|data:/);
  await page.getByRole('button', { name: 'Open account' }).waitFor();
  const hosts = await page.evaluate(() => performance.getEntriesByType('resource').map(({ name }) => new URL(name).origin));
  assert.ok(hosts.length > 5);
  assert.deepEqual([...new Set(hosts)], [new URL(bank.url).origin]);
  await assertOnlyText(page);
  await finish();
});

for (const [what, attempt, refusedBy] of [
  ['an inline script', () => document.head.append(Object.assign(document.createElement('script'), { textContent: 'hostile=1' })), 'trusted-types'],
  ['a handler in an attribute', () => document.body.setAttribute('onclick', 'hostile=1'), 'trusted-types'],
  ['a script of another host', () => {
    const script = document.createElement('script');
    script.src = 'https://example.invalid/hostile.js';
    document.head.append(script);
  }, 'trusted-types'],
  ['a request to another host', () => fetch('https://example.invalid/'), 'connect-src'],
  ['a picture of another host', () => {
    new Image().src = 'https://example.invalid/hostile.png';
  }, 'img-src'],
  ['a frame', () => document.body.append(Object.assign(document.createElement('iframe'), { src: 'load.js' })), 'frame-src'],
  ['text as markup', () => {
    document.body.innerHTML = '<b onclick="hostile=1">';
  }, 'require-trusted-types-for'],
]) {
  test(`${what} is refused`, async () => {
    const { page, problems, context } = await open(bank);
    await page.getByRole('button', { name: 'Open account' }).waitFor();
    await page.evaluate(attempt).catch(() => undefined); // Some are refused by an exception, all by a report.
    await until(() => problems.some((problem) => problem.startsWith('policy: ') && problem.includes(refusedBy)));
    assert.equal(await page.evaluate(() => 'hostile' in globalThis), false);
    await context.close();
  });
}

test('where the policy allows more, the same attempts come through, and are found', async () => {
  const versions = await Versions.copy();
  await versions.change('index.html', "'wasm-unsafe-eval'", "'wasm-unsafe-eval' 'unsafe-inline'");
  await versions.change('index.html', "; require-trusted-types-for 'script'; trusted-types default worker", '');
  await versions.finish();
  const loose = await start(versions.folder);
  try {
    const { page, context } = await open(loose);
    await page.getByRole('button', { name: 'Open account' }).waitFor();
    await page.evaluate(() => {
      document.body.insertAdjacentHTML('beforeend', '<img src=x onerror="globalThis.hostile=1">');
    });
    await page.waitForFunction(() => 'hostile' in globalThis);
    await assert.rejects(assertOnlyText(page), /ran: true/);
    await context.close();
  } finally {
    await loose.close();
    await versions.remove();
  }
});

test('hostile account numbers stand on every page as text', async () => {
  const { page, finish } = await open(bank);
  const person = new Person(page);
  for (const number of NUMBERS) await person.openAccount(number);
  await person.moveMoney('Deposit', NUMBERS[0], '30');
  await person.transfer(NUMBERS[0], NUMBERS[1], '10');
  await person.seesBalances({ [NUMBERS[1]]: '10.00' });
  await assertOnlyText(page);
  for (const name of ['Timeline', 'Storage']) {
    await page.getByRole('link', { name, exact: true }).click();
    await page.getByRole('link', { name, exact: true, current: 'page' }).waitFor();
    await assertOnlyText(page);
  }
  await page.reload();
  await page.getByRole('heading', { level: 1 }).first().waitFor();
  await assertOnlyText(page);
  await finish();
});

test('hostile names of banks and hostile files stand as text', async () => {
  const { page, finish } = await open(bank);
  const person = new Person(page);
  await person.openAccount('A-1');
  await page.getByRole('link', { name: 'Storage', exact: true }).click();
  const saving = page.waitForEvent('download');
  await page.getByRole('region', { name: 'Export', exact: true }).getByRole('button', { name: 'Export this bank' }).click();
  const text = await readFile(await (await saving).path(), 'utf8');

  const file = page.getByLabel('File', { exact: true });
  const markup = `<img src=x onerror="${RUN}"><script>${RUN}</script>`;
  const renamed = text.replace('A-1', '<img src=x onerror=hostile=1>');
  const damaged = text.replace('AccountCreated', markup.replaceAll('"', '\\"'));
  assert.notEqual(renamed, text);
  assert.notEqual(damaged, text);
  for (const [name, content] of [
    [`${markup.replaceAll('/', ' ')}.jsonl`, renamed],
    ['damaged.jsonl', damaged],
    ['markup.jsonl', markup],
    ['raw.json', JSON.stringify({ [`bank/${markup}/0000000001-1`]: markup, [`bank-name/${markup}`]: markup })],
  ]) {
    await file.setInputFiles({ name, mimeType: 'application/json', buffer: Buffer.from(content) });
    // Whatever is said about the file names something that stands in it, or the file.
    const found = page.getByRole('region', { name: 'Found in the file', exact: true }).getByRole('article');
    await found.first().waitFor();
    await assertOnlyText(page);
    for (let left = await found.count(); left > 0; left--) {
      await found.first().getByRole('button', { name: 'Discard' }).click();
      await until(async () => (await found.count()) < left);
    }
  }
  await finish();
});

test('a bank with a hostile name, or from a hostile file, is opened as any other', async () => {
  const elsewhere = await open(bank);
  await new Person(elsewhere.page).openAccount(NUMBERS[0]);
  await elsewhere.page.getByRole('link', { name: 'Storage', exact: true }).click();
  const saving = elsewhere.page.waitForEvent('download');
  const whole = elsewhere.page.getByRole('region', { name: 'Export', exact: true });
  await whole.getByRole('button', { name: 'Export this bank' }).click();
  const buffer = await readFile(await (await saving).path());
  await elsewhere.finish();

  const { page, finish } = await open(bank, { path: '#/storage' });
  const person = new Person(page);
  const name = '<img src=x onerror=hostile=1>';
  const form = page.getByRole('form', { name: 'New bank' });
  await form.getByLabel('Name').fill(name);
  await form.getByRole('button', { name: 'New bank' }).click();
  await page.getByRole('link', { name: `Open ${name}`, exact: true }).click();
  await page.getByText(name, { exact: true }).first().waitFor();
  await assertOnlyText(page);

  await page.getByLabel('File', { exact: true }).setInputFiles({ name: `${name}.jsonl`, mimeType: 'application/json', buffer });
  const found = page.getByRole('region', { name: 'Found in the file', exact: true }).getByRole('article');
  await found.getByRole('button', { name: 'Add as a new bank' }).click();
  await until(async () => (await found.count()) === 0);
  await assertOnlyText(page);
  await page.getByRole('link', { name: /^Open / }).last().click();
  await page.getByRole('link', { name: 'Bank', exact: true }).click();
  await person.account(NUMBERS[0]).waitFor();
  await assertOnlyText(page);
  await page.getByRole('link', { name: 'API', exact: true }).click();
  const look = page.getByRole('article', { name: 'GET /accounts' });
  await look.getByRole('button', { name: 'GET /accounts' }).click();
  await look.getByRole('button', { name: 'Send' }).click();
  await look.getByText('onerror=').waitFor();
  await assertOnlyText(page);
  await finish();
});

for (const hash of ['#/bank?in=<img src=x onerror=hostile=1>', '#/<img src=x onerror=hostile=1>', '#/storage?in=<svg onload=hostile=1>', '#javascript:hostile=1', '#/?at="><img src=x onerror=hostile=1>', '#/%3Cscript%3Ehostile=1%3C/script%3E']) {
  test(`the address ${hash} is only an address`, async () => {
    const { page, finish } = await open(bank, { path: hash });
    await page.getByRole('link', { name: 'Storage', exact: true }).waitFor();
    await assertOnlyText(page);
    await finish();
  });
}
