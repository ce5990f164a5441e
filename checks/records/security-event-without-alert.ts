import { defineCheck } from 'cloudbrief/check';
import recipes from './remedies/security-event-without-alert.ts';

/** Name of each security event in the briefing. */
const WORDS: Readonly<Record<string, string>> = {
  'root-usage': 'top log-in',
  'iam-changes': 'rights',
  'audit-log-changes': 'records',
  'network-changes': 'doors',
};

export default defineCheck({
  id: 'security-event-without-alert',
  aliases: ['unheard-events'],
  name: 'Root use, IAM, audit log or network changes raise no alert',
  question: 'records',
  resource: 'account',
  needs: ['inUse', 'eventsWithoutAlert'],
  severity: 'medium',
  weight: 3,
  title: 'Somebody is told when rights, records or doors are changed',
  failTitle: 'Accounts in which rights, records or doors change and nobody is told',
  risk: 'Who breaks in first uses the top log-in, then gives himself rights and switches off the records.',
  messages: {
    some: 'Nobody is told when these change or are used in {name}: {events}.',
  },
  remedy: {
    effort: 'S',
    action: 'Have somebody told when rights, records or doors change, or the top log-in is used.',
    ...recipes,
  },
  controls: {
    iso_27001_2022: ['A.8.16'],
    nist_csf_2: ['DE.CM-09'],
  },
  rows: ['aws.log.09', 'az.log.06', 'gcp.log.05'],
  evaluate({ inUse, eventsWithoutAlert }, judge) {
    if (inUse !== true) return judge.notApplicable('the account is not in use');
    const events = eventsWithoutAlert ?? [];
    return events.length === 0
      ? judge.pass()
      : judge.fail('some', { events: events.map(event => WORDS[event] ?? event).join(', ') });
  },
});
