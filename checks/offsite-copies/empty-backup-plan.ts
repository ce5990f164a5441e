import { defineCheck } from 'cloudbrief/check';
import recipes from './remedies/empty-backup-plan.ts';

export default defineCheck({
  id: 'empty-backup-plan',
  name: 'Backup plan selects no resources or has no schedule',
  question: 'offsite-copies',
  resource: 'backup-plan',
  needs: ['backupSelections', 'backupSchedule'],
  severity: 'high',
  weight: 3,
  title: 'Backup plans back something up',
  failTitle: 'Backup plans that back nothing up',
  risk: 'The plan looks as if the data were safe, and nothing is copied.',
  messages: {
    noSelection: '{name} does not say what to back up.',
    noSchedule: '{name} does not say when to back up.',
  },
  remedy: {
    effort: 'S',
    action: 'Say in the plan what is backed up and when, or delete it.',
    ...recipes,
  },
  controls: {
    aws_wa: ['REL09-BP01', 'REL09-BP03'],
    cis_controls_v81: ['11.1'],
    iso_27001_2022: ['A.8.13'],
    nist_csf_2: ['PR.DS-11'],
  },
  rows: ['aws.bkp.02', 'az.bkp.04', 'gcp.bkp.02', 'gcp.bkp.03', 'gcp.bkp.05'],
  evaluate(plan, judge) {
    if ((plan.backupSelections ?? 0) === 0) return judge.fail('noSelection');
    return (plan.backupSchedule ?? []).length === 0 ? judge.fail('noSchedule') : judge.pass();
  },
  fix: plan => ({
    facets: {
      backupSelections: Math.max(1, plan.backupSelections ?? 0),
      backupSchedule:
        (plan.backupSchedule ?? []).length === 0
          ? [{ retentionDays: 35, copyActions: [] }]
          : (plan.backupSchedule ?? []),
    },
  }),
});
