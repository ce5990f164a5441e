import { describe, expect, it } from 'vitest';
import { quartersView } from '../../../src/brief/pages/quarters.ts';
import { translatorFor } from '../../../src/brief/language/translator.ts';
import { quartersChart } from '../../../src/render/charts/quarters.ts';
import { score } from '../../support/assessment.ts';
import { QUARTERS, trend } from '../../support/trend.ts';

const viewOf = (quarters = QUARTERS, language: 'en' | 'fr' = 'en') =>
  quartersView(translatorFor(language), trend({}, { quarters }));

describe('the chart of eight quarters', () => {
  it('has a place for each quarter up to this one, and a gap where there is no assessment', () => {
    const view = viewOf()!;
    expect(view.quarters.map(({ label, score }) => `${label} ${score?.proven ?? ''}`.trim())).toEqual([
      'Q1 2025 18', 'Q2 2025 22', 'Q3 2025', 'Q4 2025 31', 'Q1 2026 28', 'Q2 2026 30', 'Q3 2026 38', 'Q4 2026 41',
    ]); // prettier-ignore
    expect(view.title).toBe('The overall score: 18 in Q1 2025, 41 now');
    expect(view.alternative).toContain('Q2 2025 22 to 66');
  });

  it('says that other accounts were read, only where they were', () => {
    expect(viewOf()!.source).toContain('Hollow: other accounts.');
    const same = QUARTERS.map(one => ({ ...one, sameTargets: true }));
    expect(viewOf(same)!.source).not.toContain('accounts');
  });

  it('draws no point of a quarter in which too little could be read, and no chart of one point', () => {
    const unread = QUARTERS.map(one => (one.quarter === '2026-Q3' ? { ...one, score: score(0, 100, 10) } : one));
    expect(viewOf(unread)!.quarters.at(-2)!.score).toBeUndefined();
    expect(viewOf(QUARTERS.slice(-1))).toBeUndefined();
    expect(viewOf([])).toBeUndefined();
    const today = QUARTERS.map(one => (one.quarter === '2026-Q4' ? { ...one, score: score(0, 100, 10) } : one));
    expect(viewOf(today)).toBeUndefined();
  });

  it('draws a dot for each score, a hollow one for other accounts, and joins neighbours only', () => {
    const svg = quartersChart(viewOf(QUARTERS, 'fr')!, text => text);
    expect(svg.match(/<circle /g)).toHaveLength(7);
    expect(svg.match(/fill="#fff" stroke/g)).toHaveLength(1);
    const [, joined = ''] = /<path d="((?:M[\d. ]+L[\d. ]+)+)"/.exec(svg) ?? [];
    expect(joined.match(/M/g)).toHaveLength(5);
    expect(svg).toContain('>T1 2025</text>');
  });
});
