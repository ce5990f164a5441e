import { defineCheck } from 'cloudbrief/check';
import recipes from './remedies/kubernetes-secrets-without-kms-encryption.ts';

export default defineCheck({
  id: 'kubernetes-secrets-without-kms-encryption',
  aliases: ['cluster-without-own-key'],
  name: 'Kubernetes secrets lack envelope encryption with a customer KMS key',
  question: 'confidentiality',
  resource: 'kubernetes-cluster',
  needs: ['encryptionAtRest'],
  severity: 'low',
  weight: 1,
  title: 'Secrets of clusters are locked with a key of our own',
  failTitle: 'Clusters whose secrets lack a key of our own',
  risk: 'Without a key of our own we can neither see nor stop who opens the passwords of the programs.',
  messages: { none: 'The secrets of {name} are not locked with a key of our own.' },
  remedy: {
    effort: 'S',
    action: 'Lock the secrets of every cluster with a key of your own.',
    ...recipes,
  },
  controls: { aws_wa: ['SEC08-BP01'], iso_27001_2022: ['A.8.24'], nist_csf_2: ['PR.DS-01'], soc2: ['CC6.1'] },
  rows: ['aws.enc.15', 'az.enc.07', 'gcp.enc.06'],
  evaluate: (cluster, judge) =>
    cluster.encryptionAtRest === 'customer-managed-key' ? judge.pass() : judge.fail('none'),
  fix: () => ({ facets: { encryptionAtRest: 'customer-managed-key' } }),
});
