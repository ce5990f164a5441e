import { defineCheck } from 'cloudbrief/check';
import './offices.ts';

/** A check of a kind, a facet and a fact that this extension brings. */
export default defineCheck({
  id: 'office-with-one-carrier',
  name: 'Office has internet lines of a single carrier',
  question: 'data-centre',
  resource: 'example/office',
  needs: ['example/carriers', 'example/officesOnCarrier'],
  severity: 'medium',
  weight: 3,
  title: 'Every office has lines of two carriers',
  failTitle: 'Offices with one carrier',
  risk: 'When the carrier fails, nobody in the office can work or be called.',
  messages: { one: '{name} hangs on {carrier} alone, as {offices, plural, one {# office does} other {# offices do}}.' },
  remedy: { effort: 'M', action: 'Order a line of another carrier for each office.' },
  controls: { example_rules: ['NET-2'] },
  evaluate: (office, judge) => {
    const [carrier = 'nothing', second] = new Set(office['example/carriers']);
    if (second !== undefined) return judge.pass();
    return judge.fail('one', { carrier, offices: office['example/officesOnCarrier'] ?? 1 });
  },
});
