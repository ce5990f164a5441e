import { defineCheck } from 'cloudbrief/check';
import recipes from './remedies/session-affinity-enabled.ts';

export default defineCheck({
  id: 'session-affinity-enabled',
  aliases: ['sticky-visits'],
  name: 'Load balancer or app uses session affinity (sticky sessions)',
  question: 'coupling',
  resource: ['load-balancer', 'app'],
  needs: ['loadBalancing'],
  severity: 'low',
  weight: 1,
  title: 'Any machine can serve any customer',
  failTitle: 'Entry points and programs that tie a customer to one machine',
  risk: 'When that machine fails, its customers lose their log-ins and baskets, and a busy machine stays busy.',
  messages: { enabled: '{name} sends a customer to the same machine each time.' },
  remedy: {
    effort: 'M',
    action: 'Keep what a visit needs to remember outside of the machines.',
    ...recipes,
  },
  controls: { aws_wa: ['REL05-BP01'] },
  rows: ['aws.coup.05', 'az.coup.01', 'gcp.coup.02'],
  evaluate({ loadBalancing }, judge) {
    if (loadBalancing === null) return judge.notApplicable('it has no load balancer targets');
    return loadBalancing.sessionAffinity ? judge.fail('enabled') : judge.pass();
  },
  fix: ({ loadBalancing }) => ({
    facets: { loadBalancing: loadBalancing === null ? null : { ...loadBalancing, sessionAffinity: false } },
  }),
});
