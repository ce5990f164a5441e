import { stringify } from 'yaml';
import { sanitizeText } from '../lib/text.ts';
import { fieldsOf, type Field } from './fields.ts';
import { schemaPath } from './schema-id.ts';
import { configSchema, type Config } from './schema.ts';

export interface CommentedConfig {
  /** What holds from the start. */
  readonly values: Config;
  /** What stands there as a comment instead of the schema's own examples. */
  readonly suggestions?: Config;
  /** What was seen, by the path of a setting (`aws.profiles`): one line each. */
  readonly notes?: Readonly<Record<string, readonly string[]>>;
}

interface Line {
  readonly kind: 'explanation' | 'on' | 'off';
  readonly indent: number;
  readonly text: string;
}

const WIDTH = 110;
const HEADING = [
  'Whose briefing it is, what is read, and what fails a pipeline. Every key may be left out: take the # in the first',
  'column away from what you want to set, and from what it stands under. `cloudbrief config show` tells what holds.',
];

/** A `cloudbrief.yaml` with every key of the schema: what is set, and all else as comments that explain it. */
export function commentedConfig({ values, suggestions = {}, notes = {} }: CommentedConfig): string {
  const blocks = fieldsOf(configSchema).map(field => {
    const key = field.key as keyof Config;
    return linesOf(field, { value: values[key], example: suggestions[key], indent: 0, notes });
  });
  const heading = [`yaml-language-server: $schema=${schemaPath('config.schema.json')}`, ...HEADING];
  const text = [heading.map(line => `# ${line}`), ...blocks.map(lines => lines.map(written))];
  return `${text.map(lines => lines.join('\n')).join('\n\n')}\n`;
}

interface Place {
  /** What is set; undefined where the key is a comment. */
  readonly value: unknown;
  readonly example: unknown;
  readonly indent: number;
  readonly notes: Readonly<Record<string, readonly string[]>>;
  /** Nothing but what the value or the example holds: its keys were explained before. */
  readonly terse?: boolean | undefined;
}

/** One key with its explanation above it. */
function linesOf(field: Field, place: Place): Line[] {
  const { value, indent } = place;
  const example = place.example ?? field.example;
  const kind = isSet(field, value) ? 'on' : 'off';
  const line = (text: string): Line => ({ kind, indent, text });
  const about = explanation(field, place);
  if (field.shape === 'section') {
    return [...about, line(`${field.key}:`), ...membersOf(field.fields, { ...place, example, indent: indent + 2 })];
  }
  const items = (value ?? example) as readonly unknown[];
  if (field.shape !== 'sections' || items.length === 0) return [...about, ...yamlOf(field, value ?? example).map(line)];
  const inner = items.flatMap((item, index) =>
    itemLines(field, {
      ...place,
      value: value === undefined ? undefined : item,
      example: item,
      terse: index > 0,
    }),
  );
  return [...about, line(`${field.key}:`), ...inner];
}

function membersOf(fields: readonly Field[], { value, example, indent, notes, terse }: Place): Line[] {
  return fields
    .filter(({ key }) => terse !== true || member(value ?? example, key) !== undefined)
    .flatMap(one =>
      linesOf(one, { value: member(value, one.key), example: member(example, one.key), indent, notes, terse }),
    );
}

/** One of several sections; a dash stands before its first key, so what is set comes first. */
function itemLines({ fields }: Field, place: Place): Line[] {
  const absent = ({ key }: Field): number => Number(member(place.value ?? place.example, key) === undefined);
  const ordered = fields.toSorted((a, b) => absent(a) - absent(b));
  const lines = membersOf(ordered, { ...place, indent: place.indent + 4 });
  const head = lines.findIndex(({ kind }) => kind !== 'explanation');
  return lines.map((line, index) =>
    index === head ? { ...line, indent: line.indent - 2, text: `- ${line.text}` } : line,
  );
}

const member = (object: unknown, key: string): unknown =>
  (object as Readonly<Record<string, unknown>> | undefined)?.[key];

/** A section of which nothing is set would be an empty one. */
const isSet = ({ shape }: Field, value: unknown): boolean =>
  value !== undefined && (shape !== 'section' || Object.values(value as object).some(inner => inner !== undefined));

function explanation({ description, options, otherwise, path }: Field, { indent, notes, terse }: Place): Line[] {
  if (terse === true) return [];
  const choice = options.length === 0 ? '' : ` One of: ${options.join(', ')}.`;
  const without = otherwise === undefined ? '' : ` Left out: ${otherwise}.`;
  const seen = (notes[path.join('.')] ?? []).map(note => sanitizeText(note));
  return [...wrap(`${description}.${choice}${without}`), ...seen].map(text => ({ kind: 'explanation', indent, text }));
}

function wrap(text: string): string[] {
  const lines: string[] = [];
  for (const word of text.split(' ')) {
    const last = lines.at(-1);
    if (last !== undefined && last.length + 1 + word.length <= WIDTH) lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(word);
  }
  return lines;
}

/** Whatever the value holds, each text in one line: only so a # before every line makes a comment of it. */
function yamlOf({ key, shape }: Field, value: unknown): string[] {
  const hasBreaks = /\\[bfnrtu]/.test(JSON.stringify(value));
  const options = {
    lineWidth: 0,
    blockQuote: false,
    singleQuote: false,
    doubleQuotedMinMultiLineLength: Infinity,
    flowCollectionPadding: false,
    defaultStringType: hasBreaks ? 'QUOTE_DOUBLE' : 'PLAIN',
  } as const;
  if (shape === 'table')
    return stringify({ [key]: value }, options)
      .trimEnd()
      .split('\n');
  return [`${key}: ${stringify(value, { ...options, collectionStyle: 'flow' }).trimEnd()}`];
}

/** A key that is a comment has its # in the first column, right before what would stand there without it. */
function written({ kind, indent, text }: Line): string {
  const space = ' '.repeat(indent);
  if (kind === 'explanation') return `${space}# ${text}`;
  return kind === 'on' ? space + text : `#${space}${text}`;
}
