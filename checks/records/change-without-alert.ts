import { defineCheck } from 'cloudbrief/check';
import recipes from './remedies/change-without-alert.ts';

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
    unalerted:
      'Nobody is told of {first, select, denied_calls {refused attempts} bucket_policy_changes {changes to who may read stored files} configuration_recorder_changes {changes to the record of changes} security_group_changes {changes to the doors} network_acl_changes {changes to the fences} gateway_changes {changes to the ways to the internet} route_changes {changes to routes} virtual_network_changes {changes to networks} organization_changes {changes to the accounts of the organization} other {a change}} in {name}{more, plural, =0 {} one {, nor of one more kind of change} other {, nor of # more kinds of changes}}.',
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
    const [first, ...more] = changesWithoutAlert;
    return first === undefined
      ? judge.pass()
      : judge.fail('unalerted', { first: first.replaceAll('-', '_'), more: more.length });
  },
});
