import fc from 'fast-check';
import { defineCheck } from '../../src/check/index.ts';
import { resource, testInventory, type TestResource } from '../../src/check/testing/test-inventory.ts';
import type { Comparison } from '../../src/history/compare.ts';
import type { CheckToday } from '../../src/history/rules.ts';
import type { Assessment } from '../../src/model/assessment.ts';
import type { Check } from '../../src/model/check.ts';
import type { Kind } from '../../src/model/kinds.ts';
import { unread } from '../../src/model/reading.ts';
import { compareBy } from '../../src/run/compare.ts';
import { assessInventory, type AssessOptions } from '../../src/assess/assessment.ts';
import { PROVIDER_TRAITS } from '../../src/providers/index.ts';
import { trendText } from '../../src/brief/language/trend-text.ts';
import { QUESTION_SLUGS, type Question } from '../../src/model/question.ts';
import type { Change, Movement, Trend } from '../../src/model/trend.ts';

const remedy = { effort: 'S', action: 'Mend it.' } as const;
const words = { risk: 'It hurts.', messages: { ill: '{name} is ill.' }, remedy } as const;

export const unprotected = defineCheck({
  ...words, id: 'unprotected-database', question: 'offsite-copies', resource: 'database', needs: ['deletionProtection'], severity: 'high', weight: 10, caps: true,
  name: 'Database has no deletion protection', title: 'Databases cannot be deleted by one command', failTitle: 'Databases that one command deletes',
  evaluate: (db, judge) => (db.deletionProtection === true ? judge.pass() : judge.fail('ill')),
}); // prettier-ignore
export const unversioned = defineCheck({
  ...words, id: 'unversioned-bucket', question: 'confidentiality', resource: 'bucket', needs: ['versioning'], severity: 'medium', weight: 3,
  name: 'Bucket versioning is off', title: 'Storage keeps earlier versions', failTitle: 'Storage where a file that is overwritten is gone',
  evaluate: (one, judge) => (one.versioning === true ? judge.pass() : judge.fail('ill')),
}); // prettier-ignore
export const CHECKS: readonly Check[] = [unprotected, unversioned];

export const THEN = '2026-08-22T12:00:00.000Z';
export const NOW = '2026-11-22T12:00:00.000Z';

/** Health of a resource (`well`, `ill` or unread), optionally with its location and former names. */
export type Health = 'well' | 'ill' | 'hidden';
const FACETS: Partial<Record<Kind, 'deletionProtection' | 'versioning'>> = {
  database: 'deletionProtection',
  bucket: 'versioning',
};

export function item(kind: 'database' | 'bucket', name: string, health: Health, more: TestResource = {}) {
  const reading = health === 'hidden' ? unread('denied') : health === 'well';
  return resource(kind, { id: `arn:${kind}:${name}`, name, ...more, facets: { [FACETS[kind] ?? '']: reading } });
}
export const db = (name: string, health: Health, more: TestResource = {}) => item('database', name, health, more);
export const bucket = (name: string, health: Health, more: TestResource = {}) => item('bucket', name, health, more);

type World = Parameters<typeof testInventory>[0];

/** The assessment of a small inventory. */
export const assess = (
  sketch: World | World['resources'],
  now: string,
  options: Partial<AssessOptions> = {},
): Assessment =>
  assessInventory(testInventory('resources' in sketch ? sketch : { resources: sketch }), {
    checks: CHECKS,
    facts: [],
    traits: PROVIDER_TRAITS,
    version: '0.1.0',
    client: { name: 'T', tlp: 'TLP:CLEAR' },
    now,
    ...options,
  });

export const compare = (before: Assessment, after: Assessment, checks: readonly CheckToday[] = CHECKS): Comparison =>
  compareBy(checks, before, after);

const health = fc.constantFrom<Health>('well', 'ill', 'hidden');
const refused = fc.subarray<Kind>(['database', 'bucket']);

/** Inventories of the same few resources in arbitrary health, with some lists refused. */
export const anyWorld: fc.Arbitrary<World> = fc
  .record({
    databases: fc.array(health, { maxLength: 4 }),
    buckets: fc.array(health, { maxLength: 3 }),
    refused: fc.oneof({ weight: 4, arbitrary: fc.constant<Kind[]>([]) }, refused),
  })
  .map(({ databases, buckets, refused }) => ({
    resources: [
      ...databases.map((state, index) => db(`db-${index}`, state)),
      ...buckets.map((state, index) => bucket(`files-${index}`, state)),
    ],
    refused,
    targets: [{}],
  }));

/** The trend with its reasons and its story in English. */
export function said(trend: Trend) {
  const { story, reasons } = trendText(trend, 100);
  const questions = Object.fromEntries(
    QUESTION_SLUGS.map(slug => [slug, { ...trend.questions[slug], reason: reasons[slug] }]),
  ) as Record<Question, Omit<Change, 'reason'> & { readonly reason: string }>;
  return { story, questions };
}

/** Only what happened. */
export const happened = (movement: Movement): Partial<Movement> =>
  Object.fromEntries(Object.entries(movement).filter(([, count]) => count > 0));
