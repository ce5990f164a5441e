import { defineCheck } from 'cloudbrief/check';
import recipes from './remedies/failed-backup-jobs.ts';

export default defineCheck({
  id: 'failed-backup-jobs',
  aliases: ['failed-backups'],
  name: 'Backup jobs failed recently',
  question: 'offsite-copies',
  resource: ['region', 'backup-vault'],
  needs: ['recentBackupFailures'],
  severity: 'high',
  weight: 3,
  faultsOnly: true,
  title: 'Backups run without failures',
  failTitle: 'Places where backups failed',
  risk: 'Everybody believes that there is a copy, and on the day that it is needed there is none.',
  messages: { failed: '{count} backups failed in {name} in the last {days} days, of {resource} among others.' },
  remedy: {
    effort: 'S',
    action: 'Find out why the backups failed, repair them, and have somebody told next time.',
    ...recipes,
  },
  controls: {
    aws_wa: ['REL09-BP03'],
    cis_controls_v81: ['11.2'],
    iso_27001_2022: ['A.8.13'],
    nis2_cir: ['4.2.2.b'],
    nist_csf_2: ['PR.DS-11'],
  },
  rows: ['aws.bkp.08', 'az.bkp.05'],
  evaluate({ recentBackupFailures: missed }, judge) {
    if (missed === null) return judge.notApplicable('it has no backup jobs, or its region reports them');
    const { days, resources } = missed;
    const [first] = resources;
    if (first === undefined) return judge.pass();
    return judge.fail('failed', { count: resources.length, days, resource: first });
  },
  fix: place => ({
    facets: { failedBackupJobs: { days: 30, resources: [] } },
    adds: [
      {
        id: `${place.id}#plan`,
        kind: 'backup-plan',
        account: place.account,
        region: place.region,
        facets: { backupSelections: { state: 'value', value: 1 } },
      },
    ],
  }),
});
