import { PassThrough } from 'node:stream';
import type { Prompts } from '../../src/cli/interview-prompts.ts';

export const ENTER = '\r';
export const DOWN = '\u001b[B';
export const ESCAPE = '\u001b';

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
    timer = setTimeout(() => void input.write(groups[next++] ?? ESCAPE), 30);
  });
  return { input, output, shown: () => shown };
}
