import { describe, expect, it } from 'vitest';
import { translatorFor } from '../../../src/brief/language/translator.ts';
import { notLookedAtNote, notLookedAtTable } from '../../../src/brief/pages/not-looked-at.ts';
import type { Assessment, NotLookedAt } from '../../../src/model/assessment.ts';
import { healthyCompany } from '../../support/assessment.ts';

const words = translatorFor('en');
const account = (more: Partial<NotLookedAt> = {}): NotLookedAt => ({
  provider: 'aws',
  account: '111122223333',
  sources: [{ name: 'AWS Resource Explorer', covers: 'indexed', regions: ['eu-west-1'] }],
  uncounted: [],
  types: [],
  ...more,
});
const of = (...notLookedAt: NotLookedAt[]): Assessment => {
  const { coverage, ...assessment } = healthyCompany();
  return { ...assessment, coverage: { ...coverage, notLookedAt } };
};
const lines = (...accounts: NotLookedAt[]): readonly string[] => notLookedAtNote(words, of(...accounts))?.lines ?? [];
const JOBS = { type: 'glue:job', count: 7, regions: ['eu-west-1'] };

describe('what is not looked at', () => {
  it('is counted and named, the most first, over all accounts', () => {
    const other = account({ account: '2', types: [{ type: 'athena:workgroup', count: 9, regions: ['eu-west-1'] }] });
    expect(lines(account({ types: [JOBS] }), other)).toEqual([
      '16 resources of 2 kinds are in our accounts that no check looks at, most of all athena:workgroup and glue:job. No score counts them; the evidence lists them.',
    ]);
  });

  it('is nothing only where everything was counted', () => {
    expect(lines(account())).toEqual(['We look at every kind of thing that we could count in our accounts.']);
    expect(lines(account({ sources: [], uncounted: ['eu-west-1'] }))).toEqual([
      'What else there is we could not count, in 1 of 1 account.',
    ]);
    expect(lines(account(), account({ account: '2', sources: [] }))).toHaveLength(2);
  });

  it.each<[string, Partial<NotLookedAt>]>([
    ['only tagged resources are listed', { sources: [{ name: 'tags', covers: 'tagged', regions: ['eu-west-1'] }] }],
    ['a region could not be counted', { uncounted: ['us-east-1'] }],
    ['there is more than was counted', { sources: [{ name: 'x', covers: 'all', regions: [], partial: true }] }],
  ])('is a part where %s', (_, more) => {
    expect(lines(account(more))).toContain('We could count only a part of what there is, in 1 of 1 account.');
  });

  it('is not mentioned for an assessment of an earlier version', () => {
    expect(notLookedAtNote(words, healthyCompany())).toBeUndefined();
    expect(notLookedAtTable(words, healthyCompany())).toBeUndefined();
  });

  it('is a table in the evidence, with the source of the numbers', () => {
    expect(notLookedAtTable(words, of(account({ types: [JOBS] })))?.rows).toEqual([
      {
        type: 'glue:job',
        count: '7',
        account: 'shop (111122223333)',
        regions: 'eu-west-1',
        source: 'AWS Resource Explorer',
      },
    ]);
    const many = Array.from({ length: 300 }, (_, n) => ({ ...JOBS, type: `glue:${String(n)}` }));
    const table = notLookedAtTable(words, of(account({ types: many })));
    expect(table?.rows).toHaveLength(200);
    expect(table?.more).toContain('200 of 300');
  });
});
