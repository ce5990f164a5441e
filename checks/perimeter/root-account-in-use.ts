import { defineCheck, z } from 'cloudbrief/check';
import recipes from './remedies/root-account-in-use.ts';

export default defineCheck({
  id: 'root-account-in-use',
  aliases: ['top-login-in-use'],
  name: 'Root account was used recently',
  question: 'perimeter',
  resource: 'account',
  needs: ['rootUsage'],
  severity: 'high',
  weight: 3,
  title: 'The top log-in stays in the safe',
  failTitle: 'Accounts whose top log-in was used lately',
  risk: 'Nothing can limit the top log-in: one slip with it, or one theft, costs everything.',
  messages: { used: 'The top log-in of {name} was used {days} days ago.' },
  remedy: {
    effort: 'S',
    action: 'Work with personal log-ins, and lock the top one away.',
    ...recipes,
  },
  controls: {
    aws_wa: ['SEC02-BP01'],
    cis_aws_v5: ['1.6'],
    iso_27001_2022: ['A.8.2'],
    nis2_cir: ['11.3'],
    nist_csf_2: ['PR.AA-03'],
    soc2: ['CC6.1'],
  },
  rows: ['aws.iam.02', 'own.people.03'],
  params: z.strictObject({
    minUnusedDays: z
      .number()
      .int()
      .positive()
      .default(90)
      .describe('Days for which the root account must not have been used.'),
  }),
  paramAliases: { days: 'minUnusedDays' },
  evaluate({ rootUsage }, judge, { minUnusedDays }) {
    if (rootUsage === null) return judge.notApplicable('it has no top log-in');
    if (rootUsage.lastUsed === undefined) return judge.pass();
    const ago = judge.daysBeforeReading(rootUsage.lastUsed);
    return ago > minUnusedDays ? judge.pass() : judge.fail('used', { days: ago });
  },
});
