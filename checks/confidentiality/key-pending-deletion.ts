import { defineCheck } from 'cloudbrief/check';
import recipes from './remedies/key-pending-deletion.ts';

export default defineCheck({
  id: 'key-pending-deletion',
  aliases: ['doomed-key'],
  name: 'KMS key is scheduled for deletion',
  question: 'confidentiality',
  resource: 'key',
  needs: ['keyState'],
  severity: 'high',
  weight: 3,
  title: 'No key is about to be deleted',
  failTitle: 'Keys that are about to be deleted',
  risk: 'Whatever is still encrypted with it, backups too, can never be read again.',
  messages: {
    dated: '{name} will be deleted on {date}, and all that it encrypts with it.',
    undated: '{name} is about to be deleted, and all that it encrypts with it.',
  },
  remedy: {
    effort: 'S',
    action: 'Make sure that nothing is encrypted with it, or stop the deletion.',
    ...recipes,
  },
  controls: {
    aws_wa: ['SEC08-BP01'],
    iso_27001_2022: ['A.8.24'],
    nist_csf_2: ['PR.DS-01'],
  },
  rows: ['aws.enc.13', 'gcp.enc.05'],
  evaluate({ keyState }, judge) {
    if (keyState?.state !== 'pending-deletion') return judge.pass();
    const { deletionDate } = keyState;
    return deletionDate === undefined
      ? judge.fail('undated')
      : judge.fail('dated', { date: deletionDate.slice(0, 10) });
  },
  fix: () => ({ facets: { keyState: { state: 'enabled' } } }),
});
