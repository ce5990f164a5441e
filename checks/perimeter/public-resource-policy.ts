import { defineCheck } from 'cloudbrief/check';
import recipes from './remedies/public-resource-policy.ts';

export default defineCheck({
  id: 'public-resource-policy',
  aliases: ['public-asset'],
  name: 'Policy of a key, secret, queue, table, dataset, file system, log group, vault, registry or artifact allows everyone',
  question: 'perimeter',
  resource: [
    'key',
    'secret',
    'backup-vault',
    'registry',
    'messaging',
    'warehouse',
    'database',
    'file-share',
    'log-store',
    'artifact',
  ],
  needs: ['sharedWith'],
  severity: 'critical',
  weight: 5,
  title: 'Access rules do not let everybody in',
  failTitle: 'Keys, secrets, queues, data, shared files, logs, stores or program parts that everybody may use',
  risk: 'Any customer of the provider can read our data, use what protects it, read or forge messages, copy our files and programs, or empty the vault.',
  messages: { public: 'Every customer of the provider can use {name}.' },
  remedy: {
    effort: 'S',
    action: 'Name in the policy who may use it, and nobody else.',
    ...recipes,
  },
  controls: {
    aws_wa: ['SEC03-BP07'],
    cis_gcp_v5: ['1.10'],
    iso_27001_2022: ['A.8.3'],
    nist_csf_2: ['PR.AA-05'],
    soc2: ['CC6.1'],
  },
  rows: [
    'aws.net.23',
    'aws.enc.13',
    'aws.bkp.06',
    'aws.net.11',
    'aws.net.15',
    'aws.net.17',
    'gcp.enc.05',
    'gcp.net.03',
    'gcp.iam.08',
  ],
  evaluate({ sharedWith }, judge) {
    if (sharedWith === null) return judge.notApplicable('it has no policy of its own');
    return sharedWith.includes('*') ? judge.fail('public') : judge.pass();
  },
  fix: ({ sharedWith }) => ({ facets: { sharedWith: (sharedWith ?? []).filter(account => account !== '*') } }),
});
