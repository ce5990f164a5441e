import { defineCheck, z } from 'cloudbrief/check';
import recipes from './remedies/weak-password-policy.ts';

export default defineCheck({
  id: 'weak-password-policy',
  aliases: ['weak-password-rules'],
  name: 'Password policy is missing or too weak',
  question: 'perimeter',
  resource: 'account',
  needs: ['passwordPolicy', 'consoleUsers'],
  severity: 'low',
  weight: 1,
  title: 'Passwords must be long',
  failTitle: 'Accounts that take short passwords',
  risk: 'Short passwords are guessed, and those that were stolen elsewhere are used again.',
  messages: {
    none: '{name} has no rules for passwords.',
    short: '{name} takes passwords of {length} characters; {wanted} are the least.',
  },
  remedy: {
    effort: 'S',
    action: 'Require passwords of 14 characters or more.',
    ...recipes,
  },
  controls: {
    aws_wa: ['SEC02-BP01'],
    cis_aws_v5: ['1.7'],
    iso_27001_2022: ['A.8.5'],
    nist_csf_2: ['PR.AA-03'],
    pci_dss_v4: ['8.3.6'],
  },
  rows: ['aws.iam.07'],
  params: z.strictObject({
    minLength: z.number().int().positive().default(14).describe('Minimum password length in characters.'),
  }),
  paramAliases: { length: 'minLength' },
  evaluate({ passwordPolicy, consoleUsers }, judge, { minLength }) {
    if (consoleUsers === 0) return judge.notApplicable('no user has console access');
    if (passwordPolicy === null) return judge.fail('none');
    const least = passwordPolicy.minimumLength;
    return least < minLength ? judge.fail('short', { length: least, wanted: minLength }) : judge.pass();
  },
  fix: () => ({ facets: { passwordPolicy: { minimumLength: 14, reusePrevention: 24 } } }),
});
