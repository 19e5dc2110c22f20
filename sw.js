// The service worker of the page. It does two things:
//
// 1. It answers `fetch("api/…")`: the bank lives in a tab, so the request is handed to one, and its answer handed back.
// 2. It keeps all files of one version, each checked by its digest, and serves them with or without a network. Another
//    version is got ready beside it and takes over when the person says so: see offline.js. No page is ever made of files
//    of two versions.
//
// Deliberately absent: the bank. What a request means is decided in src/api alone.
'use strict';

// Both are written by scripts/lib/finish-build: the version, and every file of it with its SHA-256. As they stand here
// they are those of `trunk serve`, where no file is kept, and where there is no worker unless offline.js is asked for one.
const VERSION = 'development';
const FILES = {};

const SCOPE = new URL('./', location).href;
const OURS = `event-sourced-bank ${SCOPE} `;
const CACHE = OURS + VERSION;
const IS_OFF = VERSION === 'development' && location.search === '';

/** How long a tab has to say that it is there, in milliseconds. */
const PRESENCE = 2_000;
/** How long the first tab that is there waits for a better one. */
const GRACE = 150;
/** How long a tab has to answer a request. */
const SILENCE = 10_000;

/** Which tab answers best, by its role: see src/session/role.rs. */
const RANKS = ['writing', 'following', 'read-only', 'starting'];

addEventListener('install', (event) => event.waitUntil(IS_OFF ? skipWaiting() : keepFiles()));
addEventListener('activate', (event) => event.waitUntil(IS_OFF ? goAway() : takeOver()));
addEventListener('message', (event) => {
  if (event.data === 'take over') skipWaiting();
  if (event.data === 'which version') event.waitUntil(tellVersion(event.ports[0]));
});
addEventListener('fetch', (event) => {
  const { request } = event;
  const url = new URL(request.url);
  const target = url.origin + url.pathname;
  if (IS_OFF || !target.startsWith(SCOPE)) return;
  const path = target.slice(SCOPE.length);
  if (path === 'api' || path.startsWith('api/')) event.respondWith(fromBank(event, path.slice(3) + url.search));
  else if (request.method === 'GET') {
    const name = path === '' ? 'index.html' : path;
    if (Object.hasOwn(FILES, name)) event.respondWith(fromCache(request, name));
  }
});

// ---- files ------------------------------------------------------------------------------------------------------------

/** Gets every file of this version. If one does not arrive, or is of another version, the worker is not installed. */
async function keepFiles() {
  if (VERSION === 'development') return;
  try {
    const cache = await caches.open(CACHE);
    await Promise.all(Object.keys(FILES).map(async (name) => cache.put(SCOPE + name, await fetched(name))));
  } catch (error) {
    await caches.delete(CACHE);
    throw error;
  }
}

/** A file of this version from the network: what the page has just loaded will do, unless it is of another version. */
async function fetched(name) {
  for (const cache of ['default', 'reload']) {
    const response = await fetch(SCOPE + name, { cache });
    const bytes = await response.arrayBuffer();
    if (response.ok && (await digest(bytes)) === FILES[name]) {
      const headers = new Headers(response.headers);
      for (const name of ['content-encoding', 'content-length', 'vary']) headers.delete(name);
      return new Response(bytes, { headers });
    }
  }
  throw new Error(`${name} is not of version ${VERSION}`);
}

async function digest(bytes) {
  const hash = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
  return Array.from(hash, (byte) => byte.toString(16).padStart(2, '0')).join('');
}

async function fromCache(request, name) {
  const kept = await caches.match(SCOPE + name, { cacheName: CACHE });
  if (kept) return kept;
  // Somebody has cleared the cache. A page that begins now is made of the network alone.
  if (name === 'index.html') await caches.delete(CACHE);
  return (await caches.has(CACHE)) ? fetched(name) : fetch(request);
}

async function takeOver() {
  await deleteCaches((name) => name !== CACHE);
  await clients.claim();
}

/** Leaves everything to `trunk serve`, where a release was served under the same address before. */
async function goAway() {
  await deleteCaches(() => true);
  await registration.unregister();
  for (const client of await clients.matchAll({ type: 'window' })) client.navigate(client.url);
}

async function deleteCaches(isOld) {
  const names = await caches.keys();
  await Promise.all(names.filter((name) => name.startsWith(OURS) && isOld(name)).map((name) => caches.delete(name)));
}

/** A worker whose files are gone, or that goes away itself, leaves the page to the network, whatever version that has. */
async function tellVersion(port) {
  const isWhole = !IS_OFF && (VERSION === 'development' || (await caches.has(CACHE)));
  port.postMessage(isWhole ? VERSION : null);
}

// ---- the API ----------------------------------------------------------------------------------------------------------

async function fromBank(event, path) {
  const { request } = event;
  // Only a form sends such a request here from elsewhere: other sites' scripts never reach this worker.
  if (request.mode === 'navigate' && request.method !== 'GET') return forbidden();
  const headers = { 'content-type': '', ...Object.fromEntries(request.headers) };
  const asked = { method: request.method, path: path || '/', headers, body: await request.text() };
  const tab = await chooseTab(event.clientId);
  if (!tab) return nobody();
  const answer = await ask(tab.client, asked, SILENCE);
  return answer ? response(request, answer) : silence();
}

/** The tab that answers best: of the bank that the asking page shows, or else of the one that everybody has. */
async function chooseTab(asking) {
  const windows = await clients.matchAll({ type: 'window', includeUncontrolled: true });
  const tabs = [];
  const asked = windows
    .filter((client) => client.url.startsWith(SCOPE))
    .map(async (client, order) => {
      const told = await ask(client, 'are you there', PRESENCE);
      if (told) tabs.push({ client, order, ...told });
      return told ?? Promise.reject(new Error('nobody is there'));
    });
  const first = Promise.any(asked).then(() => new Promise((then) => setTimeout(then, GRACE)));
  await Promise.race([Promise.allSettled(asked), first.catch(() => undefined)]);
  const wanted = tabs.find(({ client }) => client.id === asking)?.workspace ?? 'main';
  const rank = ({ role, workspace, order }) => [workspace === wanted ? 0 : 1, RANKS.indexOf(role), order];
  return tabs.sort((a, b) => compare(rank(a), rank(b)))[0];
}

function compare(a, b) {
  const index = a.findIndex((value, index) => value !== b[index]);
  return index < 0 ? 0 : a[index] - b[index];
}

/** Asks a tab, and gives what it says; nothing if it says nothing for so many milliseconds. */
function ask(client, question, patience) {
  return new Promise((then) => {
    const { port1, port2 } = new MessageChannel();
    const end = (answer) => {
      clearTimeout(timer);
      port1.close();
      then(answer);
    };
    const timer = setTimeout(end, patience);
    port1.onmessage = ({ data }) => end(data);
    client.postMessage(question, [port2]);
  });
}

function response(request, { status, headers, text }) {
  const all = {
    ...headers,
    'cache-control': 'no-store',
    // What stands in a bank is nothing that a browser should run, also where somebody opens the address itself.
    'content-security-policy': "default-src 'none'; frame-ancestors 'none'",
    'x-content-type-options': 'nosniff',
  };
  return new Response(request.method === 'HEAD' ? null : text, { status, headers: all });
}

function problem(status, type, title, detail, headers = {}) {
  const text = JSON.stringify({ type, title, status, detail });
  return response({}, { status, headers: { 'content-type': 'application/problem+json', ...headers }, text });
}

const forbidden = () =>
  problem(403, 'form', 'A form can’t do this', 'commands are taken from fetch alone, so that no other site can send one');
const nobody = () =>
  problem(503, 'no-tab', 'No tab of the bank is open', `the bank runs in a tab: open ${SCOPE} and ask again`, { 'retry-after': '5' });
const silence = () =>
  problem(504, 'silent-tab', 'The tab does not answer', `nothing came for ${SILENCE / 1000} seconds; whether it was done is not known: send it again with the same Idempotency-Key`);
