import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { z } from 'zod';
import { commentedConfig } from '../../src/config/commented-yaml.ts';
import { fieldsOf, type Field } from '../../src/config/fields.ts';
import { loadConfig } from '../../src/config/load.ts';
import { configSchema, type Config } from '../../src/config/schema.ts';
import { TLP_MARKS } from '../../src/model/tlp.ts';
import { KINDS } from '../../src/model/kinds.ts';
import { SEVERITIES } from '../../src/model/severity.ts';

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'cloudbrief-commented-'));
});
afterAll(() => {
  rmSync(folder, { recursive: true });
});

const load = (yaml: string): Config => {
  writeFileSync(join(folder, 'cloudbrief.yaml'), yaml);
  return loadConfig(undefined, folder).config;
};

/** What a user does to switch everything on: takes the # in the first column away. */
const uncommented = (yaml: string): string => yaml.replaceAll(/^#(?! \S)/gm, '');

/** Every path of keys that the published JSON Schema knows, list items included: an independent way to ask the schema. */
function pathsOf(schema: JsonSchema, above: readonly (string | number)[] = []): (string | number)[][] {
  return Object.entries(schema.properties ?? {}).flatMap(([key, inner]) => {
    const here = [...above, key];
    return [here, ...pathsOf(inner, here), ...(inner.items === undefined ? [] : pathsOf(inner.items, [...here, 0]))];
  });
}
interface JsonSchema {
  readonly properties?: Readonly<Record<string, JsonSchema>>;
  readonly items?: JsonSchema;
}
const PATHS = pathsOf(z.toJSONSchema(configSchema, { io: 'input' }) as JsonSchema);

const at = (value: unknown, path: readonly (string | number)[]): unknown =>
  path.reduce<unknown>((inner, key) => (inner as Record<string | number, unknown> | undefined)?.[key], value);

const all = (fields: readonly Field[]): Field[] => fields.flatMap(field => [field, ...all(field.fields)]);

describe('a configuration that explains itself', () => {
  it('sets nothing as long as nothing is known', () => {
    expect(load(commentedConfig({ values: {} }))).toEqual({});
  });

  it('holds every key of the schema, and loads when every # is taken away', () => {
    expect(PATHS.map(path => path.join('.'))).toContain('criticality.0.match.tags');
    const config = load(uncommented(commentedConfig({ values: {} })));
    for (const path of PATHS) expect(at(config, path), path.join('.')).toBeDefined();
  });

  it('explains every key: what it is, what may stand there, what holds without it', () => {
    const text = commentedConfig({ values: {} }).replaceAll(/\n *# /g, ' ');
    for (const { path, description, options, shape, otherwise } of all(fieldsOf(configSchema))) {
      expect(description, path.join('.')).not.toBe('');
      expect(text).toContain(description);
      for (const option of options) expect(text).toContain(option);
      if (path.length <= 2 && shape !== 'section' && !['criticality', 'workloads', 'rules'].includes(path[0] ?? '')) {
        expect(otherwise, path.join('.')).toBeDefined();
      }
    }
    expect(text).toContain('Default: all that are enabled.');
  });

  it('offers examples that the schema accepts', () => {
    for (const { path, schema, example, shape } of all(fieldsOf(configSchema))) {
      if (shape === 'section') continue;
      expect(schema.safeParse(example).error?.issues, path.join('.')).toBeUndefined();
      expect(example, path.join('.')).toBeDefined();
    }
  });

  it('keeps notes and names from elsewhere in their place', () => {
    const text = commentedConfig({
      values: {},
      suggestions: { aws: { profiles: ['a: b', '# c', "it's"] } },
      notes: { 'aws.profiles': ['Seen: account 1\npage: letter'] },
    });
    expect(load(text)).toEqual({});
    expect(text).toContain('  # Seen: account 1 page: letter\n');
    expect(at(parse(uncommented(text)), ['aws', 'profiles'])).toEqual(['a: b', '# c', "it's"]);
  });

  const text = (max = 60) => fc.string({ unit: 'binary', minLength: 1, maxLength: max }).map(one => one.trim()).filter(one => one !== ''); // prettier-ignore
  const optional = (model: Record<string, fc.Arbitrary<unknown>>) => fc.record(model, { requiredKeys: [] });
  const match = optional({
    tags: fc.dictionary(fc.string({ minLength: 1 }).filter(key => key !== '__proto__'), text(), { minKeys: 1, maxKeys: 3 }),
    name: text(),
    id: text(),
    account: text(),
    kind: fc.constantFrom(...KINDS),
  }).filter(one => Object.keys(one).length > 0); // prettier-ignore
  const configs = optional({
    client: optional({ name: text(), period: text(), preparedFor: text(), preparedBy: text(), contact: text(), version: text(), counsel: fc.boolean(), tlp: fc.constantFrom(...TLP_MARKS) }),
    aws: optional({ profiles: fc.array(text()), roles: fc.array(text()), externalId: text(), regions: fc.array(text()) }),
    criticality: fc.array(fc.record({ criticality: fc.constantFrom('crown-jewel', 'production', 'test'), match }), { maxLength: 4 }),
    workloads: fc.array(fc.record({ name: text() }), { maxLength: 4 }),
    checks: fc.dictionary(fc.stringMatching(/^[a-z][a-z-]{0,20}$/), fc.dictionary(fc.stringMatching(/^[a-z]{1,9}$/), fc.oneof(fc.integer(), fc.boolean(), text())), { maxKeys: 3 }),
    gate: optional({ failOn: fc.constantFrom(...SEVERITIES), failOnUnknown: fc.constantFrom(...SEVERITIES), requireConfidence: fc.integer({ min: 0, max: 100 }), maxExceptionMonths: fc.integer({ min: 1, max: 120 }) }),
    page: fc.constantFrom('a4', 'letter'),
    browser: text(),
  }) as fc.Arbitrary<Config>; // prettier-ignore

  /** A section of which nothing is set is not written. */
  const meant = (config: Config): Config =>
    Object.fromEntries(
      Object.entries(config).filter(
        ([key, value]) => !['client', 'aws', 'gate'].includes(key) || Object.keys(value as object).length > 0,
      ),
    );

  const loadsAsMeant = (numRuns: number): void => {
    fc.assert(
      fc.property(configs, config => {
        const written = commentedConfig({ values: config });
        expect(load(written)).toEqual(meant(config));
        expect(load(uncommented(written))).toMatchObject(meant(config));
      }),
      { numRuns, examples: [[{ client: { name: '"\nx' }, aws: { roles: ['$\n$'] }, browser: '(\n!' }]] },
    );
  };
  it('loads as what was meant, whatever is set, and still does with every # taken away', () => {
    loadsAsMeant(60);
  });
  it('does so for many more configurations', { tags: ['slow'] }, () => {
    loadsAsMeant(300);
  });
});
