import { performance } from 'node:perf_hooks';
import { sanitizeText } from '../lib/text.ts';
import type { RunEvent } from '../run/events.ts';

const PHASES = { reading: 'Reading', collecting: 'Looking at', assessing: 'Judging', rendering: 'Writing' } as const;
/** Without a terminal a line each time this many milliseconds have passed: enough to see that it lives. */
const QUIET_GAP = 10_000;

export interface Progress {
  readonly on: (event: RunEvent) => void;
  /** Clears the line, so that what follows starts at the margin. */
  readonly end: () => void;
}

/** Shows on standard error what is going on: one line that changes on a terminal, few lines elsewhere. */
export function createProgress(quiet: boolean): Progress {
  const { stderr } = process;
  const live = stderr.isTTY && process.env['TERM'] !== 'dumb';
  let shown = performance.now();
  const line = (text: string): void => {
    if (quiet) return;
    if (live) stderr.write(`\r\u001b[2K${text.slice(0, (stderr.columns || 80) - 1)}`);
    else if (performance.now() - shown > QUIET_GAP) stderr.write(`${text}\n`);
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
          line(`Looking at ${event.targets.length} accounts: ${event.units} lists to read…`);
          return;
        case 'unit-ended':
          line(
            `Looking at the accounts… ${event.done} of ${event.units} lists, ${event.resources} in the last: ${sanitizeText(event.unit, 60)}`,
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
