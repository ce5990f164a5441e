import { describe, expect, it } from 'vitest';
import { baselineCandidates, currentOf, quarterOf, quarterScores, quartersUpTo } from '../../src/history/quarters.ts';
import { recordOf, type StoredRecord } from '../../src/history/store/record.ts';
import type { Assessment } from '../../src/model/assessment.ts';
import { assessmentAt } from '../support/history.ts';

const target = (account: string) => ({ provider: 'aws' as const, account, regions: [] });

let serial = 0;
const record = (now: string, more: Partial<Assessment> = {}, stored: Partial<StoredRecord> = {}): StoredRecord => ({
  ...recordOf(String((serial += 1)).padStart(20, '0'), assessmentAt(now, more)),
  whole: true,
  ...stored,
});
const now = assessmentAt('2026-11-22T12:00:00.000Z');
const candidates = (...records: StoredRecord[]): string[] =>
  baselineCandidates(records, currentOf(now)).map(one => one.now.slice(0, 10));

describe('quarters', () => {
  it.each([
    ['2026-01-01T00:00:00.000Z', '2026-Q1'],
    ['2026-03-31T23:59:59.999Z', '2026-Q1'],
    ['2026-04-01T00:00:00.000Z', '2026-Q2'],
    ['2026-12-31T00:00:00.000Z', '2026-Q4'],
  ])('%s is in %s', (moment, quarter) => {
    expect(quarterOf(moment)).toBe(quarter);
  });

  it('eight of them end with the current one', () => {
    const all = ['2024-Q2', '2024-Q3', '2024-Q4', '2025-Q1', '2025-Q2', '2025-Q3', '2025-Q4', '2026-Q1'];
    expect(quartersUpTo('2026-02-01T00:00:00.000Z')).toEqual(all);
  });
});

describe('last quarter', () => {
  it('is the latest of an earlier quarter, not the one of last week', () => {
    const records = ['2026-05-01', '2026-08-22', '2026-09-30', '2026-11-15'].map(day => record(`${day}T00:00:00.000Z`));
    expect(candidates(...records)).toEqual(['2026-09-30', '2026-08-22', '2026-05-01', '2026-11-15']);
  });

  it('is the latest of this quarter where there is none before', () => {
    expect(candidates(record('2026-10-02T00:00:00.000Z'), record('2026-11-15T00:00:00.000Z'))[0]).toBe('2026-11-15');
  });

  it('is none of another client, of other accounts, of some checks only, redacted, pruned or later', () => {
    const day = '2026-08-22T00:00:00.000Z';
    const client = { ...now.client, name: 'Other' };
    const selection = { checks: 1, all: 2, questions: [] };
    const others = [
      record(day, { client }),
      record(day, { targets: [target('999999999999')] }),
      record(day, { selection }),
      record(day, { redacted: true }),
      record(day, {}, { whole: false }),
      record('2026-11-23T00:00:00.000Z'),
    ];
    expect(candidates(...others)).toEqual([]);
  });

  it('prefers one of the same accounts to a later one that shares a few', () => {
    const more = ['1', '2', '3'].map(target);
    const whole = record('2026-07-01T00:00:00.000Z');
    const other = record('2026-09-01T00:00:00.000Z', { targets: [...now.targets, ...more] });
    expect(candidates(whole, other)).toEqual(['2026-07-01', '2026-09-01']);
  });
});

describe('the scores of eight quarters', () => {
  it('are those that the last assessment of each quarter stated, pruned ones too, gaps left out', () => {
    const old = record('2025-02-01T00:00:00.000Z', {}, { whole: false });
    const records = [
      record('2024-12-31T00:00:00.000Z'),
      old,
      record('2026-08-01T00:00:00.000Z'),
      record('2026-08-22T00:00:00.000Z', { targets: [...now.targets, target('2')] }),
    ];
    const scores = quarterScores(records, now);
    expect(scores.map(({ quarter, now, sameTargets }) => [quarter, now.slice(0, 10), sameTargets])).toEqual([
      ['2025-Q1', '2025-02-01', true],
      ['2026-Q3', '2026-08-22', false],
      ['2026-Q4', '2026-11-22', true],
    ]);
    expect(scores[0]!.score).toEqual(old.overall);
  });

  it('are none with the current one alone', () => {
    expect(quarterScores([record('2026-10-01T00:00:00.000Z'), record('2024-10-01T00:00:00.000Z')], now)).toEqual([]);
  });
});
