import { defineCheck } from 'cloudbrief/check';
import recipes from './remedies/stack-without-deletion-protection.ts';

export default defineCheck({
  id: 'stack-without-deletion-protection',
  aliases: ['deletable-stack'],
  name: 'Stack or resource group has no termination protection or lock',
  question: 'people',
  resource: 'stack',
  needs: ['deletionProtection'],
  severity: 'low',
  weight: 1,
  title: 'No single command takes down a whole stack',
  failTitle: 'Stacks that one command takes down',
  risk: 'One slip of the hand deletes everything that the script had built.',
  messages: { open: 'One command deletes {name} and all that is in it.' },
  remedy: {
    effort: 'S',
    action: 'Protect stacks against deletion.',
    ...recipes,
  },
  controls: { aws_wa: ['OPS07'], iso_27001_2022: ['A.8.9'], nist_csf_2: ['PR.AA-05'] },
  rows: ['own.people.06', 'aws.iac.04'],
  evaluate({ deletionProtection }, judge) {
    if (deletionProtection === null) return judge.notApplicable('it belongs to another stack');
    return deletionProtection ? judge.pass() : judge.fail('open');
  },
  fix: () => ({ facets: { deletionProtection: true } }),
});
