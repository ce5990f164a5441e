import { defineCheck, value, z } from 'cloudbrief/check';
import recipes from './remedies/no-recent-restore-job.ts';

export default defineCheck({
  id: 'no-recent-restore-job',
  aliases: ['unproved-restore'],
  name: 'No restore job has completed recently',
  question: 'recovery',
  resource: 'account',
  needs: ['inUse', 'restoreHistory'],
  severity: 'high',
  weight: 5,
  title: "The provider's log shows a restore that worked",
  failTitle: 'Accounts whose log shows no restore that worked lately',
  risk: 'Nobody knows whether the copies can be used, or how long it takes.',
  messages: {
    never: 'The log of {name} shows no restore that was completed.',
    planned: 'Restore tests are planned in {name}, and its log shows none that was completed.',
    old: 'The last restore that the log of {name} shows was completed {days} days ago.',
  },
  remedy: {
    effort: 'S',
    action: 'Have one copy of each sort restored by itself every month.',
    ...recipes,
  },
  controls: {
    aws_wa: ['REL09-BP04'],
    cis_controls_v81: ['11.5'],
    dora: ['12.6', '25.1'],
    iso_27001_2022: ['A.8.13'],
    nis2_cir: ['4.2.6'],
    nist_csf_2: ['RC.RP-03'],
    soc2: ['A1.3'],
  },
  rows: ['aws.bkp.09', 'az.dr.03', 'gcp.dr.01'],
  params: z.strictObject({
    maxAgeDays: z
      .number()
      .int()
      .positive()
      .default(180)
      .describe('Maximum age of the last completed restore job, in days.'),
  }),
  paramAliases: { days: 'maxAgeDays' },
  evaluate({ inUse, restoreHistory }, judge, { maxAgeDays }) {
    if (inUse !== true) return judge.notApplicable('the account is not in use');
    if (restoreHistory === null || restoreHistory.latest === null)
      return judge.fail(restoreHistory?.planned === true ? 'planned' : 'never');
    const age = judge.daysSince(restoreHistory.latest);
    return age > maxAgeDays ? judge.fail('old', { days: age }) : judge.pass();
  },
  fix: (account, now) => ({
    adds: [
      {
        id: `${account.id}#restore`,
        kind: 'restore-test',
        account: account.account,
        region: account.region,
        facets: { restoreTest: value({ what: 'restore', outcome: 'completed', at: now }) },
      },
    ],
  }),
});
