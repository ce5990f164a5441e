import { inspect } from 'node:util';

export interface RejectionWatch {
  /** The rejections that nothing has handled so far. */
  readonly seen: () => readonly string[];
  readonly end: () => void;
}

/** Collects unhandled rejections, which would end the process; meanwhile the test runner does not hear of them. */
export function watchRejections(): RejectionWatch {
  const before = process.listeners('unhandledRejection');
  process.removeAllListeners('unhandledRejection');
  const seen: string[] = [];
  const note = (error: unknown): void => void seen.push(inspect(error).split('\n').slice(0, 12).join('\n'));
  process.on('unhandledRejection', note);
  return {
    seen: () => seen,
    end: () => {
      process.off('unhandledRejection', note);
      for (const listener of before) process.on('unhandledRejection', listener);
    },
  };
}
