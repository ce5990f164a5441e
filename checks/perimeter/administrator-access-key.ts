import { defineCheck } from 'cloudbrief/check';
import recipes from './remedies/stale-access-key.ts';

export default defineCheck({
  id: 'administrator-access-key',
  aliases: ['all-powerful-key'],
  name: 'Long-lived access key has administrator permissions',
  question: 'perimeter',
  resource: 'identity',
  needs: ['privilegeLevel', 'credentials'],
  severity: 'critical',
  weight: 5,
  title: 'No lasting key opens everything',
  failTitle: 'Lasting keys that open everything',
  risk: 'A key like that leaks with one laptop or one file, and works from anywhere in the world.',
  messages: { key: '{name} has a key that never expires and may do everything.' },
  remedy: {
    effort: 'S',
    action: 'Replace the key by a log-in that ends by itself, or take its rights away.',
    ...recipes,
  },
  controls: { aws_wa: ['SEC02-BP01'], iso_27001_2022: ['A.8.2'], nist_csf_2: ['PR.AA-05'], soc2: ['CC6.1'] },
  rows: ['aws.iam.05', 'gcp.iam.01'],
  evaluate({ privilegeLevel, credentials }, judge) {
    if (credentials?.accessKeys.some(key => key.active) !== true)
      return judge.notApplicable('it has no active access key');
    return privilegeLevel === 'administrator' ? judge.fail('key') : judge.pass();
  },
  fix: () => ({ facets: { privilegeLevel: 'limited' } }),
});
