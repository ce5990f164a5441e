import { defineCheck, z } from 'cloudbrief/check';
import recipes from './remedies/insufficient-backup-schedule.ts';

/** Schedules may count in hours or minutes. */
const tenths = (figure: number): number => Math.round(figure * 10) / 10;

export default defineCheck({
  id: 'insufficient-backup-schedule',
  aliases: ['rare-backups'],
  name: 'Backup plan runs too rarely or retains backups too briefly',
  question: 'offsite-copies',
  resource: 'backup-plan',
  needs: ['backupSchedule'],
  severity: 'medium',
  weight: 1,
  title: 'Backup plans run every day and keep what they make for a month',
  failTitle: 'Backup plans that run rarely or throw away early',
  risk: 'After a restore the work of many days is missing, or the good copy is gone already.',
  messages: {
    interval: '{name} lets {hours} hours pass between two backups.',
    retention: '{name} keeps no backup for longer than {days} days; {wanted} are the least.',
  },
  remedy: {
    effort: 'S',
    action: 'Back up every day, and keep the copies for at least five weeks.',
    ...recipes,
  },
  controls: {
    aws_wa: ['REL09-BP03'],
    cis_controls_v81: ['11.2'],
    iso_27001_2022: ['A.8.13'],
    nist_csf_2: ['PR.DS-11'],
  },
  rows: ['aws.bkp.07', 'az.bkp.04', 'gcp.bkp.02', 'gcp.bkp.03', 'gcp.bkp.05'],
  params: z.strictObject({
    maxIntervalHours: z
      .number()
      .int()
      .positive()
      .default(24)
      .describe('Maximum hours between two runs of a backup plan.'),
    minRetentionDays: z
      .number()
      .int()
      .positive()
      .default(35)
      .describe('Minimum retention in days of the rule that retains backups longest.'),
  }),
  paramAliases: { hours: 'maxIntervalHours', days: 'minRetentionDays' },
  evaluate({ backupSchedule }, judge, { maxIntervalHours, minRetentionDays }) {
    const rules = backupSchedule ?? [];
    if (rules.length === 0) return judge.notApplicable('it has no schedule');
    const pauses = rules.flatMap(rule => rule.intervalHours ?? []);
    const shortest = Math.min(...pauses);
    if (shortest > maxIntervalHours && pauses.length < rules.length)
      return judge.notApplicable('its schedule expressions cannot be evaluated');
    if (shortest > maxIntervalHours) return judge.fail('interval', { hours: tenths(shortest) });
    // Rules without retention keep backups indefinitely.
    const longest = Math.max(...rules.map(rule => rule.retentionDays ?? Infinity));
    return longest < minRetentionDays
      ? judge.fail('retention', { days: tenths(longest), wanted: minRetentionDays })
      : judge.pass();
  },
  fix: ({ backupSchedule }) => ({
    facets: { backupSchedule: (backupSchedule ?? []).map(rule => ({ ...rule, intervalHours: 24, retentionDays: 35 })) },
  }),
});
