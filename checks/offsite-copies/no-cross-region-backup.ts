import { addedBackup, defineCheck } from 'cloudbrief/check';
import recipes from './remedies/no-cross-region-backup.ts';

export default defineCheck({
  id: 'no-cross-region-backup',
  aliases: ['copies-in-one-region'],
  name: 'No backup or replica exists in another region',
  question: 'offsite-copies',
  resource: ['database', 'disk', 'bucket', 'warehouse', 'file-share', 'cache'],
  needs: ['liveData', 'placement', 'backups', 'backupsOutsideRegion'],
  severity: 'high',
  weight: 5,
  adjust: data => (data.kind === 'database' ? 0 : -1),
  title: 'Data has a copy in another region',
  failTitle: 'Data without a copy in another region',
  risk: 'A disaster that takes the region takes the data, with any copy that lies beside it.',
  messages: {
    none: '{name} has no copy outside its own region ({region}): we found none that is kept apart from it.',
    sameRegion: 'Every copy of {name} lies in its own region ({region}).',
    partial: 'Only a part of {name} has a copy outside its own region ({region}).',
    providerRestore:
      'Copies of {name} lie outside its own region ({region}), but only the provider can restore them there.',
  },
  remedy: {
    effort: 'S',
    action: 'Copy backups to a second region every day.',
    ...recipes,
  },
  controls: {
    aws_wa: ['REL09-BP01'],
    cis_controls_v81: ['11.4'],
    iso_27001_2022: ['A.8.13'],
    nis2_cir: ['4.2.2.c'],
    nis2_dir: ['21.2.c'],
    nist_csf_2: ['PR.DS-11'],
  },
  rows: [
    'aws.bkp.04',
    'aws.bkp.11',
    'aws.bkp.13',
    'aws.bkp.14',
    'aws.bkp.15',
    'aws.bkp.16',
    'az.bkp.09',
    'az.bkp.06',
    'az.bkp.07',
    'az.bkp.08',
    'az.bkp.02',
    'gcp.dr.02',
    'gcp.az.09',
  ],
  evaluate(data, judge) {
    if (data.liveData !== true) return judge.notApplicable('it holds no durable data in use');
    if (data.placement?.spread === 'multi-region') return judge.pass();
    const outside = data.backupsOutsideRegion ?? [];
    if (outside.some(({ restriction }) => restriction === undefined)) return judge.pass();
    const because = { region: data.region };
    if (outside.some(({ restriction }) => restriction === 'provider-restore'))
      return judge.fail('providerRestore', because);
    if (outside.length > 0) return judge.fail('partial', because);
    return judge.fail(data.backups?.length === 0 ? 'none' : 'sameRegion', because);
  },
  fix: (data, now) => ({ adds: [addedBackup(data, now, { region: `another than ${data.region}` })] }),
});
