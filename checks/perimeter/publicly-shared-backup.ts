import { defineCheck } from 'cloudbrief/check';
import recipes from './remedies/publicly-shared-backup.ts';

export default defineCheck({
  id: 'publicly-shared-backup',
  aliases: ['publicly-shared-copy'],
  name: 'Snapshot or recovery point is shared publicly',
  question: 'perimeter',
  resource: 'backup',
  needs: ['sharedWith'],
  severity: 'critical',
  weight: 10,
  title: 'Backup copies are not shared with everybody',
  failTitle: 'Backup copies that are shared with everybody',
  risk: 'Any customer of the provider can make a database or a disk of its own from the copy.',
  messages: { public: 'Every customer of the provider can use {name}.' },
  remedy: {
    effort: 'XS',
    action: 'Stop sharing the copy with everybody.',
    ...recipes,
  },
  controls: { aws_wa: ['SEC03-BP07'], iso_27001_2022: ['A.8.3'], nist_csf_2: ['PR.AA-05'], soc2: ['CC6.1'] },
  rows: ['aws.enc.02', 'aws.net.11'],
  evaluate: ({ sharedWith }, judge) => (sharedWith?.includes('*') === true ? judge.fail('public') : judge.pass()),
  fix: ({ sharedWith }) => ({ facets: { sharedWith: (sharedWith ?? []).filter(account => account !== '*') } }),
});
