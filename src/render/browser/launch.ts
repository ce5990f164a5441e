import type { Browser, LaunchOptions } from 'puppeteer-core';
import type { Candidate } from './candidates.ts';
import { CHROME_ARGUMENTS } from './chrome-arguments.ts';
import { watchProcess } from './watch-process.ts';

export interface LaunchedBrowser extends Candidate {
  readonly browser: Browser;
  /** Why it runs without its sandbox; undefined if it runs inside. */
  readonly noSandboxReason: string | undefined;
  /** Resolves with the reason when the process has ended. */
  readonly ended: Promise<Error>;
}

const START_TIMEOUT_MS = 60_000;
/** Ten times the longest print that was measured. */
const COMMAND_TIMEOUT_MS = 180_000;

/**
 * Starts a browser inside its sandbox, or without one where the sandbox does not start. `signal` ends it with its helper
 * processes. Rejects if it does not answer.
 */
export async function launch(candidate: Candidate, profile: string, signal: AbortSignal): Promise<LaunchedBrowser> {
  // Chrome refuses to start its sandbox as root.
  if (process.getuid?.() === 0)
    return launchOnce(candidate, profile, signal, 'a browser that root starts has no sandbox');
  try {
    return await launchOnce(candidate, profile, signal, undefined);
  } catch {
    signal.throwIfAborted();
    return launchOnce(candidate, profile, signal, 'the system does not let the sandbox start');
  }
}

async function launchOnce(
  candidate: Candidate,
  profile: string,
  signal: AbortSignal,
  noSandboxReason: string | undefined,
): Promise<LaunchedBrowser> {
  const { default: puppeteer } = await import('puppeteer-core');
  const failed = new AbortController();
  const watched = watchProcess(`--user-data-dir=${profile}`);
  const launching = puppeteer.launch({
    ...launchOptions(candidate, profile, noSandboxReason === undefined),
    signal: AbortSignal.any([signal, failed.signal]),
  });
  // Its rejection is not waited for where the process ends first.
  launching.catch(() => undefined);
  const timer = setTimeout(() => {
    failed.abort();
  }, START_TIMEOUT_MS);
  try {
    const browser = await Promise.race([launching, watched.ended.then(reason => Promise.reject(reason))]);
    return { ...candidate, browser, noSandboxReason, ended: watched.ended };
  } catch (error) {
    const timedOut = failed.signal.aborted;
    failed.abort();
    // The exit code is more specific than the lost connection.
    const reason = watched.started() ? await watched.ended : error;
    throw timedOut ? new Error(`it did not answer within ${START_TIMEOUT_MS / 1000} s`) : reason;
  } finally {
    clearTimeout(timer);
    watched.forget();
  }
}

function launchOptions({ executable, variables }: Candidate, profile: string, sandbox: boolean): LaunchOptions {
  return {
    executablePath: executable,
    env: { ...variables, HOME: profile, TMPDIR: profile, TZ: 'UTC' },
    userDataDir: profile,
    pipe: true,
    headless: 'shell',
    args: [...CHROME_ARGUMENTS, ...(sandbox ? [] : ['--no-sandbox'])],
    // A variable of the environment makes puppeteer add it.
    ignoreDefaultArgs: sandbox ? ['--no-sandbox'] : [],
    defaultViewport: null,
    issuesEnabled: false,
    protocolTimeout: COMMAND_TIMEOUT_MS,
    // Its handlers would end this process.
    handleSIGINT: false,
    handleSIGTERM: false,
    handleSIGHUP: false,
  };
}
