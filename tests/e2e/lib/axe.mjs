// A checker of the rules of WCAG, and what it must not find.
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { require } from './packages.mjs';

const axe = await readFile(require.resolve('axe-core/axe.min.js'), 'utf8');

/** Fails when a rule is broken on the page as it is now. */
export async function assertAccessible(page, state) {
  await page.evaluate(axe);
  const { violations } = await page.evaluate(() => globalThis.axe.run());
  const told = violations.map(({ id, help, nodes }) => `${id}: ${help}\n  ${nodes.map((node) => node.html).join('\n  ')}`);
  assert.deepEqual(told, [], state);
}
