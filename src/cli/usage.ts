import type { Command } from 'commander';
import { CloudbriefError } from '../model/errors.ts';

/** The command that the words name, as far as they do: `cloudbrief history show`. */
export function commandIn(root: Command, words: readonly string[]): string {
  let command = root;
  const names = [root.name()];
  for (const word of words) {
    if (word.startsWith('-')) continue;
    const next = command.commands.find(one => one.name() === word);
    if (next === undefined) break;
    command = next;
    names.push(word);
  }
  return names.join(' ');
}

/** Turns an error text of Commander into `CB_USAGE`: `error: unknown option '--regoin'\n(Did you mean --region?)`. */
export function usageError(text: string, command: string): CloudbriefError {
  const [first = '', ...more] = text.trim().split('\n');
  const message = first.replace(/^error: /, '').replace(/\.?$/, '.');
  const guess = more.map(line => line.replace(/^\((.*)\)$/, '$1')).join(' ');
  const help = `See \`${command} --help\`.`;
  return new CloudbriefError(
    'CB_USAGE',
    message.charAt(0).toUpperCase() + message.slice(1),
    guess === '' ? help : `${guess} ${help}`,
  );
}
