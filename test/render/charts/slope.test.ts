import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { brief } from '../../../src/brief/index.ts';
import { renderHtml } from '../../../src/render/formats/html/html.ts';
import { slopeChart } from '../../../src/render/charts/slope.ts';
import { layoutLabels } from '../../../src/render/charts/label-layout.ts';
import { noonsale } from '../../support/assessment.ts';
import { quarterLater } from '../../support/trend.ts';

const escape = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');

function chartOf(pairs: readonly (readonly [number, number])[]): string {
  const lines = pairs.map(([before, after], index) => ({
    label: `Question ${String(index)}`,
    before,
    after,
    direction: after > before ? ('better' as const) : after < before ? ('worse' as const) : ('unchanged' as const),
    word: 'Word',
  }));
  return slopeChart({ title: 't', then: 'then', now: 'now', lines, source: 's', alternative: 'a' }, escape);
}

/** Vertical positions of texts with a class. */
const heights = (svg: string, pattern: RegExp): number[] =>
  [...svg.matchAll(pattern)].map(match => Number(match[1])).sort((a, b) => a - b);
const gaps = (ys: readonly number[]): number[] => ys.slice(1).map((y, index) => y - (ys[index] ?? 0));

const score = fc.integer({ min: 0, max: 100 });

describe('the labels of a slope chart', () => {
  it('do not overlap, stay in the image, and exist for every line', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(score, score), { minLength: 1, maxLength: 5 }), pairs => {
        const svg = chartOf(pairs);
        const height = Number(/viewBox="0 0 \d+ (\d+)"/.exec(svg)?.[1]);
        const ends = heights(svg, /class="end" x="\d+" y="([\d.]+)"/g);
        const starts = heights(svg, /class="figure" x="39" y="([\d.]+)"/g);
        expect(ends).toHaveLength(pairs.length);
        expect(starts).toHaveLength(new Set(pairs.map(([before]) => before)).size);
        for (const ys of [ends, starts]) {
          for (const gap of gaps(ys)) expect(gap).toBeGreaterThanOrEqual(16.8);
          expect(ys.at(-1)).toBeLessThan(height - 3);
          expect(ys[0]).toBeGreaterThan(28);
        }
      }),
    );
  });

  it('are in the order of the scores', () => {
    const svg = chartOf([[10, 20], [90, 96], [50, 55]]); // prettier-ignore
    const order = [...svg.matchAll(/class="end"[^>]*y="([\d.]+)"[^>]*>(Question \d)/g)]
      .sort((a, b) => Number(a[1]) - Number(b[1]))
      .map(match => match[2]);
    expect(order).toEqual(['Question 1', 'Question 2', 'Question 0']);
  });

  it('move as little as possible', () => {
    expect(layoutLabels([50, 120], 17, 0, 200)).toEqual([50, 120]);
    expect(layoutLabels([200, 200], 17, 0, 200)).toEqual([183, 200]);
    expect(layoutLabels([0, 0], 17, 0, 200)).toEqual([0, 17]);
  });
});

it('a change is a word, an icon and a colour, and a name is escaped', () => {
  const svg = chartOf([[10, 20], [30, 5], [40, 40]]); // prettier-ignore
  for (const colour of ['#0072B2', '#7A0019', '#565B63']) expect(svg).toContain(colour);
  expect(svg.match(/class="word"/g)).toHaveLength(3);
  const line = { label: '<script>', before: 1, after: 2, direction: 'better' as const, word: 'Better' };
  const hostile = slopeChart(
    { title: '', then: '<b>', now: '', lines: [line], source: '', alternative: '"<i>' },
    escape,
  );
  expect(hostile).not.toMatch(/<script|<b>|<i>/);
});

describe('the page', () => {
  it('precedes the posture, has a text alternative, and exists only with a baseline', async () => {
    const html = await renderHtml(brief(quarterLater()), 'a4');
    expect(html.indexOf('<section class="baseline-changes"')).toBeGreaterThan(
      html.lastIndexOf('<section class="risk"'),
    );
    expect(html.indexOf('<section class="baseline-changes"')).toBeLessThan(html.indexOf('<section class="posture"'));
    expect(html).toMatch(/<svg class="slope"[^>]*role="img" aria-label="Slope chart of the proven score[^"]+"/);
    expect(html.match(/class="last"/g)?.length).toBeGreaterThanOrEqual(9);
    const body = (await renderHtml(brief(noonsale()), 'a4')).split('<body>')[1] ?? '';
    expect(body).not.toMatch(/class="(since|slope|last)"|Since last time/);
  });
});
