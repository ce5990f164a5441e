import { mkdtempSync, rmSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { CloudbriefError } from '../../model/errors.ts';
import { sanitizeText } from '../../lib/text.ts';
import { candidates, type Candidate } from './candidates.ts';
import { launch, type Browser } from './launch.ts';
import type { BrowserOptions } from './options.ts';

export interface RunningBrowser extends Candidate, Pick<Browser, 'line' | 'blank' | 'gone'> {
  /** Why it runs without its sandbox; undefined when it runs inside. */
  readonly unconfined: string | undefined;
}

/** Nothing leaves the machine, whatever a page asks for: no name resolves and every connection goes to a proxy that is none. */
const NOWHERE = [
  '--host-resolver-rules=MAP * ~NOTFOUND',
  '--proxy-server=socks5://0.0.0.0:0',
  '--proxy-bypass-list=<-loopback>',
];
/** What a browser does for a person who sits before it, and does not for us. */
const ALONE = [
  '--disable-background-networking',
  '--disable-breakpad',
  '--disable-crash-reporter',
  '--disable-default-apps',
  '--disable-extensions',
  '--disable-hang-monitor',
  '--disable-sync',
  '--metrics-recording-only',
  '--mute-audio',
  '--no-first-run',
  '--no-pings',
  '--password-store=basic',
  '--use-mock-keychain',
];
/** Processes that a browser keeps for what is not used here: graphics, and a network that leads nowhere. */
const FEWER_PROCESSES = [
  '--disable-software-rasterizer',
  '--in-process-gpu',
  '--enable-features=NetworkServiceInProcess2',
];
const ARGUMENTS = [
  ...NOWHERE,
  ...ALONE,
  ...FEWER_PROCESSES,
  '--headless',
  '--hide-scrollbars',
  '--disable-gpu',
  // Containers have little of it.
  '--disable-dev-shm-usage',
  '--font-render-hinting=none',
  '--force-color-profile=srgb',
];

type Started = RunningBrowser & Browser;

/** A browser that was asked to start, and all that has to go with it. */
export interface StartedBrowser {
  /** Rejects where none starts. */
  readonly running: Promise<RunningBrowser>;
  /** Ends it at once, for nothing of it is kept; resolves when the process and its profile are gone. Never rejects. */
  readonly end: () => Promise<void>;
}

/** Starts a browser, at once where it need not be unpacked; whatever is done until it answers costs no time. */
export function startBrowser(options: BrowserOptions): StartedBrowser {
  let browser: Started | undefined;
  let ended: Promise<void> | undefined;
  let profile = '';
  const forget = (): void => {
    if (profile !== '') rmSync(profile, { recursive: true, force: true });
  };
  const kill = (): void => browser?.kill();
  const begin = async (): Promise<Started> => {
    options.signal?.throwIfAborted();
    profile = mkdtempSync(join(tmpdir(), 'cloudbrief-browser-'));
    process.once('exit', forget);
    browser = await startFirst(options, profile);
    options.signal?.addEventListener('abort', kill);
    // It was ended while it started.
    if (ended !== undefined || options.signal?.aborted === true) kill();
    options.signal?.throwIfAborted();
    return browser;
  };
  const running = begin();
  const end = async (): Promise<void> => {
    kill();
    await running.catch(() => undefined);
    options.signal?.removeEventListener('abort', kill);
    await browser?.gone;
    process.off('exit', forget);
    if (profile !== '') await rm(profile, { recursive: true, force: true, maxRetries: 5, retryDelay: 50 });
  };
  running.catch(() => undefined);
  return { running, end: () => (ended ??= end()) };
}

/** Starts a browser, lends it, and takes everything away again: the process and its profile. */
export async function withBrowser<T>(
  options: BrowserOptions,
  use: (running: RunningBrowser) => Promise<T>,
): Promise<T> {
  const { running, end } = startBrowser(options);
  try {
    return await use(await running);
  } catch (error) {
    options.signal?.throwIfAborted();
    throw error;
  } finally {
    await end();
  }
}

async function startFirst(options: BrowserOptions, profile: string): Promise<Started> {
  let last: unknown;
  let tried = '';
  for (const candidate of candidates(options)) {
    tried = ` (${candidate.executable})`;
    try {
      if (candidate.unpack !== undefined) await candidate.unpack();
      return await startOne(candidate, profile);
    } catch (error) {
      options.signal?.throwIfAborted();
      last = error;
    }
  }
  if (last instanceof CloudbriefError) throw last;
  const reason = last instanceof Error ? sanitizeText(last.message.split('\n')[0] ?? '', 200) : 'none was found';
  throw new CloudbriefError(
    'CB_BROWSER',
    `No browser could be started for the PDF${tried}: ${reason.replace(/\.?$/, '.')}`,
    'Install Chrome, Chromium or Edge, or name one; `cloudbrief doctor` tells what is missing. The HTML needs no browser.',
    { cause: last },
  );
}

/** Inside its sandbox where that starts; the administrator's account is known to be refused, others are tried. */
async function startOne(candidate: Candidate, profile: string): Promise<Started> {
  const { executable } = candidate;
  const variables = { ...candidate.variables, HOME: profile, TMPDIR: profile, TZ: 'UTC' };
  const args = [...ARGUMENTS, `--user-data-dir=${profile}`];
  const unconfined = async (because: string): Promise<Started> => ({
    ...candidate,
    ...(await launch({ executable, variables, args: [...args, '--no-sandbox'] })),
    unconfined: because,
  });
  if (process.getuid?.() === 0) return unconfined('a browser that root starts has no sandbox');
  try {
    return { ...candidate, ...(await launch({ executable, variables, args })), unconfined: undefined };
  } catch {
    return unconfined('the system does not let the sandbox start');
  }
}
