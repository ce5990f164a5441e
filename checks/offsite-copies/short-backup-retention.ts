import { defineCheck, z } from 'cloudbrief/check';
import recipes from './remedies/short-backup-retention.ts';

export default defineCheck({
  id: 'short-backup-retention',
  name: 'Automated backup retention is too short',
  question: 'offsite-copies',
  resource: ['database', 'warehouse', 'file-share', 'cache'],
  needs: ['automatedBackups'],
  severity: 'medium',
  weight: 3,
  title: 'Automatic backups go back far enough',
  failTitle: 'Backups that go back a few days only',
  risk: 'A mistake or a break-in that is noticed after a holiday can no longer be undone.',
  messages: {
    short: '{name} keeps its automatic backups for {days, plural, one {# day} other {# days}}; {wanted} are the least.',
  },
  remedy: {
    effort: 'S',
    action: 'Keep automatic backups for at least seven days, better 30.',
    ...recipes,
  },
  controls: {
    aws_wa: ['REL09-BP03'],
    cis_controls_v81: ['11.2'],
    iso_27001_2022: ['A.8.13'],
    nist_csf_2: ['PR.DS-11'],
  },
  rows: ['aws.bkp.07', 'aws.bkp.10', 'aws.bkp.16', 'aws.bkp.17', 'az.bkp.06', 'az.bkp.07', 'gcp.bkp.01', 'gcp.bkp.07'],
  params: z.strictObject({
    minRetentionDays: z
      .number()
      .int()
      .positive()
      .default(7)
      .describe('Minimum retention of automated backups, in days.'),
  }),
  paramAliases: { days: 'minRetentionDays' },
  evaluate(database, judge, { minRetentionDays }) {
    if (database.automatedBackups === null) return judge.notApplicable('automated backups are disabled');
    const kept = database.automatedBackups.retentionDays;
    // Some services state retention in hours.
    return kept < minRetentionDays
      ? judge.fail('short', { days: Math.round(kept * 10) / 10, wanted: minRetentionDays })
      : judge.pass();
  },
  fix: database => ({
    facets: { automatedBackups: { pointInTimeRecovery: true, ...database.automatedBackups, retentionDays: 30 } },
  }),
});
