import type { Command } from 'commander';
import { CloudbriefError } from '../model/errors.ts';

/** Rejects options and arguments without text: mostly a variable of a script that is not set. */
export function rejectBlankValues(command: Command): void {
  const options = command.options
    .filter(option => option.required || option.optional)
    .map(option => [option.long ?? option.flags, command.getOptionValue(option.attributeName()) as unknown] as const);
  const given: readonly unknown[] = command.processedArgs;
  const named = command.registeredArguments.map((argument, index) => [argument.name(), given[index]] as const);
  const blank = [...options, ...named].find(([, value]) => isBlank(value));
  if (blank === undefined) return;
  throw new CloudbriefError('CB_USAGE', `${blank[0]} is empty.`, 'Give it a value, or leave it out.');
}

function isBlank(value: unknown): boolean {
  if (Array.isArray(value)) return value.length === 0 || value.some(isBlank);
  return typeof value === 'string' && value.trim() === '';
}
