import { defineCheck } from 'cloudbrief/check';
import recipes from './remedies/missing-health-check-or-draining.ts';

export default defineCheck({
  id: 'missing-health-check-or-draining',
  aliases: ['cut-off-visits'],
  name: 'Load balancer or app lacks health checks or connection draining',
  question: 'coupling',
  resource: ['load-balancer', 'app'],
  needs: ['loadBalancing'],
  severity: 'medium',
  weight: 3,
  title: 'A machine can leave or fail without customers being cut off',
  failTitle: 'Entry points and programs that cut customers off',
  risk: 'Each change of a machine, and each machine that hangs, ends in errors on the screens of customers.',
  messages: {
    noHealthCheck: '{name} sends customers to machines without asking whether they are well.',
    noDraining: '{name} cuts off customers in mid-visit when a machine is taken out.',
  },
  remedy: {
    effort: 'S',
    action: 'Ask each machine for its health, and let visits finish before one leaves.',
    ...recipes,
  },
  controls: { aws_wa: ['REL05-BP01'] },
  rows: ['aws.coup.05', 'az.coup.04', 'az.scale.03', 'gcp.az.14', 'gcp.coup.02'],
  evaluate({ loadBalancing }, judge) {
    if (loadBalancing === null) return judge.notApplicable('it has no load balancer targets');
    if (!loadBalancing.healthChecks) return judge.fail('noHealthCheck');
    return loadBalancing.connectionDraining === false ? judge.partial(0.5, 'noDraining') : judge.pass();
  },
  fix: ({ loadBalancing }) => ({
    facets: {
      loadBalancing: loadBalancing === null ? null : { ...loadBalancing, connectionDraining: true, healthChecks: true },
    },
  }),
});
