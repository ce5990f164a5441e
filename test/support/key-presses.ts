import { PassThrough } from 'node:stream';
import type { Prompts } from '../../src/cli/interview-prompts.ts';

export const ENTER = '\r';
export const UP = '\u001b[A';
export const DOWN = '\u001b[B';
export const ESCAPE = '\u001b';
/** Chooses Yes in a question of the interview that has no answer yet: it stands on the last of four. */
export const YES = UP + UP + UP + ENTER;
/** No key, but the end of the input: the terminal is closed. */
export const HANG_UP = 'hang up';

/** Simulates key presses, one group for each prompt. */
export function keyPresses(groups: readonly string[]): Prompts & { readonly shown: () => string } {
  const input = Object.assign(new PassThrough(), { isTTY: true, setRawMode: () => input });
  const output = Object.assign(new PassThrough(), { isTTY: true, columns: 100, rows: 40 });
  let shown = '';
  let next = 0;
  let timer: NodeJS.Timeout | undefined;
  output.on('data', (chunk: Buffer) => {
    shown += chunk.toString();
    clearTimeout(timer);
    timer = setTimeout(() => {
      const keys = groups[next++] ?? ESCAPE;
      if (keys === HANG_UP) input.end();
      else if (input.writable) input.write(keys);
    }, 30);
  });
  return { input, output, shown: () => shown };
}
