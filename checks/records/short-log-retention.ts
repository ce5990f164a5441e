import { defineCheck, z } from 'cloudbrief/check';
import recipes from './remedies/short-log-retention.ts';

const days = (fallback: number, means: string) => z.number().int().positive().default(fallback).describe(means);

export default defineCheck({
  id: 'short-log-retention',
  aliases: ['short-lived-records'],
  name: 'Log retention is too short',
  question: 'records',
  resource: 'log-store',
  needs: ['retention', 'logType', 'size'],
  severity: 'medium',
  weight: 3,
  title: 'Records are kept long enough to look back',
  failTitle: 'Records that are thrown away too early',
  risk: 'Break-ins are often found after half a year, and then there is nothing left to look at.',
  messages: {
    short: '{name} throws its records away after {days, plural, one {# day} other {# days}}; {wanted} are the least.',
  },
  remedy: {
    effort: 'S',
    action: 'Keep records of who did what for a year, and all others for a quarter.',
    ...recipes,
  },
  controls: {
    aws_wa: ['SEC04-BP01'],
    cis_controls_v81: ['8.10'],
    iso_27001_2022: ['A.8.15', 'A.5.28'],
    nis2_cir: ['3.2.5'],
    nist_csf_2: ['PR.PS-04'],
    pci_dss_v4: ['10.5.1'],
    soc2: ['CC7.3'],
  },
  rows: ['aws.log.06', 'az.log.07', 'gcp.log.02'],
  params: z.strictObject({
    minAuditDays: days(365, 'Minimum retention of audit logs, in days.'),
    minOperationalDays: days(90, 'Minimum retention of operational logs, in days.'),
  }),
  paramAliases: { traces: 'minAuditDays', workings: 'minOperationalDays' },
  evaluate({ retention, logType, size }, judge, { minAuditDays, minOperationalDays }) {
    if (size?.bytes === 0) return judge.notApplicable('it is empty');
    const wanted = logType === 'audit' ? minAuditDays : minOperationalDays;
    if (retention === null || retention.days >= wanted) return judge.pass();
    return judge.fail('short', { days: retention.days, wanted });
  },
  fix: () => ({ facets: { retention: null } }),
});
