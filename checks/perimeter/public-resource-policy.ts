import { defineCheck } from 'cloudbrief/check';
import recipes from './remedies/public-resource-policy.ts';

export default defineCheck({
  id: 'public-resource-policy',
  aliases: ['public-asset'],
  name: 'Key, secret, backup vault or registry policy allows everyone',
  question: 'perimeter',
  resource: ['key', 'secret', 'backup-vault', 'registry'],
  needs: ['sharedWith'],
  severity: 'critical',
  weight: 5,
  title: 'Keys, secrets, backup vaults and program stores are not open to everybody',
  failTitle: 'Keys, secrets, vaults or program stores that everybody may use',
  risk: 'Any customer of the provider can use what protects the data, copy our programs, or fill or empty the vault.',
  messages: { public: 'Every customer of the provider can use {name}.' },
  remedy: {
    effort: 'S',
    action: 'Name in the policy who may use it, and nobody else.',
    ...recipes,
  },
  controls: { aws_wa: ['SEC03-BP07'], iso_27001_2022: ['A.8.20'], nist_csf_2: ['PR.AA-05'], soc2: ['CC6.1'] },
  rows: ['aws.enc.13', 'aws.bkp.06', 'aws.net.11'],
  evaluate: ({ sharedWith }, judge) => (sharedWith?.includes('*') === true ? judge.fail('public') : judge.pass()),
  fix: ({ sharedWith }) => ({ facets: { sharedWith: (sharedWith ?? []).filter(account => account !== '*') } }),
});
