// The page's side of its service worker (see sw.js): has it installed, answers what it asks on behalf of others, and tells
// the person when a new version is ready. Plain JavaScript that needs nothing of the program, so that a version whose
// program fails can still be replaced.

const workers = navigator.serviceWorker;
const version = document.querySelector('meta[name="version"]').content;
const notice = document.getElementById('update');
// `trunk serve` takes the policy out, for live reload. Whoever wants the worker there asks for it.
const isReleased = document.querySelector('meta[http-equiv="Content-Security-Policy"]') !== null;
const isAskedFor = new URLSearchParams(location.search).has('sw');

/** Where the policy of the page allows a worker to come from. */
const scripts = globalThis.trustedTypes?.createPolicy('worker', { createScriptURL: () => 'sw.js' });

/** How often a page that stays open looks for a new version at most, in milliseconds. */
const HOUR = 3_600_000;

/** Whether the person has asked this page for the new version. */
let isAsked = false;
/** Where somebody has typed; a field that is gone from the page is not kept for it. */
const typedInto = new WeakSet();
addEventListener('input', ({ target }) => typedInto.add(target));

// Browsers offer workers to secure pages alone.
if (workers) {
  workers.addEventListener('message', ({ data, ports: [port] }) => port && answer(data, port));
  workers.addEventListener('controllerchange', onTakeover);
  workers.startMessages();
  if (isReleased || isAskedFor) begin();
  else await remove();
}

function begin() {
  const then = () => install().catch((reason) => console.info(`The page will not work offline: ${reason}`));
  if (document.readyState === 'complete') then();
  else addEventListener('load', then, { once: true });
}

async function install() {
  const script = isReleased ? (scripts?.createScriptURL('') ?? 'sw.js') : 'sw.js?sw';
  const registration = await workers.register(script, { updateViaCache: 'none' });
  if (!registration) return;
  offer(registration);
  registration.addEventListener('updatefound', () => {
    const coming = registration.installing;
    coming?.addEventListener('statechange', () => offer(registration));
  });
  lookNowAndThen(registration);
  if (await isOfAnotherVersion()) showNotice(() => location.reload());
}

/** A version that is ready waits for the person. */
function offer(registration) {
  // Without a version before it, it takes over at once, and there is nothing to tell.
  if (registration.waiting && registration.active) {
    showNotice(() => {
      isAsked = true;
      if (registration.waiting) registration.waiting.postMessage('take over');
      else location.reload();
    });
  }
}

function showNotice(act) {
  notice.querySelector('button').onclick = act;
  notice.firstElementChild.hidden = false;
}

function lookNowAndThen(registration) {
  let last = Date.now();
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState !== 'visible' || Date.now() - last < HOUR) return;
    last = Date.now();
    registration.update().catch(() => undefined); // Without a network there is nothing new.
  });
}

/** Another version took over, here or in another tab. Nothing that somebody has typed is lost by that. */
async function onTakeover() {
  if (!isAsked && !(await isOfAnotherVersion())) return;
  const isTyped = (field) => typedInto.has(field) && field.value !== '';
  const isBegun = document.documentElement.hasAttribute('data-draft'); // on a page that is out of sight
  if (isAsked || !(isBegun || [...document.querySelectorAll('[type=text], textarea')].some(isTyped))) location.reload();
  else showNotice(() => location.reload());
}

async function isOfAnotherVersion() {
  if (!workers.controller) return false;
  const { port1, port2 } = new MessageChannel();
  const told = new Promise((then) => (port1.onmessage = ({ data }) => then(data)));
  workers.controller.postMessage('which version', [port2]);
  const theirs = await told;
  return theirs !== null && theirs !== version;
}

/** Takes away a worker that a release has left under the address of `trunk serve`. */
async function remove() {
  const registration = await workers.getRegistration();
  if (registration?.scope !== new URL('./', location).href) return;
  await registration.unregister();
  if (workers.controller) location.reload();
}

/** Answers the worker: whether the bank is there, or a request to it. */
async function answer(question, port) {
  if (!('bank' in globalThis)) await new Promise((then) => addEventListener('bank-started', then, { once: true }));
  const { bank } = globalThis;
  if (question === 'are you there') return port.postMessage({ role: bank.role(), workspace: bank.workspace() });
  const { method, path, headers, body } = question;
  const { status, headers: told, text } = await bank.request(method, path, body, headers);
  port.postMessage({ status, headers: told, text });
}
