// A browser with a profile of its own on disk, that can be killed as by a loss of power, and started again.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtemp, readFile, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { FLAGS } from './browser.mjs';
import { chromium } from './packages.mjs';
import { until } from './person.mjs';

export class Profile {
  static async make(url) {
    return new Profile(url, await mkdtemp(join(tmpdir(), 'bank-profile-')));
  }

  constructor(url, folder) {
    this.url = url;
    this.folder = folder;
  }

  /** Starts the browser, and opens the bank in it. */
  async start() {
    const executablePath = process.env.BANK_CHROME;
    this.context = await chromium.launchPersistentContext(this.folder, { executablePath, args: FLAGS });
    this.page = this.context.pages()[0] ?? (await this.context.newPage());
    await this.page.goto(this.url);
    return this.page;
  }

  /** Waits until the last commit of the log has come to the disk; a browser takes some seconds for that. */
  async waitForDisk() {
    const last = await this.page.evaluate(() => {
      const keys = Object.keys(localStorage).filter((key) => key.startsWith('bank/main/'));
      const key = keys.sort().at(-1);
      return [key, localStorage.getItem(key).slice(-60)];
    });
    await until(async () => {
      const disk = await this.disk();
      // A text may be cut in two where the file has the end of a block, and only one of these is.
      return last.some((text) => disk.some((file) => file.includes(text)));
    });
  }

  async disk() {
    const folder = join(this.folder, 'Default', 'Local Storage', 'leveldb');
    const names = await readdir(folder).catch(() => []);
    return Promise.all(names.map((name) => readFile(join(folder, name)).catch(() => Buffer.alloc(0))));
  }

  /** Kills all processes of the browser at once. */
  kill() {
    const killed = spawnSync('pkill', ['-9', '-f', `user-data-dir=${this.folder}`]);
    assert.equal(killed.status, 0, 'the browser was there to be killed');
  }

  /** Ends the browser and takes the profile away. */
  async remove() {
    await this.context?.close().catch(() => undefined);
    await rm(this.folder, { recursive: true, force: true, maxRetries: 5 });
  }
}
