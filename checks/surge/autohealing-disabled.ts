import { defineCheck } from 'cloudbrief/check';
import recipes from './remedies/autohealing-disabled.ts';

export default defineCheck({
  id: 'autohealing-disabled',
  aliases: ['neglected-group'],
  name: 'Autohealing is suspended or ignores load balancer health',
  question: 'surge',
  resource: 'server-group',
  needs: ['autohealing'],
  severity: 'high',
  weight: 3,
  title: 'Groups of machines replace what fails',
  failTitle: 'Groups of machines that are told to look away',
  risk: 'Machines die one by one during the rush, and the group does not put new ones in their place.',
  messages: {
    disabled: '{name} keeps machines that have failed until somebody replaces them.',
    paused:
      'Somebody told {name} to stop {duty, select, Launch {starting new machines} Terminate {removing machines} HealthCheck {looking whether machines are well} ReplaceUnhealthy {replacing machines that fail} AZRebalance {spreading machines over data centres} AddToLoadBalancer {letting customers reach new machines} AlarmNotification {growing with the load} ScheduledActions {growing at set times} InstanceRefresh {renewing its machines} other {one of its duties}}{more, plural, =0 {} one { and one more duty} other { and # more duties}}.',
    ignoresHealthChecks: '{name} keeps machines that its entry point has given up as dead.',
  },
  remedy: {
    effort: 'S',
    action: 'Resume what was paused, and let the group replace what the entry point finds dead.',
    ...recipes,
  },
  controls: {
    aws_wa: ['REL07-BP02'],
    iso_27001_2022: ['A.8.6'],
    nist_csf_2: ['PR.IR-04'],
    soc2: ['A1.1'],
  },
  rows: ['aws.scale.01', 'gcp.scale.01', 'gcp.scale.03'],
  evaluate({ autohealing }, judge) {
    if (autohealing === null) return judge.notApplicable('the provider manages autohealing');
    if (autohealing.enabled === false) return judge.fail('disabled');
    const [duty, ...more] = autohealing.suspendedProcesses;
    if (duty !== undefined) return judge.fail('paused', { duty, more: more.length });
    return autohealing.usesLoadBalancerHealth === false ? judge.fail('ignoresHealthChecks') : judge.pass();
  },
  fix: () => ({ facets: { autohealing: { suspendedProcesses: [], usesLoadBalancerHealth: true } } }),
});
