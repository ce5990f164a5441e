import { performance } from 'node:perf_hooks';
import { sanitizeText } from '../lib/text.ts';
import type { RunEvent } from '../run/events.ts';

const PHASES = {
  reading: 'Reading',
  collecting: 'Collecting from',
  assessing: 'Assessing',
  rendering: 'Rendering',
} as const;
/** Milliseconds between lines without a terminal. */
const LOG_INTERVAL_MS = 10_000;

export interface Progress {
  readonly on: (event: RunEvent) => void;
  /** Clears the line. */
  readonly end: () => void;
}

/** Progress on standard error: one line that changes on a terminal, a line every ten seconds elsewhere. */
export function createProgress(quiet: boolean): Progress {
  const { stderr } = process;
  const live = stderr.isTTY && process.env['TERM'] !== 'dumb';
  let shown = performance.now();
  const line = (text: string): void => {
    if (quiet) return;
    if (live) stderr.write(`\r\u001b[2K${text.slice(0, (stderr.columns || 80) - 1)}`);
    else if (performance.now() - shown > LOG_INTERVAL_MS) stderr.write(`${text}\n`);
    else return;
    shown = performance.now();
  };
  const end = (): void => {
    if (!quiet && live) stderr.write('\r\u001b[2K');
  };
  return {
    end,
    on(event) {
      switch (event.type) {
        case 'phase':
          line(`${PHASES[event.phase]} ${event.detail ?? 'the accounts'}…`);
          return;
        case 'planned':
          line(`Collecting from ${event.targets.length} accounts: ${event.units} units to collect…`);
          return;
        case 'unit-ended':
          line(
            `Collecting… ${event.done} of ${event.units} units, ${event.resources} resources in ${sanitizeText(event.unit, 60)}`,
          );
          return;
        case 'warning':
          end();
          stderr.write(`cloudbrief: ${sanitizeText(event.message, 400)}\n`);
          return;
        case 'file':
          return;
      }
    },
  };
}
