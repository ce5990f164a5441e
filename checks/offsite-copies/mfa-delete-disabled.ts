import { defineCheck } from 'cloudbrief/check';
import recipes from './remedies/mfa-delete-disabled.ts';

export default defineCheck({
  id: 'mfa-delete-disabled',
  name: 'Versioned bucket with audit logs or copies has neither MFA delete nor Object Lock',
  question: 'offsite-copies',
  resource: 'bucket',
  needs: ['versioning', 'mfaDelete', 'immutability', 'heldRecords'],
  severity: 'low',
  weight: 1,
  title: 'Records and copies cannot be deleted for good without a second factor',
  failTitle: 'Records and copies that can be deleted for good without a second factor',
  risk: 'A thief who gets in deletes the earlier versions too, and then nothing is left to restore or to prove.',
  messages: {
    logs: '{name} holds the records of who did what, and neither a lock nor a second factor keeps them from being deleted for good.',
    copies:
      '{name} holds copies of other files, and neither a lock nor a second factor keeps them from being deleted for good.',
  },
  remedy: {
    effort: 'S',
    action: 'Lock the records and copies, or demand a second factor before they are deleted.',
    ...recipes,
  },
  controls: { cis_aws_v5: ['2.1.2'], iso_27001_2022: ['A.8.13'], nist_csf_2: ['PR.DS-11'] },
  rows: ['aws.bkp.13'],
  evaluate({ versioning, mfaDelete, immutability, heldRecords }, judge) {
    if (mfaDelete === null) return judge.notApplicable('it has no MFA delete');
    if (heldRecords !== 'audit-logs' && heldRecords !== 'copies')
      return judge.notApplicable('it holds neither audit logs nor copies');
    if (versioning !== true) return judge.notApplicable('without versions nothing is left to protect');
    if (mfaDelete === 'enabled' || (immutability !== null && immutability.state !== 'none')) return judge.pass();
    if (mfaDelete === 'excluded') return judge.notApplicable('its lifecycle rules rule MFA delete out');
    return judge.fail(heldRecords === 'copies' ? 'copies' : 'logs');
  },
  fix: () => ({ facets: { mfaDelete: 'enabled' } }),
});
