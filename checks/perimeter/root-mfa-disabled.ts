import { defineCheck } from 'cloudbrief/check';
import recipes from './remedies/root-mfa-disabled.ts';

export default defineCheck({
  id: 'root-mfa-disabled',
  aliases: ['top-login-without-second-factor'],
  name: 'Root account has no MFA',
  question: 'perimeter',
  resource: 'account',
  needs: ['rootCredentials'],
  severity: 'critical',
  weight: 10,
  caps: true,
  title: 'The top log-in asks for a second factor',
  failTitle: 'Top log-ins that ask for a password only',
  risk: 'One stolen password gives a stranger everything: the data, the copies and the bill.',
  messages: { noMfa: 'The top log-in of {name} opens with a password alone.' },
  remedy: {
    effort: 'XS',
    action: 'Protect the top log-in with two hardware keys kept in a safe.',
    ...recipes,
  },
  controls: {
    aws_wa: ['SEC02-BP01'],
    cis_aws_v5: ['1.4'],
    cis_controls_v81: ['6.5'],
    iso_27001_2022: ['A.8.2', 'A.8.5'],
    nis2_cir: ['11.3', '11.7'],
    nist_csf_2: ['PR.AA-03'],
    pci_dss_v4: ['8.4.1'],
    soc2: ['CC6.1'],
  },
  rows: ['aws.iam.01'],
  evaluate({ rootCredentials }, judge) {
    if (rootCredentials === null) return judge.notApplicable('it has no root credentials');
    return rootCredentials.mfa || rootCredentials.centrallyManaged === true ? judge.pass() : judge.fail('noMfa');
  },
  fix: ({ rootCredentials }) =>
    rootCredentials === null ? {} : { facets: { rootCredentials: { ...rootCredentials, mfa: true } } },
});
