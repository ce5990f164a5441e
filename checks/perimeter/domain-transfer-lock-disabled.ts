import { defineCheck } from 'cloudbrief/check';
import recipes from './remedies/domain-transfer-lock-disabled.ts';

export default defineCheck({
  id: 'domain-transfer-lock-disabled',
  aliases: ['movable-domain'],
  name: 'Domain transfer lock is off',
  question: 'perimeter',
  resource: 'domain',
  needs: ['transferLock'],
  severity: 'medium',
  weight: 3,
  title: 'Our names cannot be moved away without being unlocked first',
  failTitle: 'Names that can be moved away without being unlocked',
  risk: 'A thief who moves a name away has our site and our mail, and getting it back takes weeks.',
  messages: { unlocked: '{name} can be moved to another registrar without being unlocked first.' },
  remedy: {
    effort: 'S',
    action: 'Lock every name against being moved away.',
    ...recipes,
  },
  controls: { iso_27001_2022: ['A.8.21'], nist_csf_2: ['PR.AA-05'] },
  rows: ['aws.net.14'],
  evaluate: ({ transferLock }, judge) => (transferLock === true ? judge.pass() : judge.fail('unlocked')),
  fix: () => ({ facets: { transferLock: true } }),
});
