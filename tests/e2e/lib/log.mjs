// What lies in the storage, read as the page's own export writes it.
import { readFile } from 'node:fs/promises';

/** All messages of the bank that a page shows, through the button on its storage page. */
export async function exported(page) {
  await page.getByRole('link', { name: 'Storage', exact: true }).click();
  const saving = page.waitForEvent('download');
  await page.getByRole('region', { name: 'Export', exact: true }).getByRole('button', { name: 'Export this bank' }).click();
  const text = await readFile(await (await saving).path(), 'utf8');
  return text.trimEnd().split('\n').slice(1).map((line) => JSON.parse(line));
}
