import { defineCheck, z } from 'cloudbrief/check';
import recipes from './remedies/static-nat-port-allocation.ts';

export default defineCheck({
  id: 'static-nat-port-allocation',
  name: 'NAT gateway gives each machine a small fixed number of ports',
  question: 'surge',
  resource: 'gateway',
  needs: ['natPorts'],
  severity: 'low',
  weight: 1,
  title: 'Machines get as many connections to partners as they need',
  failTitle: 'Ways out that run short when many customers come',
  risk: 'In a rush, calls to a payment or delivery partner fail, though every machine is healthy.',
  messages: {
    few: 'Each machine behind {name} can hold only {ports, number} connections at a time to one place outside, such as a payment partner.',
  },
  remedy: {
    effort: 'S',
    action: 'Let the gateway give out connections as machines need them.',
    ...recipes,
  },
  controls: { aws_wa: ['REL01'], iso_27001_2022: ['A.8.6'], nist_csf_2: ['PR.IR-04'], soc2: ['A1.1'] },
  rows: ['gcp.net.07'],
  params: z.strictObject({
    minPorts: z
      .number()
      .int()
      .positive()
      .default(128)
      .describe('Minimum number of ports for each machine where the number is fixed.'),
  }),
  evaluate({ natPorts }, judge, { minPorts }) {
    if (natPorts === null) return judge.notApplicable('it gives no ports to machines');
    if (natPorts.dynamic || natPorts.perMachine >= minPorts) return judge.pass();
    return judge.fail('few', { ports: natPorts.perMachine });
  },
  fix: ({ natPorts }) => ({ facets: { natPorts: { perMachine: natPorts?.perMachine ?? 64, dynamic: true } } }),
});
