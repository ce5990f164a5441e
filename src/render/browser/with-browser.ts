import { rmSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Configuration, LaunchOptions } from 'puppeteer';
import { CloudbriefError } from '../../model/errors.ts';
import { plainText } from '../../lib/text.ts';
import { candidates, type Candidate } from './candidates.ts';
import type { BrowserOptions } from './options.ts';

export interface RunningBrowser extends Candidate {
  readonly browser: Browser;
  /** Why it runs without its sandbox; undefined when it runs inside. */
  readonly unconfined: string | undefined;
}

/** Nothing leaves the machine, whatever a page asks for: no name resolves and every connection goes to a proxy that is none. */
const NOWHERE = [
  '--host-resolver-rules=MAP * ~NOTFOUND',
  '--proxy-server=socks5://0.0.0.0:0',
  '--proxy-bypass-list=<-loopback>',
];
const ARGUMENTS = [...NOWHERE, '--disable-gpu', '--font-render-hinting=none', '--no-pings'];

export interface BrowserUse<T> extends BrowserOptions {
  /** Called once the browser was asked to start; what it does costs no time. */
  readonly whileStarting?: (() => void) | undefined;
  /** What is left to do without the browser; done while it goes. */
  readonly finish?: ((result: T) => T) | undefined;
}

/** Starts a browser, lends it, and takes everything away again: the process and its profile. */
export async function withBrowser<T>(options: BrowserUse<T>, use: (running: RunningBrowser) => Promise<T>): Promise<T> {
  options.signal?.throwIfAborted();
  const profile = await mkdtemp(join(tmpdir(), 'cloudbrief-browser-'));
  const forget = (): void => {
    rmSync(profile, { recursive: true, force: true });
  };
  process.once('exit', forget);
  try {
    const running = await start({ ...options, finish: undefined }, profile);
    const kill = (): unknown => running.browser.process()?.kill('SIGKILL');
    options.signal?.addEventListener('abort', kill);
    let closing: Promise<unknown> | undefined;
    const close = (): Promise<unknown> => (closing ??= running.browser.close().catch(kill));
    try {
      options.signal?.throwIfAborted();
      const result = await use(running);
      void close();
      return options.finish === undefined ? result : options.finish(result);
    } finally {
      options.signal?.removeEventListener('abort', kill);
      await close();
    }
  } catch (error) {
    options.signal?.throwIfAborted();
    throw error;
  } finally {
    process.off('exit', forget);
    await rm(profile, { recursive: true, force: true, maxRetries: 5, retryDelay: 50 });
  }
}

async function start(options: BrowserUse<never>, profile: string): Promise<RunningBrowser> {
  const engine = loadPuppeteer();
  let last: unknown;
  let tried = '';
  for await (const candidate of candidates(options)) {
    tried = ` (${candidate.executable})`;
    try {
      const starting = startOne(candidate, await engine, profile);
      if (options.whileStarting !== undefined) setImmediate(options.whileStarting);
      return await starting;
    } catch (error) {
      options.signal?.throwIfAborted();
      last = error;
    }
  }
  const reason = last instanceof Error ? plainText(last.message.split('\n')[0] ?? '', 200) : 'none was found';
  throw new CloudbriefError(
    'CB_BROWSER',
    `No browser could be started for the PDF${tried}: ${reason.replace(/\.?$/, '.')}`,
    'Install Chrome, Chromium or Edge, or name one; `cloudbrief doctor` tells what is missing. The HTML needs no browser.',
    { cause: last },
  );
}

type Engine = (options: LaunchOptions) => Promise<Browser>;

/** Puppeteer without its search for configuration files: whatever lies in the working directory is not run. */
async function loadPuppeteer(): Promise<Engine> {
  const { PuppeteerNode } = await import('puppeteer');
  const Engine = PuppeteerNode as unknown as new (settings: {
    isPuppeteerCore: boolean;
    configuration: () => Promise<Configuration>;
  }) => InstanceType<typeof PuppeteerNode>;
  const engine = new Engine({ isPuppeteerCore: true, configuration: () => Promise.resolve({}) });
  return options => engine.launch(options);
}

/** Inside its sandbox where that starts; the administrator's account is known to be refused, others are tried. */
async function startOne(candidate: Candidate, engine: Engine, profile: string): Promise<RunningBrowser> {
  if (process.getuid?.() === 0) {
    const browser = await launch(candidate, engine, profile, ['--no-sandbox']);
    return { ...candidate, browser, unconfined: 'a browser that root starts has no sandbox' };
  }
  try {
    return { ...candidate, browser: await launch(candidate, engine, profile, []), unconfined: undefined };
  } catch {
    const browser = await launch(candidate, engine, profile, ['--no-sandbox']);
    return { ...candidate, browser, unconfined: 'the system does not let the sandbox start' };
  }
}

function launch(candidate: Candidate, engine: Engine, profile: string, more: readonly string[]): Promise<Browser> {
  return engine({
    browser: 'chrome',
    executablePath: candidate.executable,
    headless: 'shell',
    pipe: true,
    userDataDir: profile,
    args: [...ARGUMENTS, ...more],
    env: { ...candidate.variables, HOME: profile, TMPDIR: profile, TZ: 'UTC' },
    defaultViewport: null,
    networkEnabled: false,
    issuesEnabled: false,
    timeout: 60_000,
    protocolTimeout: 180_000,
  });
}
