import { defineCheck } from 'cloudbrief/check';
import recipes from './remedies/change-without-alert.ts';

/** Name of each change in the briefing. */
const WORDS: Readonly<Record<string, string>> = {
  'denied-calls': 'refused attempts',
  'bucket-policy-changes': 'who may read stored files',
  'configuration-recorder-changes': 'the record of changes',
  'security-group-changes': 'doors',
  'network-acl-changes': 'fences',
  'gateway-changes': 'ways to the internet',
  'route-changes': 'routes',
  'virtual-network-changes': 'networks',
  'organization-changes': 'accounts of the organization',
};

export default defineCheck({
  id: 'change-without-alert',
  name: 'Denied calls or changes to buckets, networks, configuration recording or the organization raise no alert',
  question: 'records',
  resource: 'account',
  needs: ['inUse', 'changesWithoutAlert'],
  severity: 'low',
  weight: 1,
  title: 'Somebody is told of refused attempts and of changes to networks, stored files and the organization',
  failTitle: 'Accounts in which refused attempts or changes to networks, stored files or the organization go unnoticed',
  risk: 'A mistake or a break-in often begins with a small change that nobody expected.',
  messages: {
    some: 'Nobody is told of changes or attempts of these kinds in {name}: {events}.',
  },
  remedy: {
    effort: 'M',
    action: 'Have somebody told of refused attempts and changes to networks, files and the organization.',
    ...recipes,
  },
  controls: {
    cis_aws_v5: ['4.1', '4.8', '4.9', '4.10', '4.11', '4.12', '4.13', '4.14', '4.15'],
    iso_27001_2022: ['A.8.16'],
    nist_csf_2: ['DE.CM-09'],
  },
  rows: ['aws.log.09'],
  evaluate({ inUse, changesWithoutAlert }, judge) {
    if (inUse !== true) return judge.notApplicable('the account is not in use');
    if (changesWithoutAlert === null)
      return judge.notApplicable('its alerts on changes are judged with those on attacks');
    return changesWithoutAlert.length === 0
      ? judge.pass()
      : judge.fail('some', { events: changesWithoutAlert.map(event => WORDS[event] ?? event).join(', ') });
  },
});
