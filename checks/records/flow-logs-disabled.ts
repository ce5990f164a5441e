import { defineCheck } from 'cloudbrief/check';
import recipes from './remedies/flow-logs-disabled.ts';

export default defineCheck({
  id: 'flow-logs-disabled',
  aliases: ['unrecorded-network'],
  name: 'Network flow logs are off, partial or not delivered',
  question: 'records',
  resource: 'network',
  needs: ['networkInUse', 'flowLogCoverage'],
  severity: 'medium',
  weight: 3,
  title: 'Who talked to whom on the network is written down',
  failTitle: 'Networks whose traffic nobody writes down',
  risk: 'After a break-in nobody can tell where the thief came from and what he carried away.',
  messages: {
    none: 'Nothing writes down who talks to whom on {name}.',
    partial: 'Who talks to whom on {name} is written down for a part of it only.',
    rejectedOnly: 'Only the traffic that {name} turns away is written down, not what it lets through.',
    deliveryFailed: 'The record of the traffic on {name} cannot be delivered.',
    unavailable:
      'Nothing writes down who talks to whom on {name}, and the tool that would is switched off in its region.',
  },
  remedy: {
    effort: 'S',
    action: 'Write down the traffic of every network that is in use.',
    ...recipes,
  },
  controls: {
    aws_wa: ['SEC04-BP01'],
    cis_controls_v81: ['8.2'],
    iso_27001_2022: ['A.8.15'],
    nis2_cir: ['3.2'],
    nist_csf_2: ['DE.CM-01'],
  },
  rows: ['aws.log.03', 'az.log.03', 'az.log.04', 'gcp.log.03'],
  evaluate({ networkInUse, flowLogCoverage }, judge) {
    if (networkInUse !== true) return judge.notApplicable('no network interface is attached to it');
    if (flowLogCoverage === 'all') return judge.pass();
    if (flowLogCoverage === 'partial') return judge.partial(0.5, 'partial');
    if (flowLogCoverage === 'rejected-only') return judge.partial(0.25, 'rejectedOnly');
    if (flowLogCoverage === 'delivery-failed') return judge.fail('deliveryFailed');
    return judge.fail(flowLogCoverage === 'unavailable' ? 'unavailable' : 'none');
  },
  fix: () => ({ facets: { flowLogs: 'enabled' } }),
});
