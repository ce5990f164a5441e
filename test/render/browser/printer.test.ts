import { createServer, type Server } from 'node:http';
import {
  chmodSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { shellRunsHere } from '../../../src/render/browser/bundled-shell.ts';
import { describeBrowser } from '../../../src/render/browser/describe-browser.ts';
import { printPage, startPrinter } from '../../../src/render/browser/print.ts';
import { readPdf } from '../../support/pdf.ts';

const MINUTES = 120_000;
const environment = process.env;
const folders: string[] = [];
const folder = (): string => {
  const made = mkdtempSync(join(tmpdir(), 'cloudbrief-test-'));
  folders.push(made);
  return made;
};
// A temporary folder of our own: other tests start browsers at the same time.
process.env['TMPDIR'] = folder();
const profiles = (): string[] => readdirSync(tmpdir()).filter(name => name.startsWith('cloudbrief-browser-'));

afterAll(() => {
  for (const made of folders) rmSync(made, { recursive: true, force: true });
});

describe('a page that wants out', () => {
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

  it('is reachable at all, so that no hit means something', async () => {
    await fetch(`${origin}/probe`);
    expect(hits).toEqual(['/probe']);
  });

  it(
    'runs no script and fetches nothing: no script, picture, frame, style, font, link or file',
    async () => {
      const secret = join(folder(), 'secret.txt');
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
    'goes nowhere by itself',
    async () => {
      const html = `<!doctype html><html lang="en"><head><title>x</title><meta http-equiv="refresh" content="0;url=${origin}/refresh"></head><body>x</body></html>`;
      await printPage(html, { environment }).catch(() => undefined);
      expect(hits).toEqual([]);
    },
    MINUTES,
  );
});

describe('what is started', () => {
  it(
    'is gone afterwards, its profile with it',
    async () => {
      await printPage('<!doctype html><title>x</title><p>x', { environment });
      expect(profiles()).toEqual([]);
    },
    MINUTES,
  );

  it.each([30, 400])(
    'is gone after an abort too, %i ms after the start',
    async delay => {
      // Long enough to be still at it: hundreds of pages.
      const long = `<!doctype html><title>x</title>${'<p>another line of a long book'.repeat(30_000)}`;
      const abort = new AbortController();
      const printing = printPage(long, { environment, signal: abort.signal }).then(
        pdf => `${String(pdf.length)} bytes`,
      );
      setTimeout(() => {
        abort.abort(new Error('enough'));
      }, delay);
      await expect(printing).rejects.toThrow('enough');
      expect(profiles()).toEqual([]);
    },
    MINUTES,
  );

  it('is not started after an abort', async () => {
    await expect(printPage('x', { environment, signal: AbortSignal.abort(new Error('enough')) })).rejects.toThrow(
      'enough',
    );
  });
});

/** Ends what lays out the pages of our browsers, as soon as there is something, and leaves the browsers alone. */
async function killPages(): Promise<void> {
  const told = (pid: number, what: string): string => {
    try {
      return readFileSync(`/proc/${String(pid)}/${what}`, 'utf8');
    } catch {
      return '';
    }
  };
  const parent = (pid: number): number => Number(/\) . (\d+)/.exec(told(pid, 'stat'))?.[1] ?? 0);
  const isOurs = (pid: number): boolean => pid > 1 && (pid === process.pid || isOurs(parent(pid)));
  const pages = (): number[] =>
    readdirSync('/proc')
      .map(Number)
      .filter(pid => pid > 0 && told(pid, 'cmdline').includes('--type=renderer') && isOurs(pid));
  while (pages().length === 0) await pause(20);
  for (const pid of pages()) process.kill(pid, 'SIGKILL');
}

describe.runIf(process.platform === 'linux')('a page that dies', () => {
  const long = `<!doctype html><title>x</title>${'<p>another line of a long book'.repeat(60_000)}`;

  /** Prints, and ends the page so many milliseconds later; it may have stood ready for a while. */
  async function printAndKill(ready: number, after: number): Promise<void> {
    const printer = startPrinter({ environment });
    try {
      await pause(ready);
      const killed = pause(after).then(killPages);
      if (ready > 0) await killed;
      await expect(printer.print(long)).rejects.toMatchObject({ code: 'CB_BROWSER' });
      await killed;
    } finally {
      await printer.end();
    }
    expect(profiles()).toEqual([]);
  }

  it.each([
    ['before there is anything to print', 1000, 0],
    ['while it is loaded', 0, 700],
    ['while it is printed', 0, 2500],
  ])('%s is an error at once', (_, ready, after) => printAndKill(ready, after), 20_000);
});

describe('which browser', () => {
  it('one that is named and not there is an error with a hint', async () => {
    await expect(printPage('x', { browser: '/nowhere/chrome', environment })).rejects.toMatchObject({
      code: 'CB_BROWSER',
      hint: expect.stringContaining('Name the executable') as string,
    });
  });

  it(
    'one that is named and does not start is an error, and no other is taken',
    async () => {
      const path = join(folder(), 'chrome');
      writeFileSync(path, '#!/bin/sh\nexit 1\n');
      chmodSync(path, 0o755);
      await expect(printPage('x', { browser: path, environment })).rejects.toMatchObject({ code: 'CB_BROWSER' });
      expect(profiles()).toEqual([]);
    },
    MINUTES,
  );

  it(
    'says which it is, and whether it is confined',
    async () => {
      const described = await describeBrowser({ environment });
      expect(described).toMatchObject({ works: true, version: expect.stringMatching(/Chrome\/\d+/) as string });
      if (described.works) expect(described.sandboxed).toBe(described.because === undefined);
      expect(await describeBrowser({ browser: '/nowhere/chrome', environment })).toMatchObject({
        works: false,
        problem: 'There is no browser at /nowhere/chrome.',
      });
    },
    MINUTES,
  );
});

describe.runIf(shellRunsHere())('the browser that ships with us', () => {
  it(
    'is unpacked into a folder of the user alone, whole or not at all, also by two at once',
    async () => {
      const home = folder();
      const alone = { environment: { XDG_CACHE_HOME: home } };
      const stale = join(home, 'cloudbrief', 'browser', '1.0.0.partial-4194999');
      mkdirSync(stale, { recursive: true });
      const [first, second] = await Promise.all([describeBrowser(alone), describeBrowser(alone)]);
      expect([first.works, second.works]).toEqual([true, true]);
      const cache = join(home, 'cloudbrief', 'browser');
      expect(readdirSync(cache)).toEqual([expect.stringMatching(/^\d+\.\d+\.\d+$/)]);
      for (const path of [join(home, 'cloudbrief'), cache, join(cache, readdirSync(cache)[0] ?? '')])
        expect(lstatSync(path).mode & 0o077).toBe(0);
    },
    MINUTES,
  );

  it(
    'is not run from a folder that is a link',
    async () => {
      const home = folder();
      symlinkSync(folder(), join(home, 'cloudbrief'));
      const described = await describeBrowser({ environment: { XDG_CACHE_HOME: home } });
      // An installed browser may stand in; the folder must not be used.
      if (!described.works) expect(described.problem).toContain('belongs to somebody else');
      else expect(described.source).toBe('installed');
    },
    MINUTES,
  );
});
