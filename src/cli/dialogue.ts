import type { Key } from 'node:readline';
import { withInterrupt } from './interrupt.ts';
import type { Prompts } from './interview-prompts.ts';

/**
 * Runs a dialogue to its end, or until nobody is there any more: on SIGINT and SIGTERM, on Ctrl-C, and at the end of the
 * input (Ctrl-D, a closed terminal), after which a prompt would wait for ever. Then `over` is aborted.
 */
export function withDialogue<T>(
  { input, output }: Prompts,
  work: (dialogue: Prompts, over: AbortSignal) => Promise<T>,
): Promise<T> {
  return withInterrupt(async signal => {
    const over = new AbortController();
    let prompt = new AbortController();
    const end = (): void => {
      over.abort();
      prompt.abort();
    };
    const onKey = (_: string | undefined, { ctrl, name }: Key): void => {
      // The prompt leaves by itself; with Ctrl-D only the line editor does, and pauses the input, unless there is text to edit.
      if (ctrl === true && name === 'c') over.abort();
      if (ctrl === true && name === 'd') setImmediate(() => { if (input.isPaused()) end(); }); // prettier-ignore
    };
    const dialogue: Prompts = {
      input,
      output,
      // A signal for each prompt: one that is done would still answer to an abort, with an empty line.
      get signal() {
        prompt = new AbortController();
        if (over.signal.aborted) prompt.abort();
        return prompt.signal;
      },
    };
    signal.addEventListener('abort', end);
    input.on('keypress', onKey).on('end', end).on('close', end);
    try {
      return await work(dialogue, over.signal);
    } finally {
      input.off('keypress', onKey).off('end', end).off('close', end);
    }
  });
}
