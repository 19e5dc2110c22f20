// Opens the page in a browser with an empty profile, and remembers everything that went wrong in it.
import assert from 'node:assert/strict';
import { chromium } from './packages.mjs';
import { serve } from './server.mjs';

// A browser that starts as root has no sandbox; the rest keeps it from calling home, which only makes noise in a test.
export const FLAGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** The folder of the built page. */
export const DIST = process.env.BANK_DIST ?? 'dist';

/** Starts a server for the built page, or for another folder, and a browser. `close` ends both. */
export async function start(folder = DIST) {
  const executablePath = process.env.BANK_CHROME;
  assert.ok(executablePath, 'BANK_CHROME must name the browser: run ./scripts/test e2e');
  const server = await serve(folder);
  const browser = await chromium.launch({ executablePath, args: FLAGS });
  return {
    url: server.url,
    browser,
    stopServer: server.stop,
    async close() {
      await browser.close();
      await server.stop();
    },
  };
}

/**
 * Opens the page in a fresh profile. `options` are Playwright's for a context (viewport, colorScheme, ...).
 * The service worker comes along, as it does for every visitor; measured, no flow is slower for it.
 * `problems` grows whenever the page complains; end a test with `finish`, which fails on any.
 */
export async function open({ url, browser }, { path = '', ...options } = {}) {
  const context = await browser.newContext(options);
  const problems = [];
  await watchPolicyViolations(context, problems);
  context.on('page', (page) => watch(page, problems));
  const page = await context.newPage();
  await page.goto(url + path);
  return {
    context,
    page,
    problems,
    async finish() {
      await context.close();
      assert.deepEqual(problems, [], 'the page complained');
    },
  };
}

function watch(page, problems) {
  page.on('console', (message) => {
    if (message.type() === 'error') problems.push(`console: ${message.text()} (${message.location().url})`);
  });
  page.on('pageerror', (error) => problems.push(`uncaught: ${error.message}`));
  page.on('crash', () => problems.push('the page crashed'));
  page.on('requestfailed', (request) => {
    // A page that is left or reloaded drops what it was loading; that is no fault of it.
    const reason = request.failure()?.errorText;
    if (reason !== 'net::ERR_ABORTED') problems.push(`request: ${request.url()} ${reason}`);
  });
  page.on('response', (response) => {
    if (response.status() >= 400) problems.push(`response: ${response.status()} ${response.url()}`);
  });
}

async function watchPolicyViolations(context, problems) {
  await context.exposeFunction('bankTestPolicyViolation', (text) => problems.push(`policy: ${text}`));
  await context.addInitScript(() => {
    addEventListener('securitypolicyviolation', (event) => {
      globalThis.bankTestPolicyViolation(`${event.violatedDirective} refused ${event.blockedURI}`);
    });
  });
}
