import { chmodSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { describeBrowser } from '../../../src/render/browser/describe-browser.ts';
import { printPage } from '../../../src/render/browser/printer.ts';
import { temporaryFolders } from '../../support/temporary-folders.ts';

const MINUTES = 120_000;
const environment = process.env;
const folders = temporaryFolders();

/** A script in a new folder, to be started as if it were a browser. */
function executable(content: string, mode = 0o755): string {
  const path = join(folders.make(), 'chrome');
  writeFileSync(path, content);
  chmodSync(path, mode);
  return path;
}

describe('the browser that the options name', () => {
  it('is an error with a hint where there is none', async () => {
    await expect(printPage('x', { browser: '/nowhere/chrome', environment })).rejects.toMatchObject({
      code: 'CB_BROWSER',
      hint: expect.stringContaining('Name the executable') as string,
    });
  });

  it.runIf(process.platform !== 'win32').each([
    ['exits at once', '#!/bin/sh\nexit 3\n', 0o755, 'it ended with 3.'],
    [
      'says why it exits',
      '#!/bin/sh\necho no display >&2\nexit 1\n',
      0o755,
      'it ended with 1 and printed: no display.',
    ],
    ['is not executable', '#!/bin/sh\n', 0o644, 'EACCES.'],
    ['has no interpreter, as a binary for another C library', '#!/nowhere/sh\n', 0o755, 'ENOENT.'],
  ])('is the error, and no other is tried, if it %s', async (_, content, mode, reason) => {
    const browser = executable(content, mode);
    await expect(printPage('x', { browser, environment })).rejects.toMatchObject({
      code: 'CB_BROWSER',
      message: expect.stringMatching(new RegExp(`\\(${browser}\\): .*${reason.replaceAll('.', '\\.')}$`)) as string,
    });
    expect(folders.profiles()).toEqual([]);
  });
});

describe.runIf(process.platform !== 'win32')('what a browser is started with', () => {
  afterEach(() => {
    vi.restoreAllMocks();
  });

  it('is a home folder of its own and nothing of the environment but what it needs', async () => {
    const browser = executable('#!/bin/sh\nenv > "$(dirname "$0")/env"\nexit 1\n');
    const secret = { AWS_SECRET_ACCESS_KEY: 'secret', AZURE_CLIENT_SECRET: 'secret', NODE_OPTIONS: '--no-warnings' };
    await printPage('x', { browser, environment: { ...environment, ...secret } }).catch(() => undefined);
    const seen = readFileSync(join(browser, '..', 'env'), 'utf8');
    expect(seen).not.toMatch(/SECRET|NODE_OPTIONS/);
    expect(seen).toMatch(/^HOME=.*cloudbrief-browser-/m);
    expect(seen).toMatch(/^TZ=UTC$/m);
  });

  it('is its sandbox first, whatever variable puppeteer reads, and no sandbox only if it does not start', async () => {
    vi.spyOn(process, 'getuid').mockReturnValue(1000);
    vi.stubEnv('PUPPETEER_DANGEROUS_NO_SANDBOX', 'true');
    const browser = executable('#!/bin/sh\necho "$@" >> "$(dirname "$0")/arguments"\nexit 1\n');
    await printPage('x', { browser, environment }).catch(() => undefined);
    vi.unstubAllEnvs();
    const starts = readFileSync(join(browser, '..', 'arguments'), 'utf8')
      .trim()
      .split('\n');
    expect(starts.map(line => line.includes('--no-sandbox'))).toEqual([false, true]);
    for (const line of starts) expect(line).toContain('--host-resolver-rules=MAP * ~NOTFOUND');
  });
});

it(
  'a browser says which it is, and whether its sandbox is on',
  async () => {
    const described = await describeBrowser({ environment });
    expect(described).toMatchObject({ works: true, version: expect.stringMatching(/Chrome\/\d+/) as string });
    if (described.works) expect(described.sandboxed).toBe(described.noSandboxReason === undefined);
    expect(process.env['LD_LIBRARY_PATH']).toBeUndefined();
    expect(await describeBrowser({ browser: '/nowhere/chrome', environment })).toMatchObject({
      works: false,
      problem: 'There is no browser at /nowhere/chrome.',
    });
  },
  MINUTES,
);
