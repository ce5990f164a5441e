import { expect, it } from 'vitest';
import { brief, type MoneyPage, type SurvivalPage } from '../../../src/brief/index.ts';
import { renderHtml } from '../../../src/render/formats/html/html.ts';
import { noonsale } from '../../support/assessment.ts';

const around = { title: 'The finding', source: 'Source: us.', alternative: 'In <words>.' };

const survival: SurvivalPage = {
  kicker: 'If it went dark',
  headline: 'Checkout is back in a day, or never',
  text: 'Each row is a service.',
  columns: { service: 'Service', cells: ['A data centre is lost'] },
  rows: [{ service: 'Checkout', note: '', cells: [{ shape: 'weak', word: 'Restored', lines: ['back in 2 to 9 hours'], label: 'A data centre', chain: ['A disk'], open: 'Why' }] }],
  rest: '',
  legendTitle: 'Shapes',
  legend: [{ shape: 'weak', text: 'misses' }],
  open: 'Why',
  notes: [],
  evening: {
    title: 'The worst evening',
    events: [{ time: '20:00', text: 'It is gone.' }],
    chart: {
      title: 'All',
      alternative: around.alternative,
      bars: [
        { service: 'Checkout', hours: '2 to 9 hours', from: 2, to: 9, data: 'some', dataText: '5 min', target: 4 },
        { service: 'Search', hours: 'never', from: 0, to: undefined, data: 'all', dataText: 'all', target: undefined },
      ],
      ticks: [{ hours: 0.1, text: '6 minutes' }, { hours: 100, text: '4 days' }],
      heads: { lost: 'lost', shut: 'shut' },
      key: { sure: 'at best', range: 'at worst', never: 'no end', target: 'target' },
    },
  },
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
  worthTitle: 'Worth',
  worthColumns: { action: 'Step', average: 'Average', bad: 'Bad', once: 'Once', yearly: 'Yearly' },
  worth: [{ action: 'Lock copies', average: '5,000', bad: '10,000', once: '1,000', yearly: 'nothing' }],
  worthNote: 'All.',
  besideTitle: 'Beside',
  beside: ['A contract.'],
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
  for (const name of ['evening', 'exceedance', 'bars']) {
    expect(html).toContain(`<svg class="${name}"`);
  }
  expect(html.match(/aria-label="In &lt;words&gt;\."/g)).toHaveLength(3);
  expect(html.indexOf('>Large<')).toBeLessThan(html.indexOf('>Small<'));
  expect(html).toContain('back in 2 to 9 hours');
  const drawn = [...html.matchAll(/<svg class=[\s\S]*?<\/svg>/g)].join('');
  expect(drawn).not.toMatch(/NaN|undefined|Infinity/);
});
