import { defineCheck } from 'cloudbrief/check';
import recipes from './remedies/burstable-database.ts';

export default defineCheck({
  id: 'burstable-database',
  name: 'Database, cache, search or broker uses a burstable instance type',
  question: 'performance',
  resource: ['database', 'cache', 'search', 'messaging'],
  needs: ['performance', 'burstCredits'],
  severity: 'medium',
  weight: 3,
  adjust: ({ burstCredits }) => (burstCredits === 'exhausted' ? 1 : 0),
  title: 'Databases keep their speed under steady load',
  failTitle: 'Databases that slow down under steady load',
  risk: 'On the busy day the database chokes first, and everything that leans on it falls over.',
  messages: {
    burstable: '{name} runs on a type that slows down under steady load ({class}).',
    exhausted: '{name} used up the speed that it had saved ({class}).',
  },
  remedy: {
    effort: 'S',
    action: 'Move the database to a type with full speed at all times.',
    ...recipes,
  },
  controls: { aws_wa: ['PERF02', 'PERF03'], iso_27001_2022: ['A.8.6'], nist_csf_2: ['PR.IR-04'], soc2: ['A1.1'] },
  rows: ['aws.perf.02', 'az.perf.04', 'gcp.perf.02', 'gcp.perf.05'],
  evaluate({ performance, burstCredits }, judge) {
    if (performance === null) return judge.notApplicable('it has no instance type');
    if (!performance.burstable || burstCredits === 'sufficient') return judge.pass();
    return judge.fail(burstCredits === 'exhausted' ? 'exhausted' : 'burstable', { class: performance.type });
  },
  fix: ({ performance }) =>
    performance === null ? {} : { facets: { performance: { ...performance, burstable: false } } },
});
