// Draws the icons of the installed page from icon.svg, in the sizes that systems ask for: node tests/e2e/icons.mjs FOLDER.
// scripts/icons does all of it.
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { FLAGS } from './lib/browser.mjs';
import { chromium } from './lib/packages.mjs';

const folder = process.argv[2];
if (!folder) {
  console.error('Usage: node tests/e2e/icons.mjs FOLDER');
  process.exit(2);
}

const svg = await readFile(join(folder, 'icon.svg'), 'utf8');
// A system cuts a maskable icon as it likes, and leaves the middle: so the ground goes to the edge, and the picture inside.
const ground = /<rect width="64" height="64" rx="14" fill="(#[0-9a-f]{6})" \/>/.exec(svg)[1];
const maskable = svg.replace('viewBox="0 0 64 64"', 'viewBox="-9 -9 82 82"').replace('<rect width="64"', `<rect x="-9" y="-9" width="82" height="82" fill="${ground}" /><rect width="64"`);

const browser = await chromium.launch({ executablePath: process.env.BANK_CHROME, args: FLAGS });
try {
  for (const [name, picture, size] of [['icon-192', svg, 192], ['icon-512', svg, 512], ['icon-maskable-512', maskable, 512]]) {
    const page = await browser.newPage({ viewport: { width: size, height: size } });
    await page.setContent(`<style>body { margin: 0 } svg { display: block; width: 100vw; height: 100vh }</style>${picture}`);
    await page.screenshot({ path: join(folder, `${name}.png`), omitBackground: true });
  }
} finally {
  await browser.close();
}
