import { defineCheck } from 'cloudbrief/check';
import recipes from './remedies/unencrypted-backup.ts';

export default defineCheck({
  id: 'unencrypted-backup',
  aliases: ['unencrypted-copy'],
  name: 'Snapshot, recovery point or replica is not encrypted at rest',
  question: 'confidentiality',
  resource: 'backup',
  needs: ['encryptionAtRest'],
  severity: 'high',
  weight: 5,
  title: 'Backup copies are encrypted',
  failTitle: 'Backup copies that are not encrypted',
  risk: 'A copy that is lost or shared by mistake gives away everything that the original holds.',
  messages: { plain: '{name} is a copy that is not encrypted.' },
  remedy: {
    effort: 'S',
    action: 'Replace plain copies by encrypted ones, then delete the plain ones.',
    ...recipes,
  },
  controls: {
    aws_wa: ['SEC08-BP02'],
    cis_controls_v81: ['3.11'],
    iso_27001_2022: ['A.8.24'],
    nis2_cir: ['9.2'],
    nist_csf_2: ['PR.DS-01'],
    soc2: ['C1.1'],
  },
  rows: ['aws.enc.02', 'gcp.enc.01'],
  evaluate(copy, judge) {
    if (copy.encryptionAtRest === null) return judge.notApplicable('it stores no data');
    return copy.encryptionAtRest === 'none' ? judge.fail('plain') : judge.pass();
  },
  fix: () => ({ facets: { encryptionAtRest: 'provider-managed-key' } }),
});
