import { beforeAll, describe, expect, it } from 'vitest';
import { parameterTables } from '../../src/brief/evidence/parameter-tables.ts';
import { brief, type Briefing } from '../../src/brief/index.ts';
import { translatorFor } from '../../src/brief/language/translator.ts';
import type { Assessment } from '../../src/model/assessment.ts';
import { contrast } from '../../src/render/branding.ts';
import { ICON_DEFINITIONS } from '../../src/render/charts/icons.ts';
import { judged } from '../support/inventories.ts';
import { readingGrade, sentencesOf, wordsIn } from '../support/reading-grade.ts';
import { textsOf } from '../support/texts.ts';

/** What a report must do to be accepted (risk model 4.9); the tests of the printed file stand with the renderers. */
const COMPANIES = ['now', 'earlier', 'healthy', 'blind', 'hostile'] as const;
let assessments: Readonly<Record<(typeof COMPANIES)[number], Assessment>>;
const pagesTwoToEight = ({ bottomLine, decisions, risks, posture }: Briefing) => [
  bottomLine,
  decisions,
  ...risks.map(({ picture: _picture, ...page }) => page),
  posture,
];

/** Running text: labels, counts and the heads of columns are read at a glance, and have no grade. */
const sentencesIn = (pages: unknown): string[] =>
  textsOf(pages)
    .filter(text => wordsIn(text).length > 4)
    .flatMap(text => sentencesOf(/[.!?]$/.test(text) ? text : `${text}.`));

beforeAll(async () => {
  assessments = await judged();
}, 60_000);

describe.each(COMPANIES)('the briefing of the company that is "%s"', which => {
  it('reads at grade 9 or below on pages 2 to 8, in sentences of 25 words at most', () => {
    const sentences = sentencesIn(pagesTwoToEight(brief(assessments[which])));
    expect(sentences.filter(sentence => wordsIn(sentence).length > 25)).toEqual([]);
    expect(readingGrade(sentences.join(' '))).toBeLessThanOrEqual(9);
  });

  it('answers on page 2, in less than 250 words: what is worst, and what to decide', () => {
    const { bottomLine } = brief(assessments[which]);
    const { answer, risks, noRisks, decisions, decisionsNote, fine, unseen } = bottomLine;
    const said = [answer, risks, noRisks, decisions.map(({ text }) => text), decisionsNote, fine, unseen];
    expect(wordsIn(textsOf(said).join(' ')).length).toBeLessThan(250);
    expect(sentencesOf(bottomLine.answer).length).toBeLessThanOrEqual(2);
    expect(bottomLine.risks.length).toBeLessThanOrEqual(3);
    expect(bottomLine.risks.length > 0 || bottomLine.noRisks !== '').toBe(true);
    expect(bottomLine.decisions.length > 0 || bottomLine.decisionsNote !== '').toBe(true);
  });

  it('keeps every block of a risk page to its length', () => {
    for (const page of brief(assessments[which]).risks) {
      expect(wordsIn(page.headline).length).toBeLessThanOrEqual(15);
      expect(wordsIn(page.story).length).toBeLessThanOrEqual(90);
      expect(page.facts.length).toBeLessThanOrEqual(3);
      expect(page.actions.length).toBeLessThanOrEqual(3);
      for (const { text } of page.expects) expect(wordsIn(text).length).toBeLessThanOrEqual(40);
    }
  });

  it('asks for five decisions at most, and defines 20 terms at most', () => {
    const { decisions, glossary } = brief(assessments[which]);
    expect(decisions?.rows.length ?? 0).toBeLessThanOrEqual(5);
    expect(glossary.terms.length).toBeLessThanOrEqual(20);
  });

  it('leads every fact of a risk page to the evidence, and every number of ours to the ledger', () => {
    const assessment = assessments[which];
    const numbers = new Set(assessment.checks.flatMap(({ evidence }) => evidence ?? []));
    const briefing = brief(assessment);
    for (const page of briefing.risks) {
      for (const { evidence } of page.facts) expect(numbers).toContain(evidence);
    }
    const { rows, limits } = parameterTables(translatorFor('en'), assessment);
    const ids = [...rows, ...limits].map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
    expect(ids.every(id => /^P-\d{2,}$/.test(id))).toBe(true);
    const ledger = textsOf(rows).join(' ');
    for (const number of ['39', '59', '40 %', '70 %', '85 %', '60 %', '92 days', '730 days']) expect(ledger.replaceAll('\u{A0}', ' ')).toContain(number); // prettier-ignore
  });

  it('prints the limits of every check that judged something', () => {
    const assessment = assessments[which];
    const told = parameterTables(translatorFor('en'), assessment).limits.map(({ check }) => check);
    const judging = assessment.checks.filter(
      ({ id, pass, fail, unknown, error }) =>
        pass + fail + unknown + error > 0 && assessment.checkParameters?.some(({ check }) => check === id),
    );
    expect(told.toSorted()).toEqual(judging.map(({ title }) => title).toSorted());
  });

  it('names no account, resource, address or person', () => {
    const leaked = textsOf(brief(assessments[which])).filter(text =>
      /arn:|\/subscriptions\/|\b[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}\b|\b\d{12}\b|\b\d{1,3}(\.\d{1,3}){3}\b|\S+@\S+\.\S|\b(AKIA|ASIA)[A-Z0-9]{8}|\b(vol|snap|sg|vpc|i)-[0-9a-f]{8}/.test(text),
    ); // prettier-ignore
    expect(leaked).toEqual([]);
  });
});

it('whoever may read nothing is told "Not assessed" everywhere, and no better grade than before', () => {
  const { now, blind } = assessments;
  const [before, after] = [brief(now), brief(blind)];
  const grades = ({ bottomLine }: typeof before): string[] =>
    bottomLine.standing.flatMap(({ rows }) => rows.map(({ grade }) => grade.slug));
  expect(new Set(grades(after))).toEqual(new Set(['not-assessed']));
  expect(grades(after)).toHaveLength(13);
  expect(after.posture.rows.map(({ bar }) => bar)).toEqual(after.posture.rows.map(() => undefined));
  expect(after.risks).toEqual([]);
  expect(blind.score.overall.proven).toBeLessThanOrEqual(now.score.overall.proven);
  expect(grades(before).some(grade => grade !== 'not-assessed')).toBe(true);
});

it('the sample company has five pages of risks with a picture each, and counts places as the checks do', () => {
  const { risks } = brief(assessments.now);
  expect(risks.map(({ number }) => number)).toEqual([1, 2, 3, 4, 5]);
  expect(risks.filter(({ picture }) => picture === undefined)).toEqual([]);
  const places = assessments.now.locations!;
  const tally = assessments.now.checks.find(({ id }) => id === 'no-isolated-backup')!;
  expect(places.rows.reduce((sum, { data }) => sum + data, 0)).toBe(tally.pass + tally.fail);
  // What the check of regions lets pass has a copy in another place.
  const elsewhere = assessments.now.checks.find(({ id }) => id === 'no-cross-region-backup')!;
  expect(elsewhere.pass).toBeGreaterThan(0);
  expect(places.crossRegion).toBeGreaterThan(0);
});

describe('in grey print', () => {
  const grey = (colour: string): string => {
    const [red = 0, green = 0, blue = 0] = [1, 3, 5].map(at => Number.parseInt(colour.slice(at, at + 2), 16));
    const level = Math.round(0.299 * red + 0.587 * green + 0.114 * blue).toString(16).padStart(2, '0'); // prettier-ignore
    return `#${level.repeat(3)}`;
  };
  const symbols = [...ICON_DEFINITIONS.matchAll(/<symbol id="shape-([a-z-]+)"[^>]*>(.*?)<\/symbol>/g)];

  it('every status stands out from the paper by 3 to 1, by its fill or by its outline', () => {
    expect(symbols).toHaveLength(7);
    for (const [, grade, drawing = ''] of symbols) {
      const colours = [...drawing.matchAll(/(?:fill|stroke)="(#[0-9a-fA-F]{6})"/g)].map(([, colour = '']) => colour);
      expect(Math.max(...colours.map(colour => contrast(grey(colour), '#ffffff'))), grade).toBeGreaterThanOrEqual(3);
    }
  });

  it('no two of them have the same shape', () => {
    const outlines = symbols.map(([, , drawing = '']) => drawing.replaceAll(/(fill|stroke)="[^"]*"/g, ''));
    expect(new Set(outlines).size).toBe(outlines.length);
  });
});
