import { defineCheck } from 'cloudbrief/check';
import recipes from './remedies/unresolved-threat-findings.ts';

export default defineCheck({
  id: 'unresolved-threat-findings',
  aliases: ['unanswered-warning'],
  name: 'High-severity threat detection findings are unresolved',
  question: 'perimeter',
  resource: 'region',
  needs: ['unresolvedThreatFindings'],
  severity: 'high',
  weight: 3,
  faultsOnly: true,
  title: 'Grave warnings of a break-in are answered',
  failTitle: 'Regions where grave warnings of a break-in wait for an answer',
  risk: 'A break-in goes on for weeks although the alarm rang on the first day.',
  messages: {
    unresolved:
      'In {name}, {count, plural, one {# grave warning of a break-in waits} other {# grave warnings of a break-in wait}} for an answer.',
  },
  remedy: {
    effort: 'S',
    action: 'Look into each grave warning, and put away those that are settled.',
    ...recipes,
  },
  controls: { nist_csf_2: ['DE.CM-01'] },
  rows: ['aws.net.13'],
  evaluate({ unresolvedThreatFindings }, judge) {
    if (unresolvedThreatFindings === null) return judge.notApplicable('threat detection is off');
    return unresolvedThreatFindings > 0 ? judge.fail('unresolved', { count: unresolvedThreatFindings }) : judge.pass();
  },
  fix: () => ({ facets: { unresolvedThreatFindings: 0 } }),
});
