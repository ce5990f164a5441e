import { defineCheck } from 'cloudbrief/check';
import recipes from './remedies/user-mfa-disabled.ts';

export default defineCheck({
  id: 'user-mfa-disabled',
  aliases: ['person-without-second-factor'],
  name: 'User with console access has no MFA',
  question: 'perimeter',
  resource: 'identity',
  needs: ['consoleCredentials'],
  severity: 'high',
  weight: 5,
  title: 'Everybody who logs in needs a second factor',
  failTitle: 'People who log in with a password only',
  risk: 'A password that was stolen elsewhere is enough to get in.',
  messages: { noMfa: '{name} logs in with a password alone.' },
  remedy: {
    effort: 'S',
    action: 'Require a second factor from everybody.',
    ...recipes,
  },
  controls: {
    aws_wa: ['SEC02-BP01'],
    cis_aws_v5: ['1.9'],
    cis_controls_v81: ['6.3'],
    iso_27001_2022: ['A.8.5'],
    nis2_cir: ['11.7'],
    nis2_dir: ['21.2.j'],
    nist_csf_2: ['PR.AA-03'],
    pci_dss_v4: ['8.4.2'],
    soc2: ['CC6.1'],
  },
  rows: ['aws.iam.03', 'az.iam.01'],
  evaluate({ consoleCredentials: credentials }, judge) {
    if (credentials?.consoleAccess !== true) return judge.notApplicable('it has no console access');
    return credentials.mfa === true ? judge.pass() : judge.fail('noMfa');
  },
  fix: ({ consoleCredentials: credentials }) =>
    credentials === null ? {} : { facets: { credentials: { ...credentials, mfa: true } } },
});
