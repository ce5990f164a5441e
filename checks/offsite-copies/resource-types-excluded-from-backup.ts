import { defineCheck } from 'cloudbrief/check';
import recipes from './remedies/resource-types-excluded-from-backup.ts';

export default defineCheck({
  id: 'resource-types-excluded-from-backup',
  aliases: ['skipped-backups'],
  name: 'AWS Backup opt-in settings exclude resource types in use',
  question: 'offsite-copies',
  resource: 'region',
  needs: ['backupExclusions'],
  severity: 'medium',
  weight: 3,
  faultsOnly: true,
  title: 'Backups leave nothing out',
  failTitle: 'Regions where backups leave something out',
  risk: 'A plan that names this data backs up none of it, and nobody is told.',
  messages: { excluded: 'The backup service in {name} is told to leave out {count} of what is there.' },
  remedy: {
    effort: 'S',
    action: 'Switch on backups for every sort of data that is in use.',
    ...recipes,
  },
  controls: {
    aws_wa: ['REL09-BP03'],
    cis_controls_v81: ['11.1'],
    iso_27001_2022: ['A.8.13'],
    nist_csf_2: ['PR.DS-11'],
  },
  rows: ['aws.bkp.18'],
  evaluate({ backupExclusions }, judge) {
    if (backupExclusions === null) return judge.notApplicable('no backup plan selects resources there');
    return backupExclusions === 0 ? judge.pass() : judge.fail('excluded', { count: backupExclusions });
  },
});
