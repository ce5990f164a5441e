import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { CLOUD_PROVIDERS } from '../../src/providers/index.ts';
import { commandFaults } from '../support/command-model.ts';

const ROOT = join(import.meta.dirname, '..', '..');
/** Of version 2 of the AWS CLI, and what only signs in or configures: the pinned models are of version 1, and know neither. */
const WITHOUT_MODEL = /^(?:aws (?:sso login|configure)|az login\b|az bicep\b)/;
/** A command at the start of a line or of what is quoted, in a comment of a script or not. */
const QUOTED = /["`]((?:aws|az|gcloud) [a-z][a-z-]* [^"`\n]*)["`]/g;
const LINE = /^(?:# )?((?:aws|az|gcloud) [a-z][a-z-]*.*)$/gm;

/** Quoted as the model of a shell reads it. */
const withoutComment = (command: string): string => (command.includes("'") ? command : command.replaceAll('"', "'")).replace(/\s+#.*$/, '').replace(/ (?:&&|>) .*$/, '').trim(); // prettier-ignore
const joined = (text: string): string => text.replaceAll(/\\\n\s*/g, ' ');
const commandsIn = (text: string, pattern: RegExp): string[] =>
  [...joined(text).matchAll(pattern)].map(([, command = '']) => withoutComment(command));

/** What `setup` and `policy` print, in every format. */
async function templates(): Promise<string[]> {
  const readers = await Promise.all(CLOUD_PROVIDERS.map(({ reader }) => reader()));
  return readers.flatMap(({ setup, policyTemplates = {} }) => [
    ...Object.values(setup).flatMap(({ text, next }) => [text(true), ...next]),
    ...Object.values(policyTemplates).map(text => text(true)),
  ]);
}

const textsOf = (pattern: string): string[] =>
  globSync(pattern, { cwd: ROOT }).map(file => readFileSync(join(ROOT, file), 'utf8'));

const faultsIn = (commands: readonly string[]): string[] =>
  [...new Set(commands)]
    .filter(command => !WITHOUT_MODEL.test(command))
    .flatMap(command => commandFaults(command).map(fault => `${command}: ${fault}`));

describe('commands that are right by the command models of the providers', () => {
  it('are those that `setup` and `policy` print', async () => {
    const commands = (await templates()).flatMap(text => commandsIn(text, LINE));
    expect(commands.length).toBeGreaterThan(10);
    for (const tool of ['aws', 'az', 'gcloud']) expect(commands.some(one => one.startsWith(`${tool} `)), tool).toBe(true); // prettier-ignore
    expect(faultsIn(commands)).toEqual([]);
  });

  it('are those in the blocks of the pages', () => {
    const blocks = textsOf('{README.md,docs/*.md}').flatMap(text => [...text.matchAll(/^```(?:sh|bash)?\n([^]*?)^```$/gm)].map(([, block = '']) => block)); // prettier-ignore
    const commands = blocks.flatMap(block => commandsIn(block, LINE));
    expect(commands.length).toBeGreaterThan(5);
    expect(faultsIn(commands)).toEqual([]);
  });

  it('are those that errors and `doctor` advise', () => {
    const commands = textsOf('src/{providers,inventory}/**/!(organization-setup|role-templates).ts').flatMap(text => commandsIn(text.replaceAll(/\$\{[^}]*\}/g, 'x'), QUOTED)); // prettier-ignore
    expect(commands.length).toBeGreaterThan(5);
    // A sentence names the command, and not all that it takes.
    expect(faultsIn(commands).filter(fault => !/: -[\w-]+(?:: has no value| is missing)$/.test(fault))).toEqual([]);
  });
});
