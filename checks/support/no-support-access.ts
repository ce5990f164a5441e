import { defineCheck } from 'cloudbrief/check';
import recipes from './remedies/no-support-access.ts';

export default defineCheck({
  id: 'no-support-access',
  aliases: ['nobody-may-call'],
  name: 'No identity besides administrators may open support cases',
  question: 'support',
  resource: 'account',
  needs: ['inUse', 'supportAccess'],
  severity: 'medium',
  weight: 1,
  title: 'Somebody besides the administrators may call the provider',
  failTitle: 'Accounts in which only administrators may call the provider',
  risk: 'At night whoever is on duty must first find an administrator before anybody may ask for help.',
  messages: {
    noPrincipal: 'In {name} nobody was given the right to open a case.',
  },
  remedy: {
    effort: 'S',
    action: 'Give whoever is on call the right to open a case with the provider.',
    ...recipes,
  },
  controls: { aws_wa: ['OPS10'], iso_27001_2022: ['A.5.24'], nist_csf_2: ['RS.MA-04'] },
  rows: ['aws.sup.03'],
  evaluate({ inUse, supportAccess }, judge) {
    if (inUse !== true) return judge.notApplicable('the account is not in use');
    return (supportAccess ?? 0) > 0 ? judge.pass() : judge.fail('noPrincipal');
  },
  fix: () => ({ facets: { supportAccess: 1 } }),
});
