import { defineCheck } from 'cloudbrief/check';
import recipes from './remedies/cross-zone-load-balancing-disabled.ts';

export default defineCheck({
  id: 'cross-zone-load-balancing-disabled',
  aliases: ['uneven-entry-point'],
  name: 'Cross-zone load balancing is off',
  question: 'data-centre',
  resource: 'load-balancer',
  needs: ['placement', 'crossZoneLoadBalancing'],
  severity: 'medium',
  weight: 3,
  title: 'Entry points share visits among the machines of all data centres',
  failTitle: 'Entry points that use the machines of one data centre for its own visits only',
  risk: 'When the machines in one data centre fail, the visits that come in there fail too, while others stand idle.',
  messages: { disabled: '{name} sends the visits of each data centre to the machines in that data centre only.' },
  remedy: {
    effort: 'S',
    action: 'Let the entry point share visits among the machines of all data centres.',
    ...recipes,
  },
  controls: { aws_wa: ['REL10-BP01'], iso_27001_2022: ['A.8.14'], nist_csf_2: ['PR.IR-03'], soc2: ['A1.2'] },
  rows: ['aws.az.20', 'aws.az.21'],
  evaluate({ placement, crossZoneLoadBalancing }, judge) {
    if (placement === null || placement.spread === 'single-zone')
      return judge.notApplicable('it runs in one availability zone');
    if (crossZoneLoadBalancing === null) return judge.notApplicable('it has no load balancer targets');
    return crossZoneLoadBalancing ? judge.pass() : judge.fail('disabled');
  },
  fix: () => ({ facets: { crossZoneLoadBalancing: true } }),
});
