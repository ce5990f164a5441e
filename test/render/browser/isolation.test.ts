import { writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { printPage } from '../../../src/render/browser/printer.ts';
import { readPdf } from '../../support/pdf.ts';
import { temporaryFolders } from '../../support/temporary-folders.ts';

const MINUTES = 120_000;
const environment = process.env;
const folders = temporaryFolders();

describe('a page with scripts and external resources', () => {
  let server: Server;
  let hits: string[] = [];
  let origin = '';
  beforeAll(async () => {
    server = createServer((request, response) => {
      hits.push(request.url ?? '');
      response.end('body { color: red }');
    });
    await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve));
    origin = `http://127.0.0.1:${String((server.address() as AddressInfo).port)}`;
  });
  afterAll(() => {
    server.close();
  });
  afterEach(() => {
    hits = [];
  });

  it('could reach the server of this test', async () => {
    await fetch(`${origin}/probe`);
    expect(hits).toEqual(['/probe']);
  });

  it(
    'runs no script and requests no script, image, frame, style sheet, font, link or file',
    async () => {
      const secret = join(folders.make(), 'secret.txt');
      writeFileSync(secret, 'the secret of the house');
      const html = `<!doctype html><html lang="en"><head><title>x</title>
      <link rel="stylesheet" href="${origin}/link.css"><link rel="preload" as="font" href="${origin}/preload">
      <link rel="dns-prefetch" href="${origin}"><link rel="preconnect" href="${origin}">
      <script src="${origin}/script.js"></script><script>document.title = 'ran'; document.body.textContent = 'ran'; fetch('${origin}/fetch')</script>
      <style>@import "${origin}/import.css"; @font-face{font-family:f;src:url(${origin}/font.woff2)} body{background:url(${origin}/css.png);font-family:f}</style>
      </head><body onload="fetch('${origin}/onload')"><p>what stays</p>
      <img src="${origin}/img.png" onerror="fetch('${origin}/onerror')"><img src="http://localhost:${origin.split(':')[2] ?? ''}/named.png">
      <iframe src="${origin}/frame"></iframe><iframe src="file://${secret}"></iframe><object data="file://${secret}"></object><embed src="${origin}/embed">
      <video src="${origin}/video" autoplay></video><svg><image href="${origin}/svg.png"/><use href="${origin}/use.svg#x"/></svg>
      </body></html>`;
      const { pages, title } = await readPdf(await printPage(html, { environment }));
      const text = pages.map(page => page.text).join('\n');
      expect(text).toContain('what stays');
      expect(text).not.toMatch(/the secret|ran/);
      expect(title).toBe('x');
      expect(hits).toEqual([]);
    },
    MINUTES,
  );
  it(
    'does not navigate by itself',
    async () => {
      const html = `<!doctype html><html lang="en"><head><title>x</title><meta http-equiv="refresh" content="0;url=${origin}/refresh"></head><body>x</body></html>`;
      await printPage(html, { environment }).catch(() => undefined);
      expect(hits).toEqual([]);
    },
    MINUTES,
  );
});
