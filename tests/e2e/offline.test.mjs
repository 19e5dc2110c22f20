// The page without a network, its versions, and its installation.
import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { assertAccessible } from './lib/axe.mjs';
import { FLAGS, open, start } from './lib/browser.mjs';
import { chromium } from './lib/packages.mjs';
import { Person, until } from './lib/person.mjs';
import { Versions } from './lib/versions.mjs';

/** Opens the page, and waits until its worker is there. */
async function visit(bank, path = '') {
  const opened = await open(bank, { path });
  await opened.page.waitForFunction(() => navigator.serviceWorker.controller);
  return opened;
}

const versionOf = (page) => page.locator('meta[name="version"]').getAttribute('content');
const caches = (page) => page.evaluate(() => globalThis.caches.keys());
/** How many workers there are; none can be counted while the page is being reloaded. */
const workers = (page) => page.evaluate(async () => (await navigator.serviceWorker.getRegistrations()).length).catch(() => -1);
const update = (page) => page.getByRole('status').getByRole('button', { name: 'Reload' });

/** No new version is offered, and the page has looked: what it asked of the browser and of its worker was asked before this. */
async function isNotOffered(page) {
  await page.evaluate(async () => {
    const registration = await navigator.serviceWorker.ready;
    await registration.update().catch(() => undefined);
    const { port1, port2 } = new MessageChannel();
    const told = new Promise((then) => (port1.onmessage = then));
    registration.active.postMessage('which version', [port2]);
    await told;
  });
  assert.equal(await update(page).count(), 0);
}

/** Gives the work a copy of the page that may change while it is served. */
function withVersions(name, work) {
  test(name, async () => {
    const versions = await Versions.copy();
    const bank = await start(versions.folder);
    try {
      await work(bank, versions);
    } finally {
      await bank.close();
      await versions.remove();
    }
  });
}

test('after the first visit the page needs no network', async () => {
  const bank = await start();
  try {
    const { context, page, finish } = await visit(bank);
    await new Person(page).openAccount('A-1');
    await bank.stopServer();
    await context.setOffline(true);
    await page.reload();
    await new Person(page).moveMoney('Deposit', 'A-1', '5.00');
    await new Person(page).seesBalances({ 'A-1': '5.00' });
    for (const path of ['?from=home#/timeline', 'index.html#/timeline']) {
      const tab = await context.newPage();
      await tab.goto(bank.url + path);
      await tab.getByRole('grid', { name: 'Events' }).waitFor();
      assert.equal(await tab.evaluate(async () => (await fetch('api/accounts')).status), 200);
    }
    await finish();
  } finally {
    await bank.close();
  }
});

withVersions('a new version waits for the person, then every tab has it, and none a mixture', async (bank, versions) => {
  const { context, page, finish } = await visit(bank);
  const old = await versionOf(page);
  const [other, typing, elsewhere] = [await context.newPage(), await context.newPage(), await context.newPage()];
  await other.goto(bank.url);
  for (const tab of [typing, elsewhere]) {
    await tab.goto(bank.url);
    await new Person(tab).form('Open account').getByLabel('Account number').fill('half of a num');
  }
  await elsewhere.getByRole('link', { name: 'Storage', exact: true }).click();
  await elsewhere.getByRole('form', { name: 'Sample banks' }).waitFor();

  await versions.change('boot.js', "'use strict';", "'use strict';\ndocument.documentElement.dataset.boot = 'new';");
  await versions.change('index.html', '<title>Event', '<title>New Event');
  await versions.finish();
  await page.reload();
  for (const tab of [page, other, typing, elsewhere]) {
    await update(tab).waitFor();
    await tab.getByText('A new version of this page is ready').waitFor();
  }
  for (const colorScheme of ['light', 'dark']) {
    await other.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    await assertAccessible(other, `a new version is ready, ${colorScheme}`);
  }
  // Whoever reloads by hand still has the old one, whole, and is told again.
  await page.reload();
  assert.equal(await versionOf(page), old);
  await update(page).click();
  for (const tab of [page, other]) {
    await until(async () => (await versionOf(tab)) !== old);
    assert.match(await tab.title(), /^New Event/);
    assert.equal(await tab.evaluate(() => document.documentElement.dataset.boot), 'new');
  }
  const kept = await caches(page);
  assert.equal(kept.length, 1);
  assert.ok(kept[0].endsWith(await versionOf(page)));
  await isNotOffered(page);

  // What somebody was typing is still there, also on a page that is out of sight; the tab is told, and goes along when its
  // person wants.
  await elsewhere.getByRole('link', { name: 'Bank', exact: true }).click();
  for (const tab of [typing, elsewhere]) {
    assert.equal(await new Person(tab).form('Open account').getByLabel('Account number').inputValue(), 'half of a num');
    assert.equal(await versionOf(tab), old);
    await update(tab).click();
    await until(async () => (await versionOf(tab)) !== old);
  }
  await finish();
});

withVersions('a version whose program fails can be replaced', async (bank, versions) => {
  await versions.change('load.js', 'await start(', "throw new Error('a fault'); await start(");
  await versions.finish();
  const { context, page } = await visit(bank);
  await page.getByRole('heading', { name: 'The bank could not be loaded' }).waitFor();
  await versions.change('load.js', "throw new Error('a fault'); ", '');
  await versions.finish();
  await page.reload();
  await update(page).click();
  await page.getByRole('button', { name: 'Open account' }).waitFor();
  await context.close();
});

withVersions('a version with a file that is not of it is never installed', async (bank, versions) => {
  const { page, finish } = await visit(bank);
  const [old, kept] = [await versionOf(page), await caches(page)];
  await versions.change('index.html', '<title>Event', '<title>New Event');
  await versions.finish();
  await versions.change('boot.js', "'use strict';", "'use strict';\nglobalThis.hostile = 1;");
  const end = await page.evaluate(async () => {
    const registration = await navigator.serviceWorker.ready;
    const found = new Promise((then) => registration.addEventListener('updatefound', () => then(registration.installing)));
    await registration.update().catch(() => undefined);
    const worker = await found;
    while (worker.state !== 'redundant' && worker.state !== 'installed') {
      await new Promise((then) => worker.addEventListener('statechange', then, { once: true }));
    }
    return worker.state;
  });
  assert.equal(end, 'redundant');
  await page.reload();
  await page.getByRole('button', { name: 'Open account' }).waitFor();
  assert.equal(await versionOf(page), old);
  assert.equal(await page.evaluate(() => 'hostile' in globalThis), false);
  assert.deepEqual(await caches(page), kept);
  await isNotOffered(page);
  await finish();
});

withVersions('a cleared cache does no harm', async (bank) => {
  const { page, finish } = await visit(bank);
  await page.evaluate(async () => {
    const [name] = await globalThis.caches.keys();
    const cache = await globalThis.caches.open(name);
    const keys = await cache.keys();
    await Promise.all(keys.filter(({ url }) => url.endsWith('.css') || url.endsWith('load.js')).map((key) => cache.delete(key)));
  });
  await page.reload();
  await page.getByRole('button', { name: 'Open account' }).waitFor();
  await page.evaluate(async () => Promise.all((await globalThis.caches.keys()).map((name) => globalThis.caches.delete(name))));
  await page.reload();
  await page.getByRole('button', { name: 'Open account' }).waitFor();
  await isNotOffered(page);
  await finish();
});

withVersions('in development there is no worker, unless it is asked for', async (bank, versions) => {
  const { page, finish } = await visit(bank);
  await versions.finishForLiveReload();
  await page.reload();
  // The worker of the release finds that it is over, takes itself away, and the page is loaded from the network.
  await page.waitForFunction(() => navigator.serviceWorker.controller === null);
  assert.equal(await page.locator('meta[http-equiv="Content-Security-Policy"]').count(), 0);
  assert.equal(await workers(page), 0);
  assert.deepEqual(await caches(page), []);

  await page.goto(`${bank.url}?sw`);
  await page.waitForFunction(() => navigator.serviceWorker.controller);
  assert.equal(await page.evaluate(async () => (await fetch('api/accounts')).status), 200);
  assert.deepEqual(await caches(page), []);
  await page.goto(bank.url);
  await until(async () => (await workers(page)) === 0);
  await finish();
});

test('the page can be installed', async () => {
  const bank = await start();
  const profile = await mkdtemp(join(tmpdir(), 'bank-install-'));
  // A profile of its own: a private one can't install anything.
  const context = await chromium.launchPersistentContext(profile, { executablePath: process.env.BANK_CHROME, args: FLAGS });
  try {
    const page = await context.newPage();
    await page.goto(bank.url);
    await page.waitForFunction(() => navigator.serviceWorker.controller);
    const devtools = await context.newCDPSession(page);
    const { errors, data, url } = await devtools.send('Page.getAppManifest');
    assert.deepEqual(errors, []);
    assert.equal(url, `${bank.url}manifest.webmanifest`);
    const manifest = JSON.parse(data);
    for (const { src, sizes, type } of manifest.icons) {
      const size = await page.evaluate(async (src) => {
        const picture = new Image();
        picture.src = src;
        await picture.decode();
        return `${picture.naturalWidth}x${picture.naturalHeight}`;
      }, src);
      if (sizes !== 'any') assert.equal(size, sizes, src);
      assert.equal((await (await page.request.get(bank.url + src)).headers())['content-type'], type);
    }
    const { installabilityErrors } = await devtools.send('Page.getInstallabilityErrors');
    assert.deepEqual(installabilityErrors, []);
  } finally {
    await context.close();
    await rm(profile, { recursive: true, force: true, maxRetries: 5 });
    await bank.close();
  }
});
