import { defineCheck } from 'cloudbrief/check';
import recipes from './remedies/unencrypted-disk.ts';

export default defineCheck({
  id: 'unencrypted-disk',
  name: 'Disk volume is not encrypted at rest',
  question: 'confidentiality',
  resource: 'disk',
  needs: ['encryptionAtRest'],
  severity: 'high',
  weight: 5,
  title: 'Disks are encrypted',
  failTitle: 'Disks that are not encrypted',
  risk: 'Whoever gets hold of the disk or a copy of it can read what the machine wrote.',
  messages: { plain: '{name} is not encrypted.' },
  remedy: {
    effort: 'M',
    action: 'Replace the disk by an encrypted copy of itself.',
    ...recipes,
  },
  controls: {
    aws_wa: ['SEC08-BP02'],
    cis_controls_v81: ['3.11'],
    iso_27001_2022: ['A.8.24'],
    nis2_cir: ['9.2'],
    nist_csf_2: ['PR.DS-01'],
    soc2: ['CC6.1'],
  },
  rows: ['aws.enc.01', 'az.enc.01', 'gcp.enc.01'],
  evaluate(disk, judge) {
    if (disk.encryptionAtRest === null) return judge.notApplicable('it stores no data');
    return disk.encryptionAtRest === 'none' ? judge.fail('plain') : judge.pass();
  },
  fix: () => ({ facets: { encryptionAtRest: 'provider-managed-key' } }),
});
