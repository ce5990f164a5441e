import { addedBackup, defineCheck, isImmutable } from 'cloudbrief/check';
import recipes from './remedies/backups-not-immutable.ts';

export default defineCheck({
  id: 'backups-not-immutable',
  aliases: ['deletable-copies'],
  name: 'No backup is immutable (vault lock, object lock, retention lock)',
  question: 'offsite-copies',
  resource: ['database', 'disk', 'bucket', 'warehouse', 'file-share', 'cache'],
  needs: ['liveData', 'backups', 'immutableBackups'],
  severity: 'high',
  weight: 5,
  adjust: data => (data.kind === 'database' ? 0 : -1),
  title: 'Data has a copy that nobody can delete before its time',
  failTitle: 'Data whose separate copies can all be deleted',
  risk: 'A thief who wants ransom deletes the copies first, and an administrator in a hurry can do so by mistake.',
  messages: { deletable: '{name} has copies, and an administrator can delete every one of them ({count} in all).' },
  remedy: {
    effort: 'S',
    action: 'Lock one set of copies for 30 days or more.',
    ...recipes,
  },
  controls: {
    aws_wa: ['REL09-BP02'],
    cis_controls_v81: ['11.3'],
    dora: ['12.3'],
    iso_27001_2022: ['A.8.13'],
    nis2_cir: ['4.2.2.d'],
    nist_csf_2: ['PR.DS-11'],
  },
  rows: ['aws.bkp.06', 'aws.bkp.13', 'az.bkp.03', 'gcp.bkp.03'],
  evaluate(data, judge) {
    if (data.liveData !== true) return judge.notApplicable('it holds no durable data in use');
    const copies = data.backups ?? [];
    if (copies.length === 0) return judge.notApplicable('it has no backup besides those within its service');
    return (data.immutableBackups ?? []).some(copy => isImmutable(copy, judge))
      ? judge.pass()
      : judge.fail('deletable', { count: copies.length });
  },
  fix: (data, now) => ({ adds: [addedBackup(data, now, { immutability: 'locked' })] }),
});
