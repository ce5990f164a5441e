import { defineCheck } from 'cloudbrief/check';
import recipes from './remedies/resource-without-deletion-protection.ts';

export default defineCheck({
  id: 'resource-without-deletion-protection',
  name: 'Load balancer, Kubernetes cluster or network firewall has no deletion protection',
  question: 'people',
  resource: ['load-balancer', 'kubernetes-cluster', 'firewall'],
  needs: ['deletionProtection'],
  severity: 'low',
  weight: 1,
  title: 'Entry points and clusters cannot be deleted by one wrong command',
  failTitle: 'Entry points and clusters that one wrong command deletes',
  risk: 'One slip of the hand, and nothing answers our customers any more.',
  messages: { off: 'Nothing stops a single command from deleting {name}.' },
  remedy: {
    effort: 'S',
    action: 'Switch on deletion protection for entry points and clusters.',
    ...recipes,
  },
  controls: { aws_wa: ['OPS07'], iso_27001_2022: ['A.8.9'], nist_csf_2: ['PR.PS-01'] },
  rows: ['own.people.11'],
  evaluate({ deletionProtection }, judge) {
    if (deletionProtection === null) return judge.notApplicable('it has no such protection');
    return deletionProtection ? judge.pass() : judge.fail('off');
  },
  fix: () => ({ facets: { deletionProtection: true } }),
});
