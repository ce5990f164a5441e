import { stringify } from 'yaml';
import { sanitizeText } from '../lib/text.ts';
import { fieldsOf, type Field } from './fields.ts';
import { configSchema, type Config } from './schema.ts';

export interface CommentedConfig {
  /** Settings that are set. */
  readonly values: Config;
  /** Comments that replace the examples of the schema. */
  readonly suggestions?: Config;
  /** Lines above a setting, by its path (`aws.profiles`). */
  readonly notes?: Readonly<Record<string, readonly string[]>>;
  /** The first lines, for editors. */
  readonly schema?: readonly string[];
}

interface Line {
  readonly kind: 'explanation' | 'on' | 'off';
  readonly indent: number;
  readonly text: string;
}

const WIDTH = 110;
const HEADING = [
  'Client, scope and gate of the briefing. Every key is optional. To set a key, remove the # in the first column from it',
  'and from its parent keys. `cloudbrief config show` prints the effective configuration.',
];

/** A `cloudbrief.yaml` with every key of the schema: set ones with their values, all others as documented comments. */
export function commentedConfig({ values, suggestions = {}, notes = {}, schema = [] }: CommentedConfig): string {
  const blocks = fieldsOf(configSchema).map(field => {
    const key = field.key as keyof Config;
    return linesOf(field, { value: values[key], example: suggestions[key], indent: 0, notes });
  });
  const heading = [...schema, ...HEADING];
  const text = [heading.map(line => `# ${line}`), ...blocks.map(lines => lines.map(written))];
  return `${text.map(lines => lines.join('\n')).join('\n\n')}\n`;
}

interface Place {
  /** Undefined for a key that is a comment. */
  readonly value: unknown;
  readonly example: unknown;
  readonly indent: number;
  readonly notes: Readonly<Record<string, readonly string[]>>;
  /** Without explanations, which an earlier section has. */
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

/** One item of a list of sections. Set keys come first, because the dash belongs to the first key. */
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

/** A section without set keys would be empty YAML. */
const isSet = ({ shape }: Field, value: unknown): boolean =>
  value !== undefined && (shape !== 'section' || Object.values(value as object).some(inner => inner !== undefined));

function explanation({ description, options, otherwise, path }: Field, { indent, notes, terse }: Place): Line[] {
  if (terse === true) return [];
  const choice = options.length === 0 ? '' : ` One of: ${options.join(', ')}.`;
  const without = otherwise === undefined ? '' : ` Default: ${otherwise}.`;
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

/** YAML of the value with each text on one line: only then does a # before every line comment it out. */
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

/** A commented key has its # in the first column, right before the text that removing it leaves. */
function written({ kind, indent, text }: Line): string {
  const space = ' '.repeat(indent);
  if (kind === 'explanation') return `${space}# ${text}`;
  return kind === 'on' ? space + text : `#${space}${text}`;
}
