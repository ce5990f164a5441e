import { defineCheck, z } from 'cloudbrief/check';
import recipes from './remedies/too-many-administrators.ts';

export default defineCheck({
  id: 'too-many-administrators',
  name: 'Account has too many administrators',
  question: 'people',
  resource: 'account',
  needs: ['administrators'],
  severity: 'medium',
  weight: 3,
  faultsOnly: true,
  title: 'Few people can do everything in the account',
  failTitle: 'Accounts in which many log-ins can do everything',
  risk: 'Each of those log-ins is one slip or one theft away from the loss of everything.',
  messages: { many: '{count} log-ins can do everything in {name}; {most} are the most.' },
  remedy: {
    effort: 'M',
    action: 'Take the rights of an administrator from everybody who does not need them every day.',
    ...recipes,
  },
  controls: {
    aws_wa: ['SEC03-BP03'],
    iso_27001_2022: ['A.8.2'],
    nis2_cir: ['11.3'],
    nist_csf_2: ['PR.AA-05'],
    pci_dss_v4: ['7.2.2'],
    soc2: ['CC6.3'],
  },
  rows: ['own.people.02', 'az.iam.02'],
  params: z.strictObject({
    maxAdministrators: z
      .number()
      .int()
      .positive()
      .default(5)
      .describe('Maximum number of administrators of an account.'),
  }),
  paramAliases: { most: 'maxAdministrators' },
  evaluate({ administrators }, judge, { maxAdministrators }) {
    const { users } = administrators ?? { users: [] };
    if (users.length === 0) return judge.notApplicable('no user is an administrator');
    return users.length > maxAdministrators
      ? judge.fail('many', { count: users.length, most: maxAdministrators })
      : judge.pass();
  },
});
