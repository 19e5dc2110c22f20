// Versions of the built page: copies of it in which something was changed, finished as every build is.
import { spawnSync } from 'node:child_process';
import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import assert from 'node:assert/strict';
import { DIST } from './browser.mjs';

const ROOT = fileURLToPath(new URL('../../..', import.meta.url));
/** By this the last step of a build knows that it is for live reload: see scripts/lib/finish-build. */
const LIVE_RELOAD = '<!-- /.well-known/trunk/ws -->';

/** A folder with a copy of the built page, which changes from version to version. */
export class Versions {
  static async copy() {
    const folder = await mkdtemp(join(tmpdir(), 'bank-versions-'));
    await cp(DIST, folder, { recursive: true });
    return new Versions(folder);
  }

  constructor(folder) {
    this.folder = folder;
  }

  /** Changes a file, and nothing else: as somebody does who has no part in the build. */
  async change(name, from, to) {
    const file = join(this.folder, name);
    const text = await readFile(file, 'utf8');
    assert.ok(text.includes(from), `${name} has ${from}`);
    await writeFile(file, text.replace(from, to));
  }

  /** Makes a version of what is there now. */
  async finish() {
    await cp(join(ROOT, 'sw.js'), join(this.folder, 'sw.js'));
    const env = { ...process.env, TRUNK_STAGING_DIR: this.folder };
    const { status, stderr } = spawnSync('bash', [join(ROOT, 'scripts/lib/finish-build')], { env, encoding: 'utf8' });
    assert.equal(status, 0, stderr);
  }

  /** Makes what `trunk serve` would. */
  async finishForLiveReload() {
    const file = join(this.folder, 'index.html');
    const [version] = /(?<=name="version" content=")[^"]*/.exec(await readFile(file, 'utf8'));
    await this.change('index.html', version, 'development');
    await this.change('index.html', '</body>', `${LIVE_RELOAD}</body>`);
    await this.finish();
  }

  async remove() {
    await rm(this.folder, { recursive: true, force: true });
  }
}
