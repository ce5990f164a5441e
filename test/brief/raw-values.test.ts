import { beforeAll, describe, expect, it } from 'vitest';
import { brief, type Briefing } from '../../src/brief/index.ts';
import type { Assessment } from '../../src/model/assessment.ts';
import { LANGUAGES } from '../../src/model/language.ts';
import { judged } from '../support/inventories.ts';
import { textsOf } from '../support/texts.ts';

/** What a machine writes and nobody says: timestamps, ids, enum values and names of fields. */
const RAW = [
  /\d{4}-\d\d-\d\d/,
  /\barn:|\/subscriptions\/|\/\/\w+\.googleapis\.com/i,
  /\b[\da-f]{8}-[\da-f]{4}-[\da-f]{4}-/i,
  /\b\d{12}\b/,
  /\b(?:vol|snap|sg|vpc|subnet|eni|ami|i)-[\da-f]{8,}\b/,
  /\b[a-z]+_[a-z]+\b/i,
  /\b[a-z]+[A-Z][a-z]+/,
  /\b[A-Z]{2,}\d{2,}\b/,
  /\b(?:undefined|null|NaN|\[object)\b/,
];
/** The pages of prose; those of numbers name rights to grant, checks and files. */
function proseOf(briefing: Briefing): readonly string[] {
  const { bottomLine, decisions, risks, survival, plan, money, posture, boardPaper, summary, office } = briefing;
  const pages = textsOf({ bottomLine, decisions, risks, survival, plan, money, posture, boardPaper });
  return [...pages, summary.score, summary.counts, ...summary.first, office.email];
}
const isRaw = (text: string): boolean => RAW.some(raw => raw.test(text));

describe('the prose of the briefing', () => {
  let now: Assessment;
  let quarterAgo: Assessment;
  beforeAll(async () => {
    ({ now, earlier: quarterAgo } = await judged());
  }, 60_000);

  it.each(LANGUAGES)('in %s has no raw value', language => {
    const texts = [now, quarterAgo].flatMap(one => proseOf(brief(one, language)));
    expect(texts.length).toBeGreaterThan(400);
    expect(texts.filter(isRaw)).toEqual([]);
  });

  it.each([
    'read on 2026-11-22T12:03:00Z',
    'arn:aws:s3:::orders',
    'User 00000000-0000-0000-0000-00000000000a',
    'in account 123456789012',
    'of vol-0123456789abcdef0',
    'the rule default_deny',
    'encryptionAtRest is off',
    'locked with AES256',
  ])('would not pass with: %s', text => {
    expect(isRaw(text)).toBe(true);
  });
});
