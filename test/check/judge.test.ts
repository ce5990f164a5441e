import { describe, expect, it } from 'vitest';
import { judgeAnswer, type AnswerMessage } from '../../src/check/answers.ts';
import { createJudge } from '../../src/check/judge.ts';
import { allowsPort } from '../../src/check/ingress.ts';
import { fillMessage } from '../../src/check/message.ts';
import type { Judge } from '../../src/model/check.ts';

const NOW = '2026-06-30T12:00:00Z';
const judge = createJudge(NOW);
const daysAgo = (days: number): string => new Date(Date.parse(NOW) - days * 86_400_000).toISOString();

describe('proof', () => {
  it.each([
    ['restore-test', 92, 1],
    ['restore-test', 93, 0.8],
    ['restore-test', 365, 0.8],
    ['restore-test', 366, 0.4],
    ['restore-test', 730, 0.4],
    ['restore-test', 731, 0],
    ['exercise', 365, 1],
    ['exercise', 366, 0.5],
    ['exercise', 731, 0],
    ['review', 92, 1],
    ['review', 93, 0.7],
    ['review', 366, 0],
  ] as const)('of a %s after %i days is worth %f', (rhythm, days, worth) => {
    expect(judge.proof(daysAgo(days), 1, rhythm)).toBe(worth);
  });

  it('counts by its strength, and not at all without a date or from the future', () => {
    expect(judge.proof(daysAgo(1), 0.5, 'review')).toBe(0.5);
    expect(judge.proof('soon', 1, 'review')).toBe(0);
    expect(judge.proof('2027-01-01', 1, 'review')).toBe(0);
  });
});

describe('a verdict', () => {
  it('earns a part only between nothing and all', () => {
    expect(judge.partial(0.5, 'half')).toEqual({ status: 'fail', message: 'half', data: {}, credit: 0.5 });
    expect(() => judge.partial(0, 'half')).toThrow(RangeError);
    expect(() => judge.partial(1, 'half')).toThrow(RangeError);
  });

  it('passes with the credit of its proof', () => {
    expect(judge.pass()).toEqual({ status: 'pass' });
    expect(judge.pass(0.8)).toEqual({ status: 'pass', credit: 0.8 });
    expect(() => judge.pass(0)).toThrow(RangeError);
    expect(() => judge.pass(1.1)).toThrow(RangeError);
  });
});

describe('an answer', () => {
  const ask = (status: 'yes' | 'partial' | 'no', days: number, evidence?: string) =>
    judgeAnswer(
      { status, date: daysAgo(days), by: 'A. Jones', ...(evidence === undefined ? {} : { evidence }) },
      judge,
      'restore-test',
    );

  it('passes when it is yes, fresh and on paper', () => {
    expect(ask('yes', 30, 'https://wiki/restore')).toEqual({ status: 'pass', credit: 0.8 });
  });

  it('earns half without a document, and a blank is no document', () => {
    expect(ask('yes', 30)).toMatchObject({ message: 'undocumented', credit: 0.5 });
    expect(ask('yes', 30, ' ')).toMatchObject({ message: 'undocumented', credit: 0.5 });
  });

  it('loses worth with age, and all of it in the end', () => {
    expect(ask('yes', 200, 'log')).toMatchObject({ message: 'old', credit: 0.8 * 0.8 });
    expect(ask('yes', 731, 'log')).toMatchObject({ message: 'old', credit: 0 });
  });

  it('earns half of that when it holds partly, and nothing when it does not', () => {
    expect(ask('partial', 30, 'log')).toMatchObject({ message: 'partly', credit: 0.4 });
    expect(ask('no', 1, 'log')).toMatchObject({ message: 'no', credit: 0 });
    expect(judgeAnswer(null, judge as Judge<AnswerMessage>, 'review')).toMatchObject({ message: 'no', credit: 0 });
  });
});

describe('openings', () => {
  const opening = (...sources: string[]) => ({ protocol: 'tcp', fromPort: 20, toPort: 30, sources });

  it('let through the ports that they name, over TCP', () => {
    expect(allowsPort(opening(), 22)).toBe(true);
    expect(allowsPort(opening(), 31)).toBe(false);
    expect(allowsPort({ ...opening(), protocol: 'udp' }, 22)).toBe(false);
    expect(allowsPort({ ...opening(), protocol: 'all' }, 22)).toBe(true);
  });
});

describe('a message', () => {
  it('is filled once: what is filled in is not filled again', () => {
    expect(fillMessage('{name} in {zone}', { name: '{zone} $&', zone: 'z1' })).toBe('{zone} $& in z1');
  });

  it('agrees with its numbers', () => {
    const message = '{days, plural, one {# day} other {# days}} on port {port}';
    expect(fillMessage(message, { days: 1, port: 27017 })).toBe('1 day on port 27017');
    expect(fillMessage(message, { days: 1234, port: 22 })).toBe('1,234 days on port 22');
  });

  it('stays as it is where something is missing, so that a test can find it', () => {
    expect(fillMessage('{name} in {zone}', { name: 'orders' })).toBe('{name} in {zone}');
  });
});
