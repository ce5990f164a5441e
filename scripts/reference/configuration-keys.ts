import { join } from 'node:path';
import { stringify } from 'yaml';
import { VARIABLES } from '../../src/config/environment.ts';
import { fieldsOf, type Field } from '../../src/config/fields.ts';
import { configSchema } from '../../src/config/schema.ts';
import { code, page } from '../markdown.ts';
import type { Generated, Sources } from './sources.ts';

const SHAPES: Readonly<Record<Field['shape'], string>> = {
  text: 'text',
  number: 'number',
  boolean: '`true` or `false`',
  texts: 'list',
  section: 'keys of its own',
  sections: 'list of entries with keys of their own',
  table: 'keys of your own, or an object as a whole',
};

/** One page with every key of `cloudbrief.yaml`, from the schema that reads it. */
export function configurationKeys({ root }: Pick<Sources, 'root'>): Generated {
  const content = page(
    '# Configuration keys',
    'For engineers who set up cloudbrief: every key of `cloudbrief.yaml`. [Configuration](../configuration.md) explains files, order and examples.',
    ...fieldsOf(configSchema).flatMap(field => sections(field, '##')),
  );
  return { path: join(root, 'docs', 'reference', 'configuration-keys.md'), content };
}

const nameOf = ({ path, shape }: Field): string => path.join('.') + (shape === 'sections' ? '[]' : '');

function sections(field: Field, level: string): string[] {
  const { description, otherwise, options, example, path, shape } = field;
  const variable = [...VARIABLES].find(([, one]) => one.path.join() === path.join())?.[0];
  const sentence = /[.:]$/.test(description) ? description : `${description}.`;
  const facts = [
    `- Value: ${options.length === 0 ? SHAPES[shape] : options.map(code).join(', ')}`,
    ...(otherwise === undefined ? [] : [`- Default: ${otherwise}`]),
    ...(variable === undefined ? [] : [`- Environment: ${code(variable)}`]),
  ];
  return [
    `${level} ${nameOf(field)}`,
    sentence,
    facts.join('\n'),
    example === undefined || shape === 'section' ? '' : `\`\`\`yaml\n${stringify(nested(path, example)).trim()}\n\`\`\``,
    ...field.fields.flatMap(one => sections(one, '###')),
  ]; // prettier-ignore
}

const nested = (path: readonly string[], value: unknown): unknown =>
  path.reduceRight<unknown>((inner, key) => ({ [key]: inner }), value);
