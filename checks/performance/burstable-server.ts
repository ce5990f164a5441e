import { defineCheck } from 'cloudbrief/check';
import recipes from './remedies/burstable-server.ts';

export default defineCheck({
  id: 'burstable-server',
  name: 'Server uses a burstable instance type',
  question: 'performance',
  resource: 'server',
  needs: ['state', 'performance', 'burstCredits'],
  severity: 'low',
  weight: 1,
  adjust: ({ burstCredits }) => (burstCredits === 'exhausted' ? 1 : 0),
  title: 'Machines keep their speed under steady load',
  failTitle: 'Machines that slow down under steady load',
  risk: 'Such a machine is fast until it has used up its savings, and slow just when many customers come.',
  messages: {
    burstable: '{name} is of a type that slows down under steady load ({class}).',
    exhausted: '{name} used up the speed that it had saved ({class}).',
  },
  remedy: {
    effort: 'S',
    action: 'Replace the machine by one with full speed at all times.',
    ...recipes,
  },
  controls: { aws_wa: ['PERF02'], iso_27001_2022: ['A.8.6'], nist_csf_2: ['PR.IR-04'], soc2: ['A1.1'] },
  rows: ['aws.perf.01', 'az.perf.01', 'gcp.perf.01'],
  evaluate(server, judge) {
    if (server.state !== 'running' || server.performance === null) return judge.notApplicable('it is not running');
    if (!server.performance.burstable || server.burstCredits === 'sufficient') return judge.pass();
    return judge.fail(server.burstCredits === 'exhausted' ? 'exhausted' : 'burstable', {
      class: server.performance.type,
    });
  },
  fix: ({ performance }) =>
    performance === null ? {} : { facets: { performance: { ...performance, burstable: false } } },
});
