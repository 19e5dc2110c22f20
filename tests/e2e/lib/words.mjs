// The words of the glossary on a page: in each section the first occurrence of a word leads to the glossary, wherever a
// text tells something. What a control is called, data, code, and what was answered just now are no such texts.
import assert from 'node:assert/strict';

/** Texts that tell something. */
const TOLD = 'h1, h2, h3, h4, p, li, dt, dd, th, figcaption, label, legend, [role=columnheader]';
/** What is within these is none of them. */
const NOT_TOLD = [
  'button, a:not(.word), select, input, textarea, summary, svg, dialog, .visually-hidden', // controls and pictures
  'pre, code, .place, table td, th[scope=row], time, article:not(.course-list article, .sheet), .here, .badge, .step, .conversation, [role=gridcell]', // data
  '[role=status], [role=log], [role=alert], .answer, .next, .barred, .missing, .reading, .bench dl, .kind', // what was answered
  '.event-card :is(dd, h3, .type), .shelf, .entries, .readers .pair, .term, .streams ul, .transfers, .breaks', // data
].join(', ');
const SECTION = 'section, aside, form[aria-label]:not([role=search]), [role=region], .course-list article, .sheet';

/** The words that the glossary has, as it shows them itself. */
export async function wordsOfGlossary(page) {
  return page.getByRole('dialog', { name: 'Glossary' }).getByRole('term').allTextContents();
}

/** What stands on the page and is not linked although it is the first of its section, and what is linked and must not be. */
export async function unlinked(page, words) {
  return page.evaluate(
    ({ words, TOLD, NOT_TOLD, SECTION }) => {
      const longestFirst = [...words].sort((one, other) => other.length - one.length);
      const pattern = new RegExp(`(?<![\\w-])(${longestFirst.join('|')})s?(?![\\w-])`, 'gi');
      const found = [];
      const seen = new Map();
      const walker = document.createTreeWalker(document.getElementById('app'), NodeFilter.SHOW_TEXT);
      for (let node = walker.nextNode(); node; node = walker.nextNode()) {
        const element = node.parentElement;
        const section = element.closest(SECTION);
        if (!section || !element.closest(TOLD) || element.closest(NOT_TOLD) || !element.checkVisibility()) continue;
        if (!seen.has(section)) seen.set(section, new Set());
        for (const match of node.data.matchAll(pattern)) {
          // "event 4" names one event.
          if (/^ \d/.test(node.data.slice(match.index + match[0].length))) continue;
          const word = words.find((word) => word === match[1].toLowerCase());
          const isFirst = !seen.get(section).has(word);
          seen.get(section).add(word);
          if (isFirst && !element.closest('a.word')) {
            const of = section.getAttribute('aria-label') ?? section.querySelector('h2, h3')?.textContent;
            found.push(`${of}: "${match[0]}" in "${element.textContent.trim().slice(0, 60)}"`);
          }
        }
      }
      for (const link of document.querySelectorAll('a.word')) {
        if (link.parentElement.closest('a, button, summary, select')) found.push(`within a control: ${link.textContent}`);
        const isInline = [...link.parentElement.childNodes].some((node) => node !== link && node.textContent.trim());
        const { width, height } = link.getBoundingClientRect();
        if (link.checkVisibility() && !isInline && (width < 24 || height < 24)) {
          found.push(`${link.textContent} is ${Math.round(width)} by ${Math.round(height)} px`);
        }
      }
      return found;
    },
    { words, TOLD, NOT_TOLD, SECTION },
  );
}

/** Every word that is there leads to the glossary from where it stands first. */
export async function assertLinked(page, words, what) {
  assert.deepEqual(await unlinked(page, words), [], what);
}
