import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from '@clack/prompts';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { withDialogue } from '../../src/cli/dialogue.ts';
import { init } from '../../src/cli/init.ts';
import { interview } from '../../src/cli/interview.ts';
import { ENTER, HANG_UP, keyPresses, YES } from '../support/key-presses.ts';

const CTRL_C = '\u0003';
const CTRL_D = '\u0004';
const LEFT = '\u001b[D';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'cloudbrief-dialogue-'));
});
afterEach(() => {
  rmSync(folder, { recursive: true });
});
const config = (): string => join(folder, 'cloudbrief.yaml');

describe.each([
  ['Ctrl-C', CTRL_C],
  ['Ctrl-D', CTRL_D],
])('%s', (_, key) => {
  it('in init: nothing is written', async () => {
    const run = init({ config: config() }, keyPresses([`Noonsale${ENTER}`, key]));
    await expect(run).rejects.toMatchObject({ code: 'CB_INTERRUPTED', message: 'Nothing was written.' });
    expect(readdirSync(folder)).toEqual([]);
  });

  it('in the interview: it says what was saved', async () => {
    writeFileSync(config(), 'client: {}\n');
    const run = interview({ config: config() }, keyPresses([YES, `today${ENTER}`, `Ann${ENTER}`, ENTER, key]));
    const path = join(folder, 'cloudbrief.answers.yaml');
    await expect(run).rejects.toMatchObject({
      code: 'CB_INTERRUPTED',
      message: `The interview was interrupted. 1 answer is saved in ${path}.`,
    });
    expect(readFileSync(path, 'utf8')).toContain('by: Ann');
  });
});

it('ends with its input, as when the terminal is closed', async () => {
  writeFileSync(config(), 'client: {}\n');
  await expect(interview({ config: config() }, keyPresses([ENTER, HANG_UP]))).rejects.toMatchObject({
    code: 'CB_INTERRUPTED',
  });
});

it('goes on after Ctrl-D within a text, which deletes a character', async () => {
  const said = await withDialogue(keyPresses([`ab${LEFT}${CTRL_D}`, ENTER]), prompts => text({ message: 'Who?', ...prompts })); // prettier-ignore
  expect(said).toBe('a');
});

it('closes the prompt that is open, and none that is done', async () => {
  const dialogue = keyPresses([ENTER, ENTER, ENTER, CTRL_D]);
  await withDialogue(dialogue, async prompts => {
    for (const message of ['1', '2', '3', '4']) await text({ message, ...prompts });
  });
  expect(dialogue.shown()).toContain('4');
  expect(dialogue.shown()).not.toMatch(/\n\n\n$/);
});
