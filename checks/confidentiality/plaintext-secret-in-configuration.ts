import { defineCheck } from 'cloudbrief/check';
import recipes from './remedies/plaintext-secret-in-configuration.ts';

export default defineCheck({
  id: 'plaintext-secret-in-configuration',
  aliases: ['plain-secret-setting'],
  name: 'Environment variable or parameter looks like a plaintext secret',
  question: 'confidentiality',
  resource: ['function', 'app', 'stack', 'region'],
  needs: ['plaintextSecrets'],
  severity: 'high',
  weight: 5,
  faultsOnly: true,
  title: 'Passwords of programs are kept in a safe',
  failTitle: 'Programs with passwords in plain settings',
  risk: 'Whoever may look at the settings of a program can read and use its passwords.',
  messages: {
    one: '{name} has a setting that looks like a plain password: {first}.',
    many: '{name} has {count} settings that look like plain passwords, {first} among them.',
  },
  remedy: {
    effort: 'M',
    action: 'Keep passwords in a safe for secrets, and let programs fetch them from there.',
    ...recipes,
  },
  controls: { aws_wa: ['SEC08-BP01'], iso_27001_2022: ['A.5.17'], nist_csf_2: ['PR.AA-01'], soc2: ['CC6.1'] },
  rows: ['aws.enc.16'],
  evaluate({ plaintextSecrets }, judge) {
    const [first, ...others] = plaintextSecrets ?? [];
    if (first === undefined) return judge.pass();
    return others.length === 0 ? judge.fail('one', { first }) : judge.fail('many', { first, count: others.length + 1 });
  },
  fix: () => ({ facets: { plaintextSecrets: [] } }),
});
