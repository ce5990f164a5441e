import { defineCheck } from 'cloudbrief/check';
import recipes from './remedies/recovery-objective-breached.ts';

export default defineCheck({
  id: 'recovery-objective-breached',
  aliases: ['breached-recovery-target'],
  name: 'Application breaches its RTO or RPO in Resilience Hub',
  question: 'recovery',
  resource: 'region',
  needs: ['resilienceAssessments'],
  severity: 'high',
  weight: 3,
  title: 'Applications keep the recovery targets that they were given',
  failTitle: 'Recovery targets that are not kept',
  risk: 'We promised a time to be back, and our own measurement says that we cannot keep it.',
  messages: {
    breached: '{name}: {breached} of {total} applications do not keep their recovery target.',
    unchecked: '{name}: {unchecked} of {total} applications were not measured against their recovery target.',
  },
  remedy: {
    effort: 'M',
    action: 'Change the application or the target until one keeps the other, and measure every month.',
    ...recipes,
  },
  controls: {
    aws_wa: ['REL13-BP03'],
    nist_csf_2: ['RC.RP-03'],
  },
  rows: ['aws.dr.02'],
  evaluate({ resilienceAssessments }, judge) {
    const reviews = resilienceAssessments ?? [];
    if (reviews.length === 0) return judge.notApplicable('no application has a recovery objective there');
    const breached = reviews.filter(({ verdict }) => verdict === 'breached').length;
    if (breached > 0) return judge.fail('breached', { breached, total: reviews.length });
    const unchecked = reviews.filter(({ verdict }) => verdict === 'not-assessed').length;
    return unchecked > 0 ? judge.partial(0.5, 'unchecked', { unchecked, total: reviews.length }) : judge.pass();
  },
  fix: ({ resilienceAssessments }) => ({
    facets: {
      resilienceAssessments: (resilienceAssessments ?? []).map(({ name }) => ({ name, verdict: 'met' as const })),
    },
  }),
});
