import { defineCheck } from 'cloudbrief/check';
import recipes from './remedies/data-store-without-backup.ts';

export default defineCheck({
  id: 'data-store-without-backup',
  aliases: ['store-without-copies'],
  name: 'Warehouse, file share or cache has no backup',
  question: 'offsite-copies',
  resource: ['warehouse', 'file-share', 'cache'],
  needs: ['liveData', 'automatedBackups', 'backups', 'partialBackups'],
  details: ['partialBackups'],
  severity: 'high',
  weight: 3,
  title: 'Reports and shared files are backed up',
  failTitle: 'Reports or shared files without any backup',
  risk: 'A fault, a mistake or a thief can delete this data for good.',
  messages: {
    none: '{name} has no automatic backup and no copy.',
    partial: 'Only a part of {name} is backed up.',
    manualOnly: 'Automatic backups of {name} are off: it has only copies that somebody made by hand or by a script.',
  },
  remedy: {
    effort: 'S',
    action: 'Switch on automatic backups of reports and shared files.',
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
  rows: ['aws.bkp.03', 'aws.bkp.15', 'aws.bkp.16', 'aws.bkp.17', 'az.bkp.13', 'az.bkp.12'],
  evaluate(store, judge) {
    if (store.liveData !== true) return judge.notApplicable('it holds no durable data in use');
    const copies = store.backups ?? [];
    if (store.automatedBackups !== null || copies.some(({ manual }) => manual !== true)) return judge.pass();
    if (copies.length > 0) return judge.partial(0.5, 'manualOnly');
    return judge.fail((store.partialBackups ?? []).length > 0 ? 'partial' : 'none');
  },
  fix: () => ({ facets: { automatedBackups: { retentionDays: 14, pointInTimeRecovery: false } } }),
});
