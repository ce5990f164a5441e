import { defineCheck, z } from 'cloudbrief/check';
import recipes from './remedies/stale-backups.ts';

export default defineCheck({
  id: 'stale-backups',
  aliases: ['stale-copies'],
  name: 'Latest backup is too old',
  question: 'offsite-copies',
  resource: ['database', 'disk', 'warehouse', 'file-share', 'cache'],
  needs: ['liveData', 'latestBackup'],
  severity: 'medium',
  weight: 3,
  title: 'The newest copy of what is backed up is fresh',
  failTitle: 'Data whose newest copy is old',
  risk: 'After a restore everything that customers did since that copy is gone.',
  messages: { old: 'The newest copy of {name} is {days} days old.' },
  remedy: {
    effort: 'S',
    action: 'Find out why backups stopped, and run them every day.',
    ...recipes,
  },
  controls: {
    aws_wa: ['REL09-BP03'],
    cis_controls_v81: ['11.2'],
    iso_27001_2022: ['A.8.13'],
    nist_csf_2: ['PR.DS-11'],
  },
  rows: ['aws.bkp.03', 'az.bkp.01', 'az.bkp.10', 'gcp.bkp.02'],
  params: z.strictObject({
    maxAgeDays: z.number().int().positive().default(2).describe('Maximum age of the latest backup, in days.'),
  }),
  paramAliases: { days: 'maxAgeDays' },
  evaluate(data, judge, { maxAgeDays }) {
    if (data.liveData !== true) return judge.notApplicable('it holds no durable data in use');
    const age = judge.daysBeforeReading(data.latestBackup ?? '');
    if (!Number.isFinite(age)) return judge.notApplicable('no backup of it has a date');
    return age > maxAgeDays ? judge.fail('old', { days: age }) : judge.pass();
  },
});
