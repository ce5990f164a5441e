import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { secureFolder, privateCache } from './private-cache.ts';
import type { Environment } from './options.ts';

/** A browser that needs no system package. */
export interface BundledBrowser {
  readonly executable: string;
  /** Folder for `LD_LIBRARY_PATH`. */
  readonly libraries: string;
  /** File for `FONTCONFIG_FILE`. */
  readonly fontFile: string;
  /** Undefined if it is unpacked already. */
  readonly unpack?: () => Promise<void>;
}

const require = createRequire(import.meta.url);

/** The package has a binary for this platform only. */
export const bundledBrowserRunsHere = (): boolean => process.platform === 'linux' && process.arch === 'x64';

/**
 * The headless shell of `@sparticuz/chromium`, unpacked once for each version and user. The helper of that package writes
 * fixed names into the shared temporary folder and runs whatever it finds there; this uses a private folder instead. Throws
 * `CB_BROWSER` if that folder cannot be used.
 */
export function bundledBrowser(environment: Environment): BundledBrowser {
  const home = dirname(dirname(require.resolve('@sparticuz/chromium')));
  const { version } = JSON.parse(readFileSync(join(home, 'package.json'), 'utf8')) as { version: string };
  const folder = join(privateCache(environment, 'browser'), version);
  const browser = {
    executable: join(folder, 'chromium'),
    libraries: join(folder, 'lib'),
    fontFile: join(folder, 'fonts.conf'),
  };
  if (existsSync(folder)) {
    secureFolder(folder);
    return browser;
  }
  const unpack = async (): Promise<void> => {
    await (await import('./unpack-browser.ts')).unpackOnce(join(home, 'bin'), folder);
    secureFolder(folder);
  };
  return { ...browser, unpack };
}
