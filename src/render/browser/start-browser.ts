import { mkdtempSync, rmSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { CloudbriefError } from '../../model/errors.ts';
import { sanitizeLine } from '../formats/sanitize-line.ts';
import { candidates } from './candidates.ts';
import { launch, type LaunchedBrowser } from './launch.ts';
import type { BrowserOptions } from './options.ts';

export interface StartedBrowser {
  /** Rejects with `CB_BROWSER` if none starts, or with the reason of an abort. */
  readonly running: Promise<LaunchedBrowser>;
  /** Kills it and removes its profile; resolves when both are gone. Never rejects. */
  readonly end: () => Promise<void>;
}

/** Starts a browser in the background, with a temporary profile that also is its home folder. */
export function startBrowser(options: BrowserOptions): StartedBrowser {
  const killed = new AbortController();
  const signal = AbortSignal.any([killed.signal, ...(options.signal === undefined ? [] : [options.signal])]);
  let profile = '';
  let ended: Promise<void> | undefined;
  // `process.exit` runs no asynchronous clean-up.
  const onExit = (): void => {
    killed.abort();
    if (profile !== '') rmSync(profile, { recursive: true, force: true, maxRetries: 3 });
  };
  const begin = async (): Promise<LaunchedBrowser> => {
    signal.throwIfAborted();
    profile = mkdtempSync(join(tmpdir(), 'cloudbrief-browser-'));
    process.once('exit', onExit);
    return launchFirst(options, profile, signal);
  };
  const running = begin();
  running.catch(() => undefined);
  const end = async (): Promise<void> => {
    killed.abort();
    const launched = await running.catch(() => undefined);
    await launched?.ended;
    process.off('exit', onExit);
    if (profile !== '') await rm(profile, { recursive: true, force: true, maxRetries: 5, retryDelay: 50 });
  };
  return { running, end: () => (ended ??= end()) };
}

/** Starts a browser for as long as `use` takes. Rejects with the reason of an abort. */
export async function withBrowser<T>(
  options: BrowserOptions,
  use: (launched: LaunchedBrowser) => Promise<T>,
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

async function launchFirst(options: BrowserOptions, profile: string, signal: AbortSignal): Promise<LaunchedBrowser> {
  let last: unknown;
  let tried = '';
  for (const candidate of candidates(options)) {
    tried = ` (${candidate.executable})`;
    try {
      await candidate.unpack?.();
      return await launch(candidate, profile, signal);
    } catch (error) {
      signal.throwIfAborted();
      last = error;
    }
  }
  if (last instanceof CloudbriefError) throw last;
  const reason = last instanceof Error ? sanitizeLine(last.message.split('\n')[0] ?? '', 200) : 'none was found';
  throw new CloudbriefError(
    'CB_BROWSER',
    `No browser could be started for the PDF${tried}: ${reason.replace(/\.?$/, '.')}`,
    'Install Chrome, Chromium or Edge, or name one; `cloudbrief doctor` prints what is missing. The HTML needs no browser.',
    { cause: last },
  );
}
