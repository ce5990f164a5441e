import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parameterTables } from '../../../src/brief/evidence/parameter-tables.ts';
import { brief } from '../../../src/brief/index.ts';
import { planSheet } from '../../../src/brief/workbook/plan-sheet.ts';
import { translatorFor } from '../../../src/brief/language/translator.ts';
import type { Action, Assessment } from '../../../src/model/assessment.ts';
import type { Finding } from '../../../src/model/finding.ts';
import { LANGUAGES } from '../../../src/model/language.ts';
import type { Workload } from '../../../src/model/workload.ts';
import { emptyCompany, healthyCompany, noonsale, unseenCompany } from '../../support/assessment.ts';
import { finding } from '../../support/findings.ts';
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
const namesOf = (...actions: Action[]) => planOf(...actions)?.steps.map(({ action }) => action.slice(3, -1));
const stepsOf = (assessment: Assessment): string[] => brief(assessment).plan?.steps.map(({ action }) => action) ?? [];
const plain = (text: string | undefined): string | undefined => text?.replaceAll('\u{A0}', ' ');

describe('the decisions', () => {
  it('are those of the bottom line, each with its work, its risk and what happens if nobody acts', () => {
    const { decisions, bottomLine } = brief(noonsale());
    expect(decisions?.headline).toBe('Three decisions are yours to take, or to put off by name');
    expect(decisions?.rows.map(({ text }) => text)).toEqual(bottomLine.decisions.map(({ text }) => text));
    expect(decisions?.rows[2]).toEqual({
      letter: 'C',
      text: 'Push locked copies every day to a second account with its own administrators.',
      effect: '',
      against: 'Against: One log-in can delete data and its copies.',
      work: 'Work: up to 40 days. Mends 14 data stores.',
      nothing: 'Each new log-in is one more way to lose the data and its copies together.',
      smaller: '',
      by: 'Done by (proposed: 5\u{A0}Feb\u{A0}2027)',
    });
    expect(decisions?.rows[0]).toMatchObject({ work: 'Work: up to 5 days.', smaller: '' });
    expect(decisions?.fields).toEqual({ name: 'Name', until: 'Until' });
  });

  it('offer as a smaller step only one that mends some of the same things', () => {
    const lock = 'Or a smaller step: Lock one set of copies for 30 days or more (up to 10 days).';
    const of = (locked: Finding): string[] | undefined => {
      const copied = finding(
        'no-isolated-backup',
        'offsite-copies',
        'critical',
        'orders',
        locked.resource.kind === 'account' ? { resource: { kind: 'account' } } : {},
      );
      return brief(noonsale({ findings: [copied, locked] })).decisions?.rows.map(({ smaller }) => smaller);
    };
    const same = (more: Parameters<typeof finding>[4] = {}, name = 'orders'): Finding =>
      finding('backups-not-immutable', 'offsite-copies', 'high', name, more);
    expect(of(same())).toContain(lock);
    expect(of(same({}, 'another'))).not.toContain(lock);
    expect(of(same({ status: 'pass' }))).not.toContain(lock);
    expect(of(same({ resource: { kind: 'account' } })), 'a whole account is no thing').not.toContain(lock);
  });

  it('have the same owner on page 2 and in the plan', () => {
    const own = finding('no-isolated-backup', 'offsite-copies', 'critical', 'reports-1');
    const workload = {
      ...noonsale().workloads[0],
      name: 'Reports',
      source: 'configuration',
      confidence: 'stated',
      owner: 'Head of sales',
    };
    const findings = [{ ...own, resource: { ...own.resource, workload: 'Reports' } }];
    const { bottomLine, plan } = brief({ ...noonsale({ findings }), workloads: [workload as Workload] });
    const owners = (rows: readonly { letter: string; owner: string }[] = []) =>
      rows.filter(({ letter }) => letter !== '').map(({ owner }) => (owner === 'nobody yet' ? '' : owner));
    expect(owners(plan?.steps)).toContain('Head of sales');
    expect(owners(plan?.steps)).toEqual(owners(bottomLine.decisions));
  });

  it('are owned by whoever owns the service of the worst finding that they cure; else by nobody yet', () => {
    const [{ actions } = { actions: [] }] = noonsale().risks;
    const check = actions[0]?.check ?? '';
    const workload = {
      ...noonsale().workloads[0],
      name: 'Reports',
      source: 'configuration',
      confidence: 'stated',
      owner: 'Ada Lovelace',
    };
    const own = finding(check, 'offsite-copies', 'critical', 'reports-1');
    const of = (name: string, more: Partial<Finding> = {}): string[] =>
      brief({
        ...noonsale({ findings: [{ ...own, ...more, resource: { ...own.resource, workload: name } }] }),
        workloads: [workload as Workload],
      }).bottomLine.decisions.map(({ owner }) => owner);
    expect(of('Reports').filter(owner => owner === 'Ada Lovelace')).toHaveLength(1);
    expect(new Set(of('Payments'))).toEqual(new Set(['nobody yet']));
    const exception = { owner: 'Ops', reason: 'known', until: '2027-01-31' };
    expect(new Set(of('Reports', { exception }))).toEqual(new Set(['nobody yet']));
  });

  it.each(LANGUAGES)('have the letters, days and dates of page 2 and of the plan: %s', language => {
    const { decisions, bottomLine, plan } = brief(noonsale(), language);
    const asked = bottomLine.decisions;
    expect(asked.length).toBeGreaterThan(1);
    expect(decisions?.rows.map(({ letter, text }) => [letter, text])).toEqual(asked.map(one => [one.letter, one.text]));
    for (const [at, { by, days }] of asked.entries()) {
      expect(decisions?.rows[at]?.by).toContain(by);
      expect(decisions?.rows[at]?.work).toContain(days);
    }
    const steps = plan?.steps.filter(({ letter }) => letter !== '') ?? [];
    expect(steps.map(({ letter, days, by }) => [letter, days, by])).toEqual(
      asked.map(({ letter, days, by }) => [letter, days, by]),
    );
  });

  it('ask to let us look where too little was seen, and print no work that nobody knows', () => {
    expect(brief(unseenCompany()).decisions?.rows).toEqual([
      {
        letter: 'A',
        text: 'Let us look: grant the 16 missing rights, and run again',
        effect: '',
        against: '',
        work: '',
        smaller: '',
        nothing: 'What we could not see stays counted as not done.',
        by: 'Done by',
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
  it('does what is critical and only a setting in the first week, whatever else it holds', () => {
    const plan = planOf(
      act('tune', 'surge', { effort: 'M', severity: 'critical' }),
      act('second-factor', 'perimeter', { effort: 'XS', severity: 'critical' }),
      act('label', 'people', { effort: 'XS' }),
    );
    const toOf = (name: string) => (plan?.steps.find(({ action }) => action.includes(name))?.to ?? Number.NaN) * 90;
    expect(toOf('second-factor')).toBeLessThanOrEqual(7);
    expect(toOf('tune')).toBeGreaterThan(7);
    expect(toOf('label')).toBeGreaterThan(7);
  });

  it('has no more of them in the first week than the people can do', () => {
    const many = Array.from({ length: 12 }, (_, at) =>
      act(`setting-${at}`, 'perimeter', { effort: 'XS', severity: 'critical' }),
    );
    const ends = planOf(...many)?.steps.map(({ to }) => to * 90) ?? [];
    // 60 days in 90: four and two thirds in a week.
    expect(ends.filter(end => end <= 7)).toHaveLength(4);
    expect(new Set(ends).size).toBe(ends.length);
  });

  it('starts with the decisions, quick wins first, with dates that follow from the capacity', () => {
    const { plan } = brief(noonsale());
    expect(plain(plan?.headline)).toBe('The decisions of today are carried out by 5 February 2027');
    const { coverage } = noonsale();
    const blind = brief(noonsale({ coverage: { ...coverage, confidence: 54 } }));
    expect(blind.bottomLine.decisions.at(-1)?.by, 'to grant rights has no date').toBe('–');
    expect(plain(blind.plan?.headline)).toBe('The work of today’s decisions is done by 5 February 2027');
    expect(plan?.steps[0]).toMatchObject({
      number: '1',
      letter: 'A',
      action: 'Restore one crown jewel into an empty account, time it, and write it down.',
      days: '5',
      done: 'Done when: a restore was tested lately.',
      from: 0,
    });
    expect(plan?.steps.map(({ letter, days, by, to }) => [letter, days, plain(by), Number(to.toFixed(3))])).toEqual([
      ['A', '5', '30 Nov 2026', 0.083],
      ['B', '5', '7 Dec 2026', 0.167],
      ['C', '40', '5 Feb 2027', 0.833],
      ['', '10', '20 Feb 2027', 1],
    ]);
    expect(plan?.columns.months.map(plain)).toEqual(['22 Dec', '21 Jan', '20 Feb']);
    expect([plan?.leftTitle, plan?.rest]).toEqual(['', '']);
  });

  it('counts from the day of judgement, however old the inventory is', () => {
    const late = noonsale({ now: '2027-03-01T09:00:00Z' });
    const { plan, decisions, bottomLine, risks, office } = brief(late);
    expect(plain(plan?.headline)).toBe('The decisions of today are carried out by 15 May 2027');
    expect(plan?.columns.months.map(plain)).toEqual(['31 Mar', '30 Apr', '30 May']);
    expect(plan?.steps.map(({ by }) => plain(by))).toEqual(['9 Mar 2027', '16 Mar 2027', '15 May 2027', '30 May 2027']);
    const dated = [plan, decisions, bottomLine.decisions, risks.map(({ actions }) => actions), office.email];
    expect(JSON.stringify(dated)).not.toMatch(/(?:Nov|Dec|November|December)\s2026/);
    const sheet = planSheet(translatorFor('en'), late, late.risks, 'risks');
    const [from, to] = [7, 8].map(at => sheet.rows[0]?.[at]);
    expect([from, to]).toEqual(['2027-03-01', '2027-03-09']);
  });

  it('names the dates of page 2', () => {
    const { bottomLine, plan } = brief(noonsale());
    const dates = ({ letter, by }: { letter: string; by: string }) => [letter, by];
    expect(plan?.steps.filter(({ letter }) => letter !== '').map(dates)).toEqual(bottomLine.decisions.map(dates));
  });

  it('names the same first three as page 2, the decisions and the terminal', () => {
    const { bottomLine, decisions, summary } = brief(noonsale());
    const first = bottomLine.decisions.map(({ text }) => text);
    expect(first).toHaveLength(3);
    expect(stepsOf(noonsale()).slice(0, 3)).toEqual(first);
    expect(decisions?.rows.slice(0, 3).map(({ text }) => text)).toEqual(first);
    expect(summary.first).toEqual(first);
  });

  it('takes what is critical first, the small steps before the large ones, while there is room', () => {
    expect(
      namesOf(
        act('a1', 'perimeter'),
        act('b1', 'recovery', { severity: 'critical', effort: 'M' }),
        act('c1', 'people', { severity: 'critical' }),
        act('c2', 'perimeter', { severity: 'critical' }),
        act('large', 'recovery', { effort: 'L' }),
        act('mild', 'people', { severity: 'medium' }),
      ),
    ).toEqual(['c1', 'c2', 'b1', 'a1', 'mild']);
  });

  it('says what is critical and finds no room, with its work, and never plans more than there is', () => {
    const many = Array.from({ length: 4 }, (_, n) =>
      act(`m${String(n)}`, 'perimeter', { severity: 'critical', effort: 'M' }),
    );
    const plan = planOf(...many, act('rest', 'people', { effort: 'L' }));
    expect(plan?.steps.reduce((sum, { days }) => sum + Number(days), 0)).toBe(60);
    expect(plan?.leftTitle).toBe('Critical, and without room in these 90 days: one step, 20 days of work');
    expect(plan?.left.map(({ action, days }) => [action, days])).toEqual([['Do m3.', '20']]);
    expect(plan?.rest).toBe('One more step does not fit in. It is in the assessment file.');
  });

  it.each(LANGUAGES)('says of steps without room that they have none, in a sentence of its own: %s', language => {
    const many = Array.from({ length: 12 }, (_, n) => act(`m${String(n)}`, 'perimeter', { effort: 'M' }));
    const { plan } = brief({ ...noonsale(), risks: [], actions: many }, language);
    // A full page lists none of them.
    const small = Array.from({ length: 80 }, (_, n) => act(`s${String(n)}`, 'perimeter', { effort: 'S' }));
    const full = brief({ ...noonsale(), risks: [], actions: small }, language).plan;
    expect([full?.steps.length, full?.left, full?.leftTitle]).toEqual([9, [], '']);
    // Three fit in, and their empty rows give room for some by name.
    expect(plan?.left).toHaveLength(7);
    if (language === 'en') expect(plan?.leftTitle).toBe('Without room in these 90 days: 9 steps, 180 days of work');
    expect(plan?.rest).toMatch(
      { en: /^2 more steps do not fit in\./, de: /^2 weitere Schritte haben keinen Platz\./, fr: /^2 autres étapes n’y trouvent pas place\./, es: /^2 pasos más no caben\./ }[language],
    ); // prettier-ignore
  });

  it('shows nine steps, and counts the rest', () => {
    const many = Array.from({ length: 12 }, (_, n) => act(`s${String(n)}`, 'perimeter'));
    const plan = brief({ ...noonsale(), risks: [], actions: many, settings: { capacityDays: 500 } }).plan;
    expect([plan?.steps.length, plan?.left, plan?.rest]).toEqual([
      9,
      [],
      '3 more steps fit in. All are in the assessment file.',
    ]);
  });

  it('says that the decisions alone take more than there is, and when they end', () => {
    const [risk] = noonsale().risks;
    const large = act('large', 'offsite-copies', { effort: 'L', resources: 100 });
    const plan = brief({ ...noonsale(), risks: [{ ...risk!, actions: [large] }], actions: [large] }).plan;
    expect(plain(plan?.headline)).toBe('The decision of today is carried out by 20 July 2027, after these 90 days');
    expect(plan?.sum).toContain('The decisions alone take more.');
    expect(plan?.steps[0]?.to).toBeGreaterThan(1);
  });

  it('grows the work with the number of things, and holds the sum against a stated capacity', () => {
    const few = act('few', 'perimeter', { resources: 10 });
    const many = act('many', 'recovery', { effort: 'S', resources: 810 });
    expect(planOf(few, many)?.steps.map(({ days }) => days)).toEqual(['5', '20']);
    const parameters = (assessment: Assessment) => parameterTables(translatorFor('en'), assessment).rows;
    const [capacity] = parameters(noonsale()).filter(({ what }) => what.startsWith('Days of work that the plan'));
    expect(capacity).toMatchObject({ value: '60', source: 'judgement' });
    expect(plain(planOf(few, many)?.sum)).toBe(
      `Together 25 days of work at most; the plan counts on 60 in these 90 days (${capacity!.id} in the evidence).`,
    );
    const own = { ...noonsale(), risks: [], actions: [few], settings: { capacityDays: 120 } };
    expect(plain(brief(own).plan?.sum)).toContain('counts on 120 in these 90 days');
    expect(parameters(own).find(({ id }) => id === capacity!.id)).toMatchObject({
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
