// Takes the pictures of the README: node tests/e2e/screenshots.mjs FOLDER. Needs what scripts/test e2e sets up:
// BANK_CHROME, BANK_DIST and BANK_E2E_PACKAGES; scripts/screenshots does all of that.
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { open, start } from './lib/browser.mjs';

const WIDTHS = [1440, 1024, 320];
const SCHEMES = ['light', 'dark'];

const folder = process.argv[2];
if (!folder) {
  console.error('Usage: node tests/e2e/screenshots.mjs FOLDER');
  process.exit(2);
}

/** What is on the page when its picture is taken. */
async function prepare(page) {
  await page.getByRole('heading', { level: 1 }).waitFor();
}

await mkdir(folder, { recursive: true });
const bank = await start();
try {
  for (const width of WIDTHS) {
    for (const colorScheme of SCHEMES) {
      const viewport = { width, height: width < 600 ? 800 : 900 };
      const { page, finish } = await open(bank, { viewport, colorScheme, reducedMotion: 'reduce' });
      await prepare(page);
      await page.screenshot({ path: join(folder, `bank-${width}-${colorScheme}.png`), fullPage: true });
      await finish();
    }
  }
} finally {
  await bank.close();
}
