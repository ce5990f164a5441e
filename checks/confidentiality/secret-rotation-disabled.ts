import { defineCheck, z } from 'cloudbrief/check';
import recipes from './remedies/secret-rotation-disabled.ts';

export default defineCheck({
  id: 'secret-rotation-disabled',
  aliases: ['unrotated-secret'],
  name: 'Secret has no automatic rotation',
  question: 'confidentiality',
  resource: 'secret',
  needs: ['rotation'],
  severity: 'medium',
  weight: 1,
  title: 'Secrets are renewed',
  failTitle: 'Secrets that nobody renews',
  risk: 'Everybody who ever saw it, and has left since, can still use it.',
  messages: {
    old: '{name} was last changed {days} days ago, and nothing renews it.',
    undated: 'Nothing renews {name}.',
    rotationFailing: '{name} is set to renew itself, but was last changed {days} days ago.',
  },
  remedy: {
    effort: 'M',
    action: 'Have the secret renewed by itself, or change it by hand every year.',
    ...recipes,
  },
  controls: { aws_wa: ['SEC08-BP01'], iso_27001_2022: ['A.5.17'], nist_csf_2: ['PR.AA-01'], soc2: ['CC6.1'] },
  rows: ['aws.iam.11', 'az.enc.06', 'gcp.iam.08'],
  params: z.strictObject({
    maxAgeDays: z
      .number()
      .int()
      .positive()
      .default(365)
      .describe('Days after which a secret without rotation must be changed.'),
  }),
  paramAliases: { days: 'maxAgeDays' },
  evaluate({ rotation }, judge, { maxAgeDays }) {
    if (rotation === null) return judge.notApplicable('it holds settings without credentials');
    if (rotation.lastRotatedAt === undefined) return rotation.automatic ? judge.pass() : judge.fail('undated');
    const age = judge.daysBeforeReading(rotation.lastRotatedAt);
    if (!rotation.automatic) return age > maxAgeDays ? judge.fail('old', { days: age }) : judge.pass();
    // One missed rotation may be a retry.
    const overdue = rotation.intervalDays === undefined ? maxAgeDays : 2 * rotation.intervalDays;
    return age > overdue ? judge.fail('rotationFailing', { days: age }) : judge.pass();
  },
  fix: () => ({ facets: { rotation: { automatic: true } } }),
});
