import { expect, it } from 'vitest';
import { brief, type MoneyPage, type SurvivalPage } from '../../../src/brief/index.ts';
import { renderHtml } from '../../../src/render/formats/html/html.ts';
import { noonsale } from '../../support/assessment.ts';

const around = { title: 'The finding', source: 'Source: us.', alternative: 'In <words>.' };

const survival: SurvivalPage = {
  kicker: 'What survives',
  headline: 'Checkout is back in a day, or never',
  text: 'Each row is a service.',
  columns: { service: 'Service', cells: ['A data centre is lost'] },
  rows: [{ service: 'Checkout', note: '', cells: ['back in 2 to 9 hours'] }],
  timeline: {
    ...around,
    rows: [
      { label: 'Checkout', target: 4, tested: 6, from: 2, to: 9, text: '2 to 9 hours' },
      { label: 'Search', target: undefined, tested: undefined, from: 1, to: undefined, text: 'never' },
    ],
    ticks: [{ hours: 0.1, text: '6 minutes' }, { hours: 100, text: '4 days' }],
    key: { target: 'target', tested: 'tested', range: 'we reckon', never: 'never' },
  },
  note: '',
}; // prettier-ignore

const money: MoneyPage = {
  kicker: 'Money',
  headline: 'One year in twenty costs more than 2 million',
  curve: {
    ...around,
    axis: { amount: 'EUR', chance: 'chance of more' },
    lines: [{ kind: 'today', label: 'today', points: [[1000, 0.5], [100_000, 0.1]] }],
    amounts: [{ amount: 1000, text: '1,000' }, { amount: 1_000_000, text: '1 million' }],
    chances: [{ chance: 0, text: '0' }, { chance: 0.5, text: '1 in 2' }],
  },
  yearsTitle: 'Bad years',
  yearColumns: { year: 'Year', today: 'Today', after: 'After' },
  years: [{ year: '1 in 20', today: '2 million', after: '1 million' }],
  shares: { ...around, rows: [{ label: 'Small', share: 0.1, text: '10 %' }, { label: 'Large', share: 0.9, text: '90 %' }] },
  guessTitle: 'Guesswork',
  guess: 'Half of it.',
  inputsTitle: 'Inputs',
  inputColumns: { input: 'Input', range: 'Range', owner: 'Owner' },
  inputs: [{ input: 'Revenue', range: '1 to 2', owner: 'CFO' }],
}; // prettier-ignore

it('leaves out the pages of recovery and losses without a simulation', async () => {
  const html = await renderHtml(brief(noonsale()), 'a4');
  expect(html).not.toMatch(/class="(survival|money)"/);
});

it('draws them with text alternatives, the longest bar first, and marks an outage without an end', async () => {
  const html = await renderHtml({ ...brief(noonsale()), survival, money }, 'a4');
  for (const name of ['timeline', 'exceedance', 'bars']) {
    expect(html).toContain(`<svg class="${name}"`);
  }
  expect(html.match(/aria-label="In &lt;words&gt;\."/g)).toHaveLength(3);
  expect(html.indexOf('>Large<')).toBeLessThan(html.indexOf('>Small<'));
  expect(html).toContain('back in 2 to 9 hours');
  const drawn = [...html.matchAll(/<svg class=[\s\S]*?<\/svg>/g)].join('');
  expect(drawn).not.toMatch(/NaN|undefined|Infinity/);
});
