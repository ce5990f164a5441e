import { defineCheck } from 'cloudbrief/check';
import recipes from './remedies/security-event-without-alert.ts';

export default defineCheck({
  id: 'security-event-without-alert',
  aliases: ['unheard-events'],
  name: 'Root use, risky sign-ins, IAM, audit log, network or key changes raise no alert',
  question: 'records',
  resource: 'account',
  needs: ['inUse', 'eventsWithoutAlert'],
  severity: 'medium',
  weight: 3,
  title: 'Somebody is told of risky log-ins and of changes to rights, records, doors and keys',
  failTitle: 'Accounts in which risky log-ins or changes to rights, records, doors or keys go unnoticed',
  risk: 'Who breaks in first uses the top log-in, then gives himself rights and switches off the records.',
  messages: {
    unalerted:
      'Nobody is told of {first, select, root_usage {the use of the top log-in} sign_in_without_mfa {log-ins without a second factor} sign_in_failure {failed log-ins} iam_changes {changes to rights} audit_log_changes {changes to the records} network_changes {changes to the doors} key_deletion {deleted keys} other {a risky event}} in {name}{more, plural, =0 {} one {, nor of one more kind of event} other {, nor of # more kinds of events}}.',
  },
  remedy: {
    effort: 'S',
    action: 'Have somebody told of risky log-ins and of changes to rights, records, doors and keys.',
    ...recipes,
  },
  controls: {
    cis_aws_v5: ['4.2', '4.3', '4.6', '4.7'],
    iso_27001_2022: ['A.8.16'],
    nist_csf_2: ['DE.CM-09'],
  },
  rows: ['aws.log.09', 'az.log.06', 'gcp.log.05'],
  evaluate({ inUse, eventsWithoutAlert }, judge) {
    if (inUse !== true) return judge.notApplicable('the account is not in use');
    const [first, ...more] = eventsWithoutAlert ?? [];
    return first === undefined
      ? judge.pass()
      : judge.fail('unalerted', { first: first.replaceAll('-', '_'), more: more.length });
  },
});
