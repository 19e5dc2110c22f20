// What stands on the page while the program is not running: that it loads, that this browser can't run it, or that it
// failed. Plain JavaScript, since after a failure nothing of the program can be trusted. The program tells what happens
// by events on the window: bank-started, bank-failed, and bank-download to save everything as it lies.
'use strict';

(() => {
  const CANNOT_RUN = {
    title: 'This browser can’t run the bank',
    advice: 'It lacks WebAssembly, or it is switched off. Use a current Firefox, Chrome, Edge or Safari.',
  };
  const CANNOT_LOAD = {
    title: 'The bank could not be loaded',
    advice: 'A part of the page did not arrive. Check the connection, then reload. Your data was not touched.',
  };
  const BROKE = {
    title: 'The bank has stopped',
    advice: 'This is a fault in the program. Everything written before it is kept: reload to go on. If that does not help, download the raw log, which holds all your data and can be imported.',
  };
  // What the keys of this page begin with in localStorage: logs, their names, and how the page looks.
  const PREFIXES = ['bank/', 'bank-name/', 'event-sourced-bank:'];

  // How many characters of unpacked segments a raw log holds at most.
  const READABLE = 15_000_000;

  document.documentElement.classList.add('with-script');

  let started = false;
  let failed = false;
  const element = (id) => document.getElementById(id);
  const show = (id, shown) => element(id)?.toggleAttribute('hidden', !shown);

  function fail({ title, advice }, detail) {
    if (failed) return; // The first failure is the cause; what follows is only its echo.
    failed = true;
    whenParsed(() => {
      element('boot-title').textContent = title;
      element('boot-advice').textContent = advice;
      element('boot-detail').textContent = detail;
      show('boot-detail', detail !== '');
      show('app', false);
      // A dialog that is open keeps everything outside of it from being used, even when it is hidden.
      for (const dialog of document.querySelectorAll('dialog[open]')) dialog.remove();
      show('boot', true);
      show('boot-loading', false);
      show('boot-failed', true);
    });
  }

  function whenParsed(then) {
    if (document.readyState === 'loading') document.addEventListener('DOMContentLoaded', then, { once: true });
    else then();
  }

  /** The commits of a segment, as readable as they were before they were packed: see src/journal/packing.rs. */
  async function unpacked(segment) {
    const { packed, deflated } = JSON.parse(segment);
    const bytes = new Uint8Array(deflated);
    let [held, bits, at] = [0, 0, 0];
    for (const character of packed) {
      held = (held << 15) | (character.charCodeAt(0) - 0x0800);
      bits += 15;
      for (; bits >= 8; held &= (1 << bits) - 1) bytes[at++] = held >> (bits -= 8);
    }
    const inflating = new Blob([bytes]).stream().pipeThrough(new DecompressionStream('deflate-raw'));
    return (await new Response(inflating).text()).split('\n').map((line) => JSON.parse(line));
  }

  /**
   * Every key of this page with its value, as it lies in storage, which the import of the storage page reads. Beside
   * them, for people, what is in the segments, as long as that leaves the file small enough to be read.
   */
  async function rawLog() {
    const entries = {};
    for (const key of Object.keys(localStorage).sort()) {
      if (PREFIXES.some((prefix) => key.startsWith(prefix))) entries[key] = localStorage.getItem(key);
    }
    const segments = Object.entries(entries).filter(([key]) => key.startsWith('bank/') && key.includes('..'));
    const length = segments.reduce((sum, [, text]) => sum + Number(/"length":(\d+)/.exec(text)?.[1] ?? 0), 0);
    const readable = {};
    for (const [key, text] of length < READABLE ? segments : []) {
      // What can't be unpacked, or not by this browser, is still there as it lies.
      readable[key] = await unpacked(text).catch((error) => String(error));
    }
    return JSON.stringify({ ...entries, readable }, null, 2);
  }

  async function download() {
    let text;
    try {
      text = await rawLog();
    } catch (error) {
      element('boot-advice').textContent = `The browser does not give access to its storage: ${error.message}`;
      return;
    }
    const link = document.createElement('a');
    link.href = URL.createObjectURL(new Blob([text], { type: 'application/json' }));
    link.download = 'event-sourced-bank-raw-log.json';
    link.click();
    // Some browsers do not begin at once.
    setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
  }

  /** Whether the program ran into a trap or out of its stack: it tells of a panic itself, and of these it can't. */
  const isTrap = (reason) => reason instanceof WebAssembly.RuntimeError || reason instanceof RangeError;

  addEventListener('bank-started', () => {
    started = true;
    show('boot', false);
  });
  addEventListener('bank-download', download);
  addEventListener('bank-failed', (event) => fail(BROKE, String(event.detail)));
  // A script that does not arrive tells it by an event that does not bubble, hence the capture.
  addEventListener(
    'error',
    (event) => {
      if (started) {
        if (isTrap(event.error)) fail(BROKE, event.message);
      } else if (event.target instanceof HTMLScriptElement) fail(CANNOT_LOAD, event.target.src);
      else if (event instanceof ErrorEvent) fail(CANNOT_LOAD, event.message);
    },
    true,
  );
  addEventListener('unhandledrejection', (event) => {
    if (!started) fail(CANNOT_LOAD, String(event.reason));
    else if (isTrap(event.reason)) fail(BROKE, String(event.reason));
  });
  whenParsed(() => {
    element('boot-reload').addEventListener('click', () => location.reload());
    element('boot-download').addEventListener('click', download);
    show('boot-loading', !started && !failed);
  });
  if (typeof WebAssembly !== 'object') fail(CANNOT_RUN, '');
})();
