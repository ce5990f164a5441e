import { defineCheck } from 'cloudbrief/check';
import recipes from './remedies/unencrypted-data-store.ts';

export default defineCheck({
  id: 'unencrypted-data-store',
  aliases: ['unencrypted-store'],
  name: 'Warehouse, file share, search, cache or queue lacks encryption at rest',
  question: 'confidentiality',
  resource: ['warehouse', 'file-share', 'search', 'cache', 'messaging'],
  needs: ['encryptionAtRest'],
  severity: 'high',
  weight: 5,
  adjust: store => (['cache', 'search', 'messaging'].includes(store.kind) ? -1 : 0),
  title: 'Reports, shared files, search, caches and queues are encrypted where they are stored',
  failTitle: 'Reports, files, search, caches or queues stored in plain form',
  risk: 'Whoever gets hold of a lost disk or a stolen copy can read all that is on it.',
  messages: { plain: '{name} is not encrypted.' },
  remedy: {
    effort: 'M',
    action: 'Move what is stored in plain form to an encrypted copy of itself.',
    ...recipes,
  },
  controls: {
    aws_wa: ['SEC08-BP02'],
    cis_aws_v5: ['2.3.1'],
    cis_controls_v81: ['3.11'],
    iso_27001_2022: ['A.8.24'],
    nis2_cir: ['9.2'],
    nist_csf_2: ['PR.DS-01'],
    soc2: ['CC6.1'],
  },
  rows: ['aws.enc.05', 'aws.enc.07', 'aws.enc.08', 'aws.enc.09', 'aws.enc.10'],
  evaluate(store, judge) {
    if (store.encryptionAtRest === null) return judge.notApplicable('it stores no data');
    return store.encryptionAtRest === 'none' ? judge.fail('plain') : judge.pass();
  },
  fix: () => ({ facets: { encryptionAtRest: 'provider-managed-key' } }),
});
