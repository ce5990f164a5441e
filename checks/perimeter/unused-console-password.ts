import { defineCheck, z } from 'cloudbrief/check';
import recipes from './remedies/unused-console-password.ts';

export default defineCheck({
  id: 'unused-console-password',
  name: 'Console password has not been used for months',
  question: 'perimeter',
  resource: 'identity',
  needs: ['consoleCredentials'],
  severity: 'medium',
  weight: 3,
  title: 'Log-ins that nobody uses are removed',
  failTitle: 'Log-ins that nobody has used for months',
  risk: 'Nobody notices when a stranger signs in with a forgotten password.',
  messages: {
    unused: '{name} last signed in {days} days ago, and the password still works.',
    never: '{name} has had a password for {days} days and has never signed in with it.',
  },
  remedy: {
    effort: 'S',
    action: 'Remove the passwords of people who no longer sign in.',
    ...recipes,
  },
  controls: {
    cis_controls_v81: ['5.3'],
    iso_27001_2022: ['A.5.18', 'A.8.2'],
    nist_csf_2: ['PR.AA-05'],
    pci_dss_v4: ['8.2.6'],
    soc2: ['CC6.1'],
  },
  rows: ['aws.iam.12'],
  params: z.strictObject({
    maxUnusedDays: z
      .number()
      .int()
      .positive()
      .default(90)
      .describe('Days without sign-in after which a console password counts as unused.'),
  }),
  evaluate({ consoleCredentials: credentials }, judge, { maxUnusedDays }) {
    if (credentials?.consoleAccess !== true) return judge.notApplicable('it has no console password');
    const { lastUsed, passwordSetAt } = credentials;
    const since = [lastUsed, passwordSetAt].flatMap(date => (date === undefined ? [] : judge.daysBeforeReading(date)));
    // Some directories keep the dates of sign-ins apart from permissions.
    if (since.length === 0) return judge.notApplicable('the date of its last sign-in is not recorded with it');
    // A password that was set again is about to be used.
    const days = Math.min(...since);
    if (days <= maxUnusedDays) return judge.pass();
    return lastUsed === undefined
      ? judge.fail('never', { days })
      : judge.fail('unused', { days: judge.daysBeforeReading(lastUsed) });
  },
});
