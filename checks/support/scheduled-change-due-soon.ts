import { defineCheck, z } from 'cloudbrief/check';
import recipes from './remedies/scheduled-change-due-soon.ts';

export default defineCheck({
  id: 'scheduled-change-due-soon',
  aliases: ['announced-end'],
  name: 'Provider has scheduled a change or retirement that is due soon',
  question: 'support',
  resource: 'account',
  needs: ['scheduledChanges'],
  severity: 'medium',
  weight: 3,
  faultsOnly: true,
  title: 'No change that the provider announced is due',
  failTitle: 'Changes that the provider announced and that are due soon',
  risk: 'On that day the provider switches something of ours off or over, whether we are ready or not.',
  messages: {
    soon: '{name}: the provider announced {count, plural, one {one change} other {# changes}} within {days} days; the first is {what}.',
  },
  remedy: {
    effort: 'M',
    action: 'Move away from what ends before the provider ends it.',
    ...recipes,
  },
  controls: { aws_wa: ['OPS10'], nist_csf_2: ['GV.SC-08'] },
  rows: ['aws.sup.05', 'az.sup.02', 'gcp.sup.03'],
  params: z.strictObject({
    horizonDays: z.number().int().positive().default(90).describe('Days ahead for which scheduled changes count.'),
  }),
  paramAliases: { days: 'horizonDays' },
  evaluate({ scheduledChanges }, judge, { horizonDays }) {
    if (scheduledChanges === null) return judge.notApplicable('the support plan does not include announcements');
    const soon = scheduledChanges.filter(({ at }) => at === undefined || judge.daysSince(at) >= -horizonDays);
    const [first] = soon.toSorted((a, b) => ((a.at ?? '') < (b.at ?? '') ? -1 : 1));
    return first === undefined
      ? judge.pass()
      : judge.fail('soon', { count: soon.length, days: horizonDays, what: first.what });
  },
  fix: () => ({ facets: { scheduledChanges: [] } }),
});
