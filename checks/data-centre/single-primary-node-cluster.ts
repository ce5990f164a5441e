import { defineCheck } from 'cloudbrief/check';
import recipes from './remedies/single-primary-node-cluster.ts';

export default defineCheck({
  id: 'single-primary-node-cluster',
  aliases: ['one-headed-cluster'],
  name: 'EMR or Dataproc cluster has fewer than three primary (master) nodes',
  question: 'data-centre',
  resource: 'managed-service',
  needs: ['primaryNodes'],
  severity: 'medium',
  weight: 1,
  title: 'Clusters live on when the machine that steers them dies',
  failTitle: 'Clusters that die with one machine',
  risk: 'When that machine dies the whole cluster ends, with all the work that it was doing.',
  messages: {
    tooFew:
      '{count, plural, one {One machine steers} other {# machines steer}} {name}, and it takes three to outlive one.',
  },
  remedy: {
    effort: 'M',
    action: 'Let three machines steer every cluster that runs for long.',
    ...recipes,
  },
  controls: {
    aws_wa: ['REL10-BP01', 'REL11-BP02'],
    iso_27001_2022: ['A.8.14'],
    nist_csf_2: ['PR.IR-03'],
    soc2: ['A1.2'],
  },
  rows: ['aws.az.36'],
  evaluate({ primaryNodes }, judge) {
    if (primaryNodes === null) return judge.notApplicable('the provider runs the control plane');
    return primaryNodes < 3 ? judge.fail('tooFew', { count: primaryNodes }) : judge.pass();
  },
  fix: () => ({ facets: { primaryNodes: 3 } }),
});
