import { defineCheck } from 'cloudbrief/check';
import recipes from './remedies/privilege-escalation-path.ts';

export default defineCheck({
  id: 'privilege-escalation-through-resource',
  name: 'Identity can run code on a named resource that has an administrator role',
  question: 'perimeter',
  resource: 'identity',
  needs: ['borrowedRights'],
  severity: 'high',
  weight: 3,
  faultsOnly: true,
  title: 'Nobody can borrow the rights of a program',
  failTitle: 'Log-ins that can borrow all rights from a program',
  risk: 'Whoever may change one program gets the rights of that program, and with them the account.',
  messages: {
    resource: '{name} may change {resource}, which runs as {role} with the rights to take over the account.',
  },
  remedy: {
    effort: 'M',
    action: 'Take away the right to change the program, or give the program fewer rights.',
    ...recipes,
  },
  controls: { aws_wa: ['SEC02-BP01'], iso_27001_2022: ['A.8.2'], nist_csf_2: ['PR.AA-05'], soc2: ['CC6.1'] },
  rows: ['aws.iam.05'],
  evaluate({ borrowedRights }, judge) {
    const [first] = borrowedRights ?? [];
    return first === undefined ? judge.pass() : judge.fail('resource', { resource: first.resource, role: first.role });
  },
});
