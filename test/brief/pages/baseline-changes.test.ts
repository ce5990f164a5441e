import { describe, expect, it } from 'vitest';
import { brief } from '../../../src/brief/index.ts';
import { assessmentSchema } from '../../../src/model/assessment.ts';
import { QUESTIONS, type Question } from '../../../src/model/question.ts';
import type { Change } from '../../../src/model/trend.ts';
import { noonsale, score } from '../../support/assessment.ts';
import { readingGrade, sentencesOf, wordsIn } from '../../support/reading-grade.ts';
import { textsOf } from '../../support/texts.ts';
import { change, quarterLater } from '../../support/trend.ts';

const sinceOf = (changes: Partial<Record<Question, Change>> = {}) => brief(quarterLater(changes)).baselineChanges!;

it('the fixture is an assessment', () => {
  expect(assessmentSchema.safeParse(quarterLater()).error).toBeUndefined();
});

it('without a baseline no page speaks of last time', () => {
  const briefing = brief(noonsale());
  expect(briefing.baselineChanges).toBeUndefined();
  expect(briefing.posture.rows.every(({ last, change }) => last === undefined && change === '')).toBe(true);
  expect(textsOf(briefing).join(' ')).not.toMatch(/last time/i);
});

describe('since last time', () => {
  it('states the finding, tells the story, counts what became of the findings', () => {
    const since = sinceOf();
    expect(since.headline).toBe('Two questions got better and one got worse since 22\u{A0}August 2026');
    expect(since.story).toEqual([
      'Since 22\u{A0}August 2026 the overall score rose from 38 to 41.',
      '2 questions got better, most of all “Account is wiped” (6 to 21).',
      '“Strangers get in” fell from 80 to 59: 1 more fails, 1 in all: administration and internal services that are open to the internet.',
      'Of 54 findings, 18 are resolved, 1 is new, 2 are back again and 33 are as before.',
      'We could check 83\u{A0}% of what matters, after 80\u{A0}%; 4 out of sight, 5 come into view and 6 accepted by name.',
    ]);
    expect(since.counts.map(({ count, what }) => `${count} ${what}`)).toEqual([
      '1 new',
      '18 resolved',
      '2 came back',
      '33 as before',
      '4 no longer visible',
      '6 accepted since',
    ]);
    expect(since.countsNote).toBe('5 more came into view.');
  });

  it('says what got worse first, with the reason; what stayed and what cannot be compared by name', () => {
    const { changes, rest } = sinceOf();
    expect(changes.map(({ label, step, word }) => `${label}: ${step}, ${word}`)).toEqual([
      'Strangers get in: 80 to 59, Worse',
      'Account is wiped: 6 to 21, Better',
      'A sudden rush: 40 to 66, Better',
    ]);
    expect(changes[0]?.reason).toBe(
      '1 more fails, 1 in all: administration and internal services that are open to the internet',
    );
    expect(rest.find(one => one.startsWith('Unchanged'))).toContain('Find out what happened');
    expect(rest).toContain(
      'Not comparable: Provider fails us; A key person leaves (too little could be checked, then and now).',
    );
  });

  it.each([
    [{ perimeter: change(59, 59) }, 'Two questions got better and none got worse since 22\u{A0}August 2026'],
    [{ 'offsite-copies': change(21, 21), surge: change(66, 66) }, 'One question got worse and none got better since 22\u{A0}August 2026'],
    [{ 'offsite-copies': change(21, 21), surge: change(66, 66), perimeter: change(59, 59) }, 'No question got better or worse since 22\u{A0}August 2026'],
  ])('the headline follows the changes: %#', (changes, headline) => {
    expect(sinceOf(changes).headline).toBe(headline);
  }); // prettier-ignore

  it('draws nothing, and says so, where nothing can be compared', () => {
    const apart: Change = { before: score(0, 100, 0), after: score(0, 100, 0), direction: 'not-comparable', reason: { key: 'noSharedAccount', values: {} } };
    const since = sinceOf(Object.fromEntries(QUESTIONS.map(({ slug }) => [slug, apart])));
    expect(since.headline).toBe('We cannot compare this briefing with that of 22\u{A0}August 2026');
    expect(since.chart).toBeUndefined();
    expect(since.changes).toEqual([]);
    expect(since.rest).toHaveLength(1);
  }); // prettier-ignore

  it('draws the five largest steps by weight, and never leaves out one way', () => {
    const { chart } = sinceOf();
    expect(chart?.title).toBe('“Strangers get in” moved most: down from 80 to 59');
    expect(chart?.lines).toHaveLength(5);
    expect(chart?.alternative).toContain('Account is wiped: 6 to 21, better');
    const all = Object.fromEntries(QUESTIONS.map(({ slug }) => [slug, change(10, 80)]));
    const mixed = sinceOf({ ...all, performance: change(50, 49) }).chart;
    expect(mixed?.lines.map(({ label }) => label)).toContain('Fast every day');
    expect(mixed?.lines).toHaveLength(5);
  });

  it('names six changes at most, and counts the rest', () => {
    const all = Object.fromEntries(QUESTIONS.map(({ slug }) => [slug, change(10, 80)]));
    const { changes, rest } = sinceOf(all);
    expect(changes).toHaveLength(6);
    expect(rest).toEqual(['7 more questions moved; the next page shows all.']);
  });
});

it('the posture marks where each question stood, and says the change in words', () => {
  const { rows, caption } = brief(quarterLater()).posture;
  const of = (question: Question) => rows.find(row => row.question === question);
  expect(of('offsite-copies')).toMatchObject({ last: 6, change: 'better, was 6' });
  expect(of('perimeter')).toMatchObject({ last: 80, change: 'worse, was 80' });
  expect(of('records')).toMatchObject({ last: 59, change: 'unchanged' });
  expect(of('people')).toMatchObject({ last: undefined, change: '' });
  expect(of('offsite-copies')?.barLabel).toContain('6 last time');
  expect(caption).toContain('last time');
});

describe('accepted risks', () => {
  it('stand by name and last day, the highest risk first; those that ran out are counted', () => {
    const { accepted } = brief(quarterLater()).coverage;
    expect(accepted?.rows).toEqual([
      {
        risk: 'Disks that are not encrypted',
        evidence: '–',
        count: '3',
        owner: 'Ada Lovelace',
        until: '31\u{A0}March 2027',
      },
      {
        risk: 'Databases that slow down under steady load',
        evidence: '–',
        count: '2',
        owner: 'ops',
        until: '31\u{A0}December 2026',
      },
    ]);
    expect(accepted?.notes).toEqual(['One acceptance ran out and holds no longer.']);
  });

  it('take no room where there are none', () => {
    expect(brief(noonsale()).coverage.accepted).toBeUndefined();
  });
});

describe('the date of the last time', () => {
  it('is the day as of which it was judged on every page, also where it was read on another day', () => {
    const later = quarterLater();
    const { trend } = later;
    const { baseline } = trend!;
    const briefing = brief({ ...later, trend: { ...trend!, baseline: { ...baseline, now: '2026-08-23T09:00:00Z' } } });
    expect(JSON.stringify(briefing)).not.toMatch(/22\sAug(?:ust)?\s/);
    expect(briefing.baselineChanges?.chart?.then).toBe('23\u{A0}August 2026');
    expect(briefing.baselineChanges?.headline).toContain('23\u{A0}August 2026');
  });
});

describe('the words', () => {
  const { baselineChanges, coverage } = brief(quarterLater());
  const all = textsOf([baselineChanges, coverage]);

  it('name no account, no resource and no address', () => {
    expect(all.filter(text => /arn:|\d{12}|\S@\S|orders-prod|shop-1/.test(text))).toEqual([]);
  });

  it('have no sentence above 25 words outside of the lists, and read at grade 9 or below', () => {
    const { chart, rest, ...page } = baselineChanges!;
    const told = textsOf([page, chart?.title, chart?.source]);
    expect(rest.length).toBeGreaterThan(0);
    expect(told.flatMap(sentencesOf).filter(sentence => wordsIn(sentence).length > 25)).toEqual([]);
    const text = told
      .filter(one => wordsIn(one).length > 4)
      .map(one => (/[.!?]$/.test(one) ? one : `${one}.`))
      .join(' ');
    expect(readingGrade(text)).toBeLessThanOrEqual(9);
  });
});
