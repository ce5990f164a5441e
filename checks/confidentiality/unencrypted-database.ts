import { defineCheck } from 'cloudbrief/check';
import recipes from './remedies/unencrypted-database.ts';

export default defineCheck({
  id: 'unencrypted-database',
  name: 'Database is not encrypted at rest',
  question: 'confidentiality',
  resource: 'database',
  needs: ['encryptionAtRest'],
  severity: 'high',
  weight: 10,
  title: 'Databases are encrypted where they are stored',
  failTitle: 'Databases that are stored in plain form',
  risk: 'Whoever gets hold of a lost disk or a stolen copy of the database can read all of it.',
  messages: { plain: '{name} is not encrypted.' },
  remedy: {
    effort: 'M',
    action: 'Move the database to an encrypted copy of itself.',
    ...recipes,
  },
  controls: {
    aws_wa: ['SEC08-BP02'],
    cis_aws_v5: ['2.2.1'],
    cis_controls_v81: ['3.11'],
    iso_27001_2022: ['A.8.24'],
    nis2_cir: ['9.2'],
    nist_csf_2: ['PR.DS-01'],
    soc2: ['CC6.1'],
  },
  rows: ['aws.enc.03', 'aws.enc.06', 'aws.enc.08', 'az.enc.03', 'az.enc.04', 'gcp.enc.03'],
  evaluate(database, judge) {
    if (database.encryptionAtRest === null) return judge.notApplicable('it stores no data');
    return database.encryptionAtRest === 'none' ? judge.fail('plain') : judge.pass();
  },
  fix: () => ({ facets: { encryptionAtRest: 'provider-managed-key' } }),
});
