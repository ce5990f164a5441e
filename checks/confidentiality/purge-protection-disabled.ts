import { defineCheck } from 'cloudbrief/check';
import recipes from './remedies/purge-protection-disabled.ts';

export default defineCheck({
  id: 'purge-protection-disabled',
  aliases: ['destroyable-key'],
  name: 'Key Vault or App Configuration store has no purge protection',
  question: 'confidentiality',
  resource: ['key', 'secret'],
  needs: ['deletionProtection'],
  severity: 'high',
  weight: 3,
  adjust: ({ kind }) => (kind === 'secret' ? -1 : 0),
  title: 'Keys cannot be destroyed for good on the day they are deleted',
  failTitle: 'Keys and settings that one person can destroy for good',
  risk: 'What was encrypted with a destroyed key can never be read again, backups included.',
  messages: { off: 'One person can delete what is in {name}, and destroy it for good the same day.' },
  remedy: {
    effort: 'S',
    action: 'Have deleted keys kept for three months, with nobody able to shorten that.',
    ...recipes,
  },
  controls: {
    aws_wa: ['SEC08-BP01'],
    cis_azure_v6: ['8.3.5'],
    iso_27001_2022: ['A.8.24'],
    nist_csf_2: ['PR.DS-01'],
  },
  rows: ['az.enc.06'],
  evaluate({ deletionProtection }, judge) {
    if (deletionProtection === null) return judge.notApplicable('its service or its vault decides');
    return deletionProtection ? judge.pass() : judge.fail('off');
  },
  fix: () => ({ facets: { deletionProtection: true } }),
});
