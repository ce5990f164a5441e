import { defineCheck } from 'cloudbrief/check';
import recipes from './remedies/database-without-backup.ts';

export default defineCheck({
  id: 'database-without-backup',
  aliases: ['data-without-copies'],
  name: 'Database has no automated backup and no snapshot',
  question: 'offsite-copies',
  resource: 'database',
  needs: ['liveData', 'automatedBackups', 'backups'],
  severity: 'critical',
  weight: 5,
  title: 'Every database is backed up',
  failTitle: 'Databases without any backup',
  risk: 'A fault, a mistake or a thief can delete this data for good.',
  messages: {
    none: '{name} has no automatic backup and no copy.',
    manualOnly: 'Automatic backups of {name} are off: it has only copies that somebody made by hand or by a script.',
  },
  remedy: {
    effort: 'XS',
    action: 'Switch on automatic backups of the database.',
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
  rows: ['aws.bkp.03', 'aws.bkp.10', 'aws.bkp.12', 'gcp.bkp.01', 'gcp.bkp.06'],
  evaluate(database, judge) {
    if (database.liveData !== true) return judge.notApplicable('it holds no durable data in use');
    const copies = database.backups ?? [];
    if (database.automatedBackups !== null || copies.some(({ manual }) => manual !== true)) return judge.pass();
    return copies.length === 0 ? judge.fail('none') : judge.partial(0.5, 'manualOnly');
  },
  fix: () => ({ facets: { automatedBackups: { retentionDays: 14, pointInTimeRecovery: true } } }),
});
