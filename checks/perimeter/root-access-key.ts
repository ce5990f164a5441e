import { defineCheck } from 'cloudbrief/check';
import recipes from './remedies/root-access-key.ts';

export default defineCheck({
  id: 'root-access-key',
  aliases: ['top-login-key'],
  name: 'Root account has an access key',
  question: 'perimeter',
  resource: 'account',
  needs: ['rootCredentials'],
  severity: 'critical',
  weight: 5,
  title: 'No program holds a key of the top log-in',
  failTitle: 'Keys of the top log-in that programs can use',
  risk: 'A key that lies in a file or a script gives whoever finds it everything, without any second factor.',
  messages: {
    keys: 'The top log-in of {name} has {count} access keys.',
    key: 'The top log-in of {name} has an access key.',
  },
  remedy: {
    effort: 'S',
    action: 'Delete the keys of the top log-in, and give programs roles of their own.',
    ...recipes,
  },
  controls: {
    aws_wa: ['SEC02-BP01'],
    cis_aws_v5: ['1.3'],
    iso_27001_2022: ['A.8.2'],
    nis2_cir: ['11.3'],
    nist_csf_2: ['PR.AA-05'],
    pci_dss_v4: ['7.2.2'],
    soc2: ['CC6.1'],
  },
  rows: ['aws.iam.02'],
  evaluate({ rootCredentials }, judge) {
    if (rootCredentials === null) return judge.notApplicable('it has no root credentials');
    if (rootCredentials.accessKeys === 0) return judge.pass();
    return rootCredentials.accessKeys === 1
      ? judge.fail('key')
      : judge.fail('keys', { count: rootCredentials.accessKeys });
  },
  fix: ({ rootCredentials }) =>
    rootCredentials === null ? {} : { facets: { rootCredentials: { ...rootCredentials, accessKeys: 0 } } },
});
