import { defineCheck } from 'cloudbrief/check';
import recipes from './remedies/database-without-deletion-protection.ts';

export default defineCheck({
  id: 'database-without-deletion-protection',
  aliases: ['deletable-database'],
  name: 'Database has no deletion protection',
  question: 'offsite-copies',
  resource: 'database',
  needs: ['deletionProtection'],
  severity: 'medium',
  weight: 3,
  title: 'Databases cannot be deleted by one wrong command',
  failTitle: 'Databases that one wrong command deletes',
  risk: 'A tired person or a faulty script can delete the database in one step.',
  messages: { off: 'Nothing stops a single command from deleting {name}.' },
  remedy: {
    effort: 'S',
    action: 'Switch on deletion protection for the database.',
    ...recipes,
  },
  controls: {
    aws_wa: ['REL09-BP02'],
    cis_gcp_v5: ['6.9'],
    iso_27001_2022: ['A.8.13'],
    nist_csf_2: ['PR.DS-11'],
  },
  rows: ['aws.bkp.10', 'aws.bkp.12', 'az.iam.06', 'gcp.bkp.01', 'gcp.iam.07'],
  evaluate: (database, judge) => (database.deletionProtection === true ? judge.pass() : judge.fail('off')),
  fix: () => ({ facets: { deletionProtection: true } }),
});
