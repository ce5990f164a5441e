import { addedBackup, defineCheck } from 'cloudbrief/check';
import recipes from './remedies/disk-without-backup.ts';

export default defineCheck({
  id: 'disk-without-backup',
  aliases: ['disk-without-copies'],
  name: 'Disk volume of a standalone server has no snapshot or backup',
  question: 'offsite-copies',
  resource: 'disk',
  needs: ['liveData', 'backups'],
  severity: 'high',
  weight: 3,
  title: 'Every disk that holds data is backed up',
  failTitle: 'Disks without any backup',
  risk: 'When the disk or its machine is lost, what it held is lost for good.',
  messages: { none: '{name} holds data of a machine that nothing replaces, and there is no copy of it.' },
  remedy: {
    effort: 'S',
    action: 'Back up the disk every day.',
    ...recipes,
  },
  controls: {
    aws_wa: ['REL09-BP01', 'REL09-BP03'],
    cis_controls_v81: ['11.2'],
    iso_27001_2022: ['A.8.13'],
    nis2_cir: ['4.2.1'],
    nist_csf_2: ['PR.DS-11'],
    soc2: ['A1.2'],
  },
  rows: ['aws.bkp.03', 'aws.bkp.14', 'az.bkp.01', 'az.bkp.10', 'gcp.bkp.02'],
  evaluate(disk, judge) {
    if (disk.liveData !== true)
      return judge.notApplicable('it is not in use, or its server is recreated from an image');
    return disk.backups?.length === 0 ? judge.fail('none') : judge.pass();
  },
  fix: (disk, now) => ({ adds: [addedBackup(disk, now)] }),
});
