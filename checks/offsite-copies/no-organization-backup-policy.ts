import { defineCheck } from 'cloudbrief/check';
import recipes from './remedies/no-organization-backup-policy.ts';

export default defineCheck({
  id: 'no-organization-backup-policy',
  aliases: ['no-company-backup-rules'],
  name: 'Organization has no backup policy for its accounts',
  question: 'offsite-copies',
  resource: 'account',
  needs: ['organizationBackupPolicy'],
  severity: 'medium',
  weight: 1,
  title: 'The company sets rules for backups in all its accounts',
  failTitle: 'Organizations that leave backups to each account',
  risk: 'A team that forgets its backups is found out on the day that it loses its data.',
  messages: { none: 'The organization that {name} manages sets no rules for backups.' },
  remedy: {
    effort: 'M',
    action: 'Set rules for backups once, for all accounts.',
    ...recipes,
  },
  controls: {
    aws_wa: ['REL09-BP03'],
    cis_controls_v81: ['11.1'],
    iso_27001_2022: ['A.8.13'],
    nist_csf_2: ['PR.DS-11'],
  },
  rows: ['aws.bkp.19'],
  evaluate({ organizationBackupPolicy }, judge) {
    if (organizationBackupPolicy === null) return judge.notApplicable('it manages no organization');
    return organizationBackupPolicy ? judge.pass() : judge.fail('none');
  },
  fix: () => ({ facets: { organizationBackupPolicy: true } }),
});
