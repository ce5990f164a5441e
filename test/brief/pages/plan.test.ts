import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { brief } from '../../../src/brief/index.ts';
import type { Action } from '../../../src/model/assessment.ts';
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
const monthsOf = (...actions: Action[]) =>
  planOf(...actions)?.columns.map(({ items }) => items.map(({ action }) => action.slice(3, -1)));

describe('the decisions', () => {
  it('are those of the bottom line, each with its work, its risk and what happens if nobody acts', () => {
    const { decisions, bottomLine } = brief(noonsale());
    expect(decisions?.headline).toBe('Three decisions are yours to take, or to put off by name');
    expect(decisions?.rows.map(({ text }) => text)).toEqual(bottomLine.decisions.map(({ text }) => text));
    expect(decisions?.rows[0]).toEqual({
      text: 'Push locked copies every day to a second account with its own administrators.',
      against: 'Against: One log-in can delete data and its copies.',
      work: 'Work: up to 20 days. Mends 14 data stores.',
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
  it('starts with the decisions, small ones first, and says when each step is done', () => {
    const { plan } = brief(noonsale());
    expect(plan?.headline).toBe('Four steps for the next 90\u{A0}days, three of them in the first 30');
    expect(plan?.columns[0]?.items[0]).toEqual({
      action: 'Restore one crown jewel into an empty account, time it, and write it down.',
      work: 'Work: up to 5 days.',
      done: 'Done when: a restore was tested lately.',
    });
    expect(plan?.columns[1]?.items.map(({ action }) => action)).toEqual([
      'Push locked copies every day to a second account with its own administrators.',
    ]);
    expect(plan?.columns[2]).toMatchObject({ none: 'Nothing waits for this month.', items: [] });
    expect(plan?.note).toBe('');
  });

  it('gives each question a turn, larger work a later month, and at most four steps a month', () => {
    expect(
      monthsOf(
        act('a1', 'perimeter'),
        act('a2', 'perimeter'),
        act('b1', 'recovery'),
        act('large', 'recovery', { effort: 'L' }),
        act('middle', 'provider', { effort: 'M' }),
        act('mild', 'people', { severity: 'medium' }),
      ),
    ).toEqual([['a1', 'b1', 'a2'], ['middle', 'mild'], ['large']]);
    const many = Array.from({ length: 15 }, (_, index) => act(`s${String(index)}`, 'perimeter'));
    expect(monthsOf(...many)?.map(({ length }) => length)).toEqual([4, 4, 4]);
    expect(planOf(...many)?.note).toBe('3 more steps are in the assessment file.');
  });

  it('names no step twice', () => {
    const steps = brief(noonsale()).plan?.columns.flatMap(({ items }) => items.map(({ action }) => action)) ?? [];
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
