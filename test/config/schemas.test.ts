import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';
import formats from 'ajv-formats';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { commentedConfig } from '../../src/config/commented-yaml.ts';
import { schemaLines } from '../../src/config/schema-id.ts';
import { packageRoot } from '../../src/lib/package-root.ts';

const ROOT = join(import.meta.dirname, '..', '..');
const read = (...path: string[]): string => readFileSync(join(ROOT, ...path), 'utf8');
const NAMES = ['config', 'answers', 'exceptions', 'assessment', 'inventory-record'];

const ajv = formats.default(new Ajv2020({ strict: true, strictTypes: false, strictRequired: false, allErrors: true }));
const compiled = new Map(
  NAMES.map(name => [name, ajv.compile(JSON.parse(read('schemas', `${name}.schema.json`)) as object)]),
);
const faults = (name: string, value: unknown): string[] => {
  const validate = compiled.get(name) as ValidateFunction;
  validate(value);
  return (validate.errors ?? []).map(({ instancePath, message }) => `${instancePath} ${message ?? ''}`);
};
const sample = (file: string): unknown => parse(read('examples', 'noonsale', file));

describe('the published JSON Schemas', () => {
  it.each(NAMES)('say what they are: %s', name => {
    const schema = JSON.parse(read('schemas', `${name}.schema.json`)) as Record<string, unknown>;
    expect(schema).toMatchObject({
      $schema: 'https://json-schema.org/draft/2020-12/schema',
      $id: `urn:cloudbrief:schemas:${name}.schema.json`,
      title: expect.stringMatching(/\w/),
      description: expect.stringMatching(/\.$/),
    });
  });

  it('accept the files of the sample company', () => {
    expect(faults('config', sample('cloudbrief.yaml'))).toEqual([]);
    expect(faults('answers', sample('cloudbrief.answers.yaml'))).toEqual([]);
    for (const line of read('examples', 'noonsale', 'inventory.ndjson').trim().split('\n').slice(0, 200))
      expect(faults('inventory-record', JSON.parse(line))).toEqual([]);
  });

  it('accept what the documentation shows', () => {
    const [config, answers] = [...read('docs', 'configuration.md').matchAll(/^```yaml\n(.*?)^```/gms)].map(
      ([, text]) => text ?? '',
    );
    expect(faults('config', parse(config ?? ''))).toEqual([]);
    expect(faults('answers', parse(answers ?? ''))).toEqual([]);
    expect(parse(config ?? '')).toMatchObject({ client: {}, aws: {}, criticality: [{}, {}, {}], checks: {}, gate: {} });
  });

  it('accept what init writes, as it is and with every # taken away', () => {
    const yaml = commentedConfig({ values: { client: { name: 'Noonsale Ltd' } } });
    expect(faults('config', parse(yaml))).toEqual([]);
    expect(faults('config', parse(yaml.replaceAll(/^#(?! \S)/gm, '')))).toEqual([]);
  });

  it('refuse what the product refuses', () => {
    expect(faults('config', { client: { nmae: 'X' } })).toEqual(['/client must NOT have additional properties']);
    expect(faults('config', { gate: { failOn: 'grave' } })).toEqual([
      '/gate/failOn must be equal to one of the allowed values',
    ]);
    expect(faults('config', { criticality: [{ criticality: 'test', match: {} }] })).toEqual([
      '/criticality/0/match must NOT have fewer than 1 properties',
    ]);
    expect(faults('exceptions', [{ check: 'x' }])).not.toEqual([]);
  });

  it('are where the first line of a configuration says, and there is none where no path would hold', () => {
    const work = mkdtempSync(join(tmpdir(), 'cloudbrief-schema-'));
    try {
      expect(schemaLines(work, 'config.schema.json')).toEqual([]);
      const schemas = join(work, 'node_modules', 'cloudbrief', 'schemas');
      mkdirSync(schemas, { recursive: true });
      writeFileSync(join(schemas, 'config.schema.json'), '{}');
      const line = (steps: string): string => `yaml-language-server: $schema=${steps}`;
      expect(schemaLines(work, 'config.schema.json')).toEqual([
        line('./node_modules/cloudbrief/schemas/config.schema.json'),
      ]);
      expect(schemaLines(join(work, 'clients', 'shop'), 'config.schema.json')).toEqual([
        line('../../node_modules/cloudbrief/schemas/config.schema.json'),
      ]);
      // A clone.
      expect(schemaLines(packageRoot(), 'config.schema.json')).toEqual([line('./schemas/config.schema.json')]);
      expect(schemaLines(join(packageRoot(), 'examples'), 'config.schema.json')).toEqual([
        line('../schemas/config.schema.json'),
      ]);
      const [first] = commentedConfig({ values: {}, schema: [line('./schemas/config.schema.json')] }).split('\n');
      expect(first).toBe(`# ${line('./schemas/config.schema.json')}`);
    } finally {
      rmSync(work, { recursive: true });
    }
  });
});
