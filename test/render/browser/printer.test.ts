import { readdirSync, readFileSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { printPage, startPrinter } from '../../../src/render/browser/printer.ts';
import { readPdf } from '../../support/pdf.ts';
import { temporaryFolders } from '../../support/temporary-folders.ts';

const MINUTES = 120_000;
const environment = process.env;
const { profiles } = temporaryFolders();

const page = (text: string): string => `<!doctype html><title>x</title><p>${text}`;

describe('a printer', () => {
  it(
    'prints several documents, also at the same time, with one browser',
    async () => {
      const printer = startPrinter({ environment });
      try {
        const printed = await Promise.all(['one', 'two', 'three'].map(text => printer.print(page(text))));
        const read = await Promise.all(printed.map(readPdf));
        expect(read.map(({ pages }) => pages[0]?.text)).toEqual(['one', 'two', 'three']);
        expect(profiles()).toHaveLength(1);
      } finally {
        await printer.end();
      }
    },
    MINUTES,
  );

  it('that could not start is the same error for each document', async () => {
    const printer = startPrinter({ browser: '/bin/false', environment });
    const results = await Promise.allSettled([printer.print(page('one')), printer.print(page('two'))]);
    await printer.end();
    const reasons = results.map(result => (result.status === 'rejected' ? (result.reason as unknown) : undefined));
    expect(reasons[0]).toMatchObject({ code: 'CB_BROWSER' });
    expect(reasons[1]).toBe(reasons[0]);
  });
});

describe('the browser of a printer', () => {
  it(
    'is gone after printing, and its profile with it',
    async () => {
      await printPage(page('x'), { environment });
      expect(profiles()).toEqual([]);
    },
    MINUTES,
  );

  it.each([30, 400])(
    'is gone after an abort %i ms after the start',
    async delay => {
      // Hundreds of pages, which take longer to print than the delay.
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

/** Kills the renderer processes of the browsers of this test, as soon as there is one. */
async function killPages(): Promise<void> {
  const readProc = (pid: number, what: string): string => {
    try {
      return readFileSync(`/proc/${String(pid)}/${what}`, 'utf8');
    } catch {
      return '';
    }
  };
  const parent = (pid: number): number => Number(/\) . (\d+)/.exec(readProc(pid, 'stat'))?.[1] ?? 0);
  const isOurs = (pid: number): boolean => pid > 1 && (pid === process.pid || isOurs(parent(pid)));
  const pages = (): number[] =>
    readdirSync('/proc')
      .map(Number)
      .filter(pid => pid > 0 && readProc(pid, 'cmdline').includes('--type=renderer') && isOurs(pid));
  while (pages().length === 0) await pause(20);
  for (const pid of pages()) process.kill(pid, 'SIGKILL');
}

describe.runIf(process.platform === 'linux')('a renderer process that crashes', () => {
  const long = `<!doctype html><title>x</title>${'<p>another line of a long book'.repeat(60_000)}`;

  /** Waits `ready` ms after the start, prints, and kills the renderer `after` ms later. */
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
    ['before printing', 1000, 0],
    ['while the page is loaded', 0, 700],
    ['while the page is printed', 0, 2500],
  ])('%s is an error at once', (_, ready, after) => printAndKill(ready, after), 20_000);
});
