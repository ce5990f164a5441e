import type { RunEvent } from '../run/events.ts';
import { isWatched } from './foreign-code.ts';

const SIGNALS = ['SIGINT', 'SIGTERM'] as const;

/**
 * A loop in an extension that never ends would keep listeners from ever hearing a signal: from here on the system ends the
 * process at one. Returns what ends that. Nothing is changed where no code of others runs.
 */
export function leaveSignals(): () => void {
  if (!isWatched()) return () => undefined;
  const kept = SIGNALS.map(signal => [signal, process.listeners(signal)] as const);
  for (const signal of SIGNALS) process.removeAllListeners(signal);
  return () => {
    for (const [signal, listeners] of kept) for (const listener of listeners) process.on(signal, listener);
  };
}

/** The same while the checks judge, from the events of a run. */
export function leaveSignalsToJudge(on: (event: RunEvent) => void): {
  readonly on: (event: RunEvent) => void;
  readonly end: () => void;
} {
  let end = (): void => undefined;
  return {
    on: event => {
      if (event.type === 'phase') {
        end();
        end = event.phase === 'assessing' ? leaveSignals() : () => undefined;
      }
      on(event);
    },
    end: () => {
      end();
    },
  };
}
