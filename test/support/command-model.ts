import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { shorthandFaults, type Shape } from './aws-shorthand.ts';
import { shellWords } from './shell-words.ts';

type Options = Readonly<Record<string, Shape>>;
interface Model {
  /** The release of the tool that was read. */
  readonly source: string;
  /** By name; an option that is required ends with `!`, `--name/--alias` are one. */
  readonly commands: Readonly<Record<string, Options>>;
}

const read = (name: string): Model =>
  JSON.parse(readFileSync(join(import.meta.dirname, '..', 'fixtures', 'command-models', `${name}.json`), 'utf8')) as Model; // prettier-ignore

/** What every command of a tool takes besides its own. */
const TOOLS: Readonly<Record<string, { readonly model: Model; readonly global: Options }>> = {
  aws: { model: read('aws'), global: { '--region': 'string', '--query': 'string', '--output': 'json|text|table' } },
  gcloud: { model: read('gcloud'), global: { '--project': 'string', '--format': 'string', '--quiet': 'flag', '--flatten': 'string' } },
  az: { model: read('azure'), global: { '--subscription': 'string', '--query': 'string', '--output': 'json|tsv|table' } },
}; // prettier-ignore

/** What tells the Azure CLI where a resource is. */
const PLACES = ['--ids', '--resource-group', '--resource', '--scope'];

interface Option {
  readonly names: readonly string[];
  readonly required: boolean;
  readonly shape: Shape;
}

/** What is wrong with a command by the provider's own model of it. */
export function commandFaults(command: string): string[] {
  const [tool = '', ...words] = shellWords(command);
  const known = TOOLS[tool];
  if (known === undefined) return [`${tool} is no known tool`];
  const end = words.findIndex(word => word.startsWith('-'));
  const named = end < 0 ? words : words.slice(0, end);
  const depth = named.findLastIndex((_, at) => known.model.commands[named.slice(0, at + 1).join(' ')] !== undefined) + 1;
  const own = known.model.commands[named.slice(0, depth).join(' ')];
  if (own === undefined) return [`no command "${named.join(' ')}" in ${known.model.source}: read the models again`];
  const options = Object.entries({ ...known.global, ...own }).map(([key, shape]) => optionOf(key, shape));
  return optionFaults(words.slice(depth), options, named[depth - 1] === 'list');
} // prettier-ignore

function optionOf(key: string, shape: Shape): Option {
  const required = key.endsWith('!');
  return { names: (required ? key.slice(0, -1) : key).split('/'), required, shape };
}

function optionFaults(words: readonly string[], options: readonly Option[], isList: boolean): string[] {
  const given = new Map<Option, string[]>();
  const faults: string[] = [];
  const positional = options.filter(({ names }) => !names.some(name => name.startsWith('--')));
  let last: Option | undefined;
  for (const word of words) {
    if (!word.startsWith('--')) {
      if (last === undefined) last = positional[0];
      if (last === undefined) faults.push(`${word} belongs to no option`);
      else given.set(last, [...(given.get(last) ?? []), word]);
      continue;
    }
    const [name = '', ...rest] = word.split('=');
    last = options.find(({ names }) => names.includes(name));
    if (last === undefined) faults.push(`unknown option ${name}`);
    else given.set(last, rest.length === 0 ? [] : [rest.join('=')]);
  }
  const has = (name: string): boolean => [...given.keys()].some(({ names }) => names.includes(name));
  const takes = (name: string): boolean => options.some(({ names }) => names.includes(name));
  // With `--ids` the Azure CLI demands neither name nor group, and without them all of it.
  if (!isList && takes('--ids') && takes('--resource-group') && !PLACES.some(has))
    faults.push(`none of ${PLACES.join(', ')}`);
  const whole = has('--cli-input-json');
  const missing = options.filter(option => option.required && !given.has(option) && !whole);
  return [
    ...faults,
    ...missing.map(({ names }) => `${names[0] ?? ''} is missing`),
    ...[...given].flatMap(([{ names, shape }, values]) => shorthandFaults(shape, values).map(fault => `${names[0] ?? ''}: ${fault}`)),
  ]; // prettier-ignore
}
