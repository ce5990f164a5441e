import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { brief } from '../../../src/brief/index.ts';
import type { Action, Assessment } from '../../../src/model/assessment.ts';
import { emptyCompany, healthyCompany, noonsale, unseenCompany } from '../../support/assessment.ts';
import { sentencesOf, wordsIn } from '../../support/reading-grade.ts';

const act = (check: string, question: Action['question'], more: Partial<Action> = {}): Action => ({
  check,
  question,
  action: `Do ${check}.`,
  effort: 'S',
  severity: 'high',
  resources: 1,
  ...more,
});
const planOf = (...actions: Action[]) => brief({ ...noonsale(), risks: [], actions }).plan;
const periodsOf = (...actions: Action[]) =>
  Object.fromEntries(
    planOf(...actions)?.periods.map(({ title, steps }) => [title, steps.map(({ action }) => action.slice(3, -1))]) ??
      [],
  );
const stepsOf = (assessment: Assessment): string[] =>
  brief(assessment).plan?.periods.flatMap(({ steps }) => steps.map(({ action }) => action)) ?? [];

describe('the decisions', () => {
  it('are those of the bottom line, each with its work, its risk and what happens if nobody acts', () => {
    const { decisions, bottomLine } = brief(noonsale());
    expect(decisions?.headline).toBe('Three decisions are yours to take, or to put off by name');
    expect(decisions?.rows.map(({ text }) => text)).toEqual(bottomLine.decisions.map(({ text }) => text));
    expect(decisions?.rows[0]).toEqual({
      text: 'Push locked copies every day to a second account with its own administrators.',
      against: 'Against: One log-in can delete data and its copies.',
      work: 'Work: up to 40 days. Mends 14 data stores.',
      nothing: 'Each new log-in is one more way to lose the data and its copies together.',
    });
    expect(decisions?.rows[1]?.work).toBe('Work: up to 5 days.');
    expect(decisions?.fields).toEqual({ name: 'Name', by: 'Done by', until: 'Until' });
  });

  it('ask to let us look where too little was seen, and print no work that nobody knows', () => {
    expect(brief(unseenCompany()).decisions?.rows).toEqual([
      {
        text: 'Let us look: grant the 16 missing rights, and run again',
        against: '',
        work: '',
        nothing: 'What we could not see stays counted as not done.',
      },
    ]);
  });

  it.each([emptyCompany, healthyCompany])('%o: no page where nothing is asked', make => {
    expect(brief(make()).decisions).toBeUndefined();
    expect(brief(make()).plan).toBeUndefined();
  });

  it('print no money while there is none to print', () => {
    expect(JSON.stringify([brief(noonsale()).decisions, brief(noonsale()).plan])).not.toMatch(/[$€£]|EUR|USD/);
  });
});

describe('the plan', () => {
  it('starts with the decisions in the first week, numbers its steps, and says when each is done', () => {
    const { plan } = brief(noonsale());
    expect(plan?.headline).toBe('4 steps for the next 90\u{A0}days; 3 start in the first week');
    expect(plan?.periods[0]).toEqual({
      title: 'In the first week',
      steps: [
        {
          number: '1',
          action: 'Push locked copies every day to a second account with its own administrators.',
          days: '40',
          done: 'Done when: data outlives a wipe of its own account.',
        },
        expect.objectContaining({ number: '2', days: '5', done: 'Done when: a restore was tested lately.' }),
        expect.objectContaining({ number: '3' }),
      ],
    });
    expect(plan?.periods.slice(1).map(({ title, steps }) => [title, steps.length])).toEqual([['By day 30', 1]]);
    expect(plan?.left).toBe('');
  });

  it('names the same first three as page 2, the decisions and the terminal', () => {
    const { bottomLine, decisions, summary } = brief(noonsale());
    const first = bottomLine.decisions.map(({ text }) => text);
    expect(first).toHaveLength(3);
    expect(stepsOf(noonsale()).slice(0, 3)).toEqual(first);
    expect(decisions?.rows.slice(0, 3).map(({ text }) => text)).toEqual(first);
    expect(summary.first).toEqual(first);
  });

  it('has a step for every critical finding, the small ones in the first week', () => {
    expect(
      periodsOf(
        act('a1', 'perimeter'),
        act('a2', 'perimeter'),
        act('b1', 'recovery', { severity: 'critical', effort: 'M' }),
        act('large', 'recovery', { effort: 'L' }),
        act('middle', 'provider', { effort: 'M' }),
        act('c1', 'people', { severity: 'critical' }),
        act('c2', 'perimeter', { severity: 'critical' }),
        act('mild', 'people', { severity: 'medium' }),
      ),
    ).toEqual({
      'In the first week': ['c1', 'c2'],
      'By day 30': ['b1', 'a1', 'a2'],
      'By day 60': ['middle', 'mild'],
      'By day 90': ['large'],
    });
  });

  it('says what is critical and finds no room, by name', () => {
    const many = Array.from({ length: 16 }, (_, n) => act(`s${String(n)}`, 'perimeter', { severity: 'critical' }));
    expect(planOf(...many, act('rest', 'people'))?.left).toBe(
      '2 critical steps do not fit on this page: Do s14; Do s15. One more step is in the assessment file.',
    );
  });

  it('grows the work with the number of things, and holds the sum against a stated capacity', () => {
    const plan = planOf(act('few', 'perimeter', { resources: 10 }), act('many', 'recovery', { effort: 'M', resources: 810 })); // prettier-ignore
    expect(plan?.periods.flatMap(({ steps }) => steps.map(({ days }) => days))).toEqual(['5', '80']);
    const { appendix } = brief(noonsale());
    const [capacity] = appendix.rows.filter(({ what }) => what.startsWith('Days of work that the plan'));
    expect(capacity).toMatchObject({ value: '60', source: 'judgement' });
    expect(plan?.sum).toBe(
      `The steps add up to 85 days of work at most; the plan counts on 60 days in these 90 (${capacity!.id}). It takes 2 times as many people, or more time.`,
    );
    const own = { ...noonsale(), risks: [], actions: [act('few', 'perimeter')], settings: { capacityDays: 120 } };
    expect(brief(own).plan?.sum).toContain('counts on 120 days in these 90');
    expect(brief(own).appendix.rows.find(({ id }) => id === capacity!.id)).toMatchObject({
      value: '120',
      source: 'set by us',
    });
  });

  it('names no step twice', () => {
    const steps = stepsOf(noonsale());
    expect(new Set(steps).size).toBe(steps.length);
  });
});

describe('the glossary', () => {
  const all = (
    JSON.parse(readFileSync('data/messages/en/briefing.json', 'utf8')) as {
      glossary: { terms: Record<string, { term: string; text: string }> };
    }
  ).glossary;

  it('explains at most twenty terms, by the alphabet, and only those that the pages use', () => {
    const { glossary, ...pages } = brief(noonsale());
    const text = JSON.stringify(pages).toLowerCase();
    const terms = glossary.terms.map(({ term }) => term);
    expect(terms.length).toBeGreaterThan(8);
    expect(terms.length).toBeLessThanOrEqual(20);
    expect(terms).toEqual(terms.toSorted((a, b) => (a.toLowerCase() < b.toLowerCase() ? -1 : 1)));
    for (const term of ['Proven', 'Restore', 'Crown jewel', 'Data store']) expect(terms).toContain(term);
    expect(text).not.toContain('run book');
    expect(terms).not.toContain('Run book');
  });

  it('has one sentence for each term', () => {
    for (const { text } of Object.values(all.terms)) {
      expect(sentencesOf(text)).toHaveLength(1);
      expect(wordsIn(text).length).toBeLessThanOrEqual(25);
    }
  });
});
