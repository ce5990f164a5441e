import { defineCheck } from 'cloudbrief/check';
import recipes from './remedies/public-access-block-disabled.ts';

export default defineCheck({
  id: 'public-access-block-disabled',
  aliases: ['public-storage-possible'],
  name: 'Account-level block of public storage access is off',
  question: 'perimeter',
  resource: 'account',
  needs: ['accountPublicAccessBlock'],
  severity: 'medium',
  weight: 3,
  title: 'The account forbids public storage',
  failTitle: 'Accounts where one click makes storage public',
  risk: 'One careless setting on one folder puts its files on the internet.',
  messages: { disabled: 'Nothing in {name} stops somebody from making storage public.' },
  remedy: {
    effort: 'S',
    action: 'Switch on the account-wide ban on public storage.',
    ...recipes,
  },
  controls: { aws_wa: ['SEC03-BP07'], cis_aws_v5: ['2.1.4'], iso_27001_2022: ['A.8.3'], nist_csf_2: ['PR.AA-05'] },
  rows: ['aws.net.05', 'gcp.net.03', 'gcp.net.06'],
  evaluate: (account, judge) => (account.accountPublicAccessBlock === true ? judge.pass() : judge.fail('disabled')),
  fix: () => ({ facets: { accountPublicAccessBlock: true } }),
});
