// Finds the npm packages. scripts/test keeps them outside the repository and names their folder in BANK_E2E_PACKAGES;
// without it they are taken from node_modules beside package.json.
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

const folder = process.env.BANK_E2E_PACKAGES ?? fileURLToPath(new URL('..', import.meta.url));
export const require = createRequire(join(folder, 'package.json'));
export const { chromium } = require('playwright-core');

/** A package that can only be imported, by the file that it begins with. */
export function imported(file) {
  return import(pathToFileURL(join(folder, 'node_modules', file)));
}
