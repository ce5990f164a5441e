import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { claim, privateCache } from './private-cache.ts';
import type { Environment } from './options.ts';

/** A browser that needs nothing installed: its executable, its libraries and the file that lists its fonts. */
export interface BundledShell {
  readonly executable: string;
  readonly libraries: string;
  readonly fontFile: string;
  /** Where that was not done before. */
  readonly unpack?: () => Promise<void>;
}

const require = createRequire(import.meta.url);

/** Whether the shell that ships with the package runs on this machine at all. */
export const shellRunsHere = (): boolean => process.platform === 'linux' && process.arch === 'x64';

/**
 * The headless shell of @sparticuz/chromium, unpacked once for each version and user. The package's own helper writes fixed
 * names into the shared temporary folder and trusts what lies there; a folder of our own, renamed when whole, needs no trust.
 */
export function bundledShell(environment: Environment): BundledShell {
  const home = dirname(dirname(require.resolve('@sparticuz/chromium')));
  const { version } = JSON.parse(readFileSync(join(home, 'package.json'), 'utf8')) as { version: string };
  const folder = join(privateCache(environment, 'browser'), version);
  const shell = {
    executable: join(folder, 'chromium'),
    libraries: join(folder, 'lib'),
    fontFile: join(folder, 'fonts.conf'),
  };
  if (existsSync(folder)) {
    claim(folder);
    return shell;
  }
  const unpack = async (): Promise<void> => {
    await (await import('./unpack-browser.ts')).unpackOnce(join(home, 'bin'), folder);
    claim(folder);
  };
  return { ...shell, unpack };
}
