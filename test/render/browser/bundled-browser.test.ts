import { lstatSync, mkdirSync, readdirSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { bundledBrowserRunsHere } from '../../../src/render/browser/bundled-browser.ts';
import { describeBrowser } from '../../../src/render/browser/describe-browser.ts';
import { temporaryFolders } from '../../support/temporary-folders.ts';

const MINUTES = 120_000;
const folders = temporaryFolders();

describe.runIf(bundledBrowserRunsHere())('the bundled browser', () => {
  it(
    'is unpacked atomically into a folder with access for its owner only, also by two calls at once',
    { tags: ['slow'], timeout: MINUTES },
    async () => {
      const home = folders.make();
      const ownCache = { environment: { XDG_CACHE_HOME: home } };
      const stale = join(home, 'cloudbrief', 'browser', '1.0.0.partial-4194999');
      mkdirSync(stale, { recursive: true });
      const [first, second] = await Promise.all([describeBrowser(ownCache), describeBrowser(ownCache)]);
      expect([first.works, second.works]).toEqual([true, true]);
      const cache = join(home, 'cloudbrief', 'browser');
      expect(readdirSync(cache)).toEqual([expect.stringMatching(/^\d+\.\d+\.\d+$/)]);
      for (const path of [join(home, 'cloudbrief'), cache, join(cache, readdirSync(cache)[0] ?? '')])
        expect(lstatSync(path).mode & 0o077).toBe(0);
    },
  );

  it(
    'is not run from a symbolic link',
    async () => {
      const home = folders.make();
      symlinkSync(folders.make(), join(home, 'cloudbrief'));
      const described = await describeBrowser({ environment: { XDG_CACHE_HOME: home } });
      // An installed browser may be used instead; the folder must not.
      if (!described.works) expect(described.problem).toContain('belongs to another user');
      else expect(described.source).toBe('installed');
    },
    MINUTES,
  );
});
