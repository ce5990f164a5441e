import { defineCheck, z } from 'cloudbrief/check';
import recipes from './remedies/quota-nearly-exhausted.ts';

export default defineCheck({
  id: 'quota-nearly-exhausted',
  aliases: ['tight-limit'],
  name: 'Service quota is nearly exhausted or below planned growth',
  question: 'surge',
  resource: 'quota',
  needs: ['quota', 'quotaUsage'],
  severity: 'medium',
  weight: 3,
  title: 'There is room below the limits of the provider',
  failTitle: 'Limits of the provider that a busy day runs into',
  risk: 'On the busiest day the provider refuses more machines, and raising a limit takes days.',
  messages: {
    used: '{name}: {used} of {most} are used.',
    planned: '{name}: if every group grew to its most, {planned} would be needed, and {most} are allowed.',
  },
  remedy: {
    effort: 'S',
    action: 'Ask the provider for limits that leave room for the busiest day.',
    ...recipes,
  },
  controls: { aws_wa: ['REL01'], iso_27001_2022: ['A.8.6'], nist_csf_2: ['PR.IR-04'], soc2: ['A1.1'] },
  rows: ['aws.dr.08', 'az.dr.06', 'gcp.dr.06'],
  params: z.strictObject({
    maxPercent: z.number().positive().max(100).default(80).describe('Maximum share of a quota in use, in percent.'),
  }),
  paramAliases: { percent: 'maxPercent' },
  evaluate({ quota, quotaUsage: use }, judge, { maxPercent }) {
    if (quota === null || use === null || use.planned === 0) return judge.notApplicable('the quota is not in use');
    const { used, planned } = use;
    const { limit } = quota;
    if (used * 100 > limit * maxPercent) return judge.fail('used', { used, most: limit });
    return planned > limit ? judge.fail('planned', { planned, most: limit }) : judge.pass();
  },
});
