import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { evidence } from '../../../src/brief/evidence/evidence.ts';
import { valueText } from '../../../src/brief/evidence/value-text.ts';
import { translatorFor } from '../../../src/brief/language/translator.ts';
import { readInventories } from '../../../src/inventory/read.ts';
import { assess } from '../../../src/library/assess.ts';
import { createConfiguration } from '../../../src/library/configuration.ts';
import type { Assessment } from '../../../src/model/assessment.ts';
import { NEED_LABELS } from '../../../src/model/need-labels.ts';
import { LANGUAGES, type Language } from '../../../src/model/language.ts';

const root = join(import.meta.dirname, '..', '..', '..');
const say = (value: unknown, field = 'backups', language: Language = 'en'): string =>
  valueText(translatorFor(language), value, field).replaceAll(/[\u{A0}\u{202F}]/gu, ' ');

describe('a value that decided a finding', () => {
  it('is written in words', () => {
    expect(say(null)).toBe('there is none');
    expect(say([])).toBe('there is none');
    expect(say(true)).toBe('yes');
    expect(say('data-and-backups')).toBe('data and backups');
    expect(say(3306)).toBe('3306');
    expect(say('2026-12-05T02:00:00.000Z')).toBe('5 December 2026, 02:00 UTC');
    expect(say([{ immutability: 'none', pointInTimeRecovery: false, retentionDays: 7 }])).toBe(
      '(immutability: none, point-in-time recovery: no, retention in days: 7)',
    );
    expect(say({ ownerTag: 'yes' })).toBe('owner tag: yes');
    expect(say({ providers: ['aws', 'gcp'], latest: null, rules: [] })).toBe(
      'providers: (AWS, Google Cloud), latest: –, rules: none',
    );
  });

  it('is in the reader’s language, in all of them', () => {
    expect(say('data-and-backups', 'accountDeletion', 'de')).toBe('Daten und Sicherungen');
    expect(say({ takenAt: '2026-12-05' }, 'backups', 'fr')).toBe('prise le : 5 décembre 2026');
    expect(say(false, 'federation', 'es')).toBe('no');
  });

  it('leaves names of users as they are, though they look like words of ours', () => {
    expect(say({ name: 'none', users: ['administrator', '2026-11-30'] })).toBe(
      'name: none, users: (administrator, 2026-11-30)',
    );
    expect(say(['back-office', 'data'], 'clientApplications')).toBe('back-office, data');
  });

  it('has a word for every field and enumerated value of an inventory', () => {
    const words = new Set(Object.keys(JSON.parse(readFileSync(join(root, 'data/messages/en/values.json'), 'utf8')) as object)); // prettier-ignore
    const schema = JSON.parse(readFileSync(join(root, 'schemas/inventory-record.schema.json'), 'utf8')) as object;
    const facets = definitionsOf(schema);
    expect(facets.length).toBeGreaterThan(100);
    const missing = facets.filter(one => !words.has(one) && !(one in NEED_LABELS) && !/^\d|^[a-z]+$/.test(one));
    expect(missing).toEqual([]);
  });
});

/** Fields below a facet and values of enumerations, as the schema of inventories has them. */
function definitionsOf(schema: object): readonly string[] {
  const found = new Set<string>();
  const visit = (node: unknown, inFacet: boolean): void => {
    if (typeof node !== 'object' || node === null) return;
    const { enum: values, const: one, properties } = node as { enum?: unknown[]; const?: unknown; properties?: object };
    if (inFacet) for (const value of [...(values ?? []), one]) if (typeof value === 'string') found.add(value);
    for (const [name, below] of Object.entries(properties ?? {})) {
      if (inFacet && !['state', 'reason', 'detail'].includes(name)) found.add(name);
      visit(below, inFacet || name === 'facets');
    }
    for (const [name, below] of Object.entries(node)) if (name !== 'properties') visit(below, inFacet);
  };
  visit(schema, false);
  return [...found].sort();
}

describe('the evidence of the sample company', () => {
  let assessment: Assessment;
  beforeAll(async () => {
    const inventory = await readInventories([join(root, 'examples/noonsale/inventory.ndjson')]);
    assessment = await assess(inventory, { now: '2026-11-22T12:00:00.000Z', configuration: createConfiguration({}) });
  }, 60_000);

  it.each(LANGUAGES)('has no date, field or value as data files have them (%s)', language => {
    const { chapters } = evidence(assessment, language, { room: 2000, checks: new Map(), frameworks: new Map() });
    const rows = chapters.flatMap(({ groups }) => groups).flatMap(group => group.rows);
    expect(rows.length).toBeGreaterThan(500);
    const texts = rows.flatMap(({ name, message, state, values }) => [
      message.replaceAll(name, ''),
      state,
      ...values.map(({ text }) => text),
    ]);
    const raw = /\b\d{4}-\d{2}-\d{2}T|(?<![\w/:.-])(?:[a-z]+[A-Z][a-zA-Z]+|true|false|null)(?![\w/:.-])|[{}"]/;
    expect(texts.filter(text => raw.test(text)).slice(0, 5)).toEqual([]);
  });
});
