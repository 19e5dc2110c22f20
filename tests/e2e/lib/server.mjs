// Serves the built page under a sub-path, as GitHub Pages does: an address that forgot the sub-path gets a 404.
import { createServer } from 'node:http';
import { readFile } from 'node:fs/promises';
import { extname, join, normalize, resolve, sep } from 'node:path';

const TYPES = {
  '.css': 'text/css; charset=utf-8',
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.wasm': 'application/wasm',
  '.webmanifest': 'application/manifest+json',
};

export const SUB_PATH = '/event-sourced-bank/';

/** Serves `folder` on a free port of the loopback address. Returns the page's address and a function that stops it. */
export async function serve(folder) {
  const root = resolve(folder);
  const server = createServer((request, response) => answer(root, request, response));
  await new Promise((listening) => server.listen(0, '127.0.0.1', listening));
  return {
    url: `http://127.0.0.1:${server.address().port}${SUB_PATH}`,
    async stop() {
      const closed = new Promise((done) => server.close(done));
      server.closeAllConnections();
      await closed;
    },
  };
}

async function answer(root, request, response) {
  const file = fileFor(root, new URL(request.url, 'http://localhost').pathname);
  try {
    if (!file) throw new Error('outside of the page');
    const body = await readFile(file);
    response.writeHead(200, { 'content-type': TYPES[extname(file)] ?? 'application/octet-stream', 'cache-control': 'no-store' });
    response.end(body);
  } catch {
    response.writeHead(404, { 'content-type': 'text/plain' });
    response.end('Not found');
  }
}

function fileFor(root, path) {
  if (!path.startsWith(SUB_PATH)) return undefined;
  const file = normalize(join(root, decodeURIComponent(path.slice(SUB_PATH.length)) || 'index.html'));
  return file.startsWith(root + sep) ? file : undefined;
}
