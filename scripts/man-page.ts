import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Command } from 'commander';
import { program } from '../src/cli/main.ts';
import { version } from '../src/run/version.ts';

/**
 * Text for roff: a line that begins with a dot or an apostrophe would be a request, a hyphen would become a dash, and a
 * character beyond ASCII would depend on the locale.
 */
const roff = (text: string): string =>
  text
    .replaceAll('\\', '\\e')
    .replaceAll('-', '\\-')
    .replaceAll(/^(?=[.'])/gm, '\\&')
    .replaceAll(/[^\0-\x7f]/gu, character => `\\[u${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}]`); // prettier-ignore

const EXIT_CODES: readonly (readonly [number, string])[] = [
  [0, 'done; nothing that was asked for fails the gate'],
  [1, 'done, and the gate fails'],
  [2, 'not done: wrong usage, configuration or credentials, nothing could be read, a file could not be written, or an interrupt that it could answer in good order'],
  [130, 'interrupted before the command began, in one that writes no files, or again while stopping'],
]; // prettier-ignore

/** The manual page of the program: all commands with their arguments and options, as `--help` has them. */
export function manPage(root: Command, release: string): string {
  const help = root.createHelp();
  const options = (command: Command): string[] =>
    help.visibleOptions(command).flatMap(option => ['.TP', `.B ${roff(option.flags)}`, roff(help.optionDescription(option))]); // prettier-ignore
  const section = (command: Command, words: string): string[] => {
    const children = help.visibleCommands(command).filter(child => child.name() !== 'help');
    if (children.length > 0) return children.flatMap(child => section(child, `${words} ${child.name()}`));
    const described = [command.description(), ...command.registeredArguments.map(one => `${one.name()}: ${one.description}`)]; // prettier-ignore
    return [`.SS ${roff(`${words} ${command.usage()}`)}`, ...described.filter(text => !text.endsWith(': ')).flatMap(text => [roff(text), '.br']), ...options(command)]; // prettier-ignore
  };
  return [
    `.TH CLOUDBRIEF 1 "" "cloudbrief ${roff(release)}"`,
    '.SH NAME',
    'cloudbrief \\- briefing on the risks of cloud accounts',
    '.SH SYNOPSIS',
    `.B cloudbrief`,
    '.I command',
    '[options]',
    '.SH DESCRIPTION',
    roff(root.description()),
    '.SH OPTIONS',
    ...options(root),
    '.SH COMMANDS',
    ...section(root, root.name()),
    '.SH EXIT STATUS',
    ...EXIT_CODES.flatMap(([code, meaning]) => ['.TP', `.B ${code}`, roff(`${meaning}.`)]),
    '',
  ].join('\n');
}

/** Writes it where `man` of package.json has it. */
export function writeManPage(root: string): void {
  mkdirSync(join(root, 'dist', 'man'), { recursive: true });
  writeFileSync(join(root, 'dist', 'man', 'cloudbrief.1'), manPage(program(), version()));
}
