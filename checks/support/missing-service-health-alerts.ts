import { defineCheck, z } from 'cloudbrief/check';
import recipes from './remedies/missing-service-health-alerts.ts';

export default defineCheck({
  id: 'missing-service-health-alerts',
  aliases: ['unheard-outages'],
  name: 'No service health alert reaches anyone',
  question: 'support',
  resource: 'health-event',
  needs: ['serviceHealthAlerts', 'outages'],
  severity: 'medium',
  weight: 3,
  title: 'Somebody is told when the provider has an outage',
  failTitle: 'Places where nobody is told of outages at the provider',
  risk: 'Our people look for the fault on our side for hours, while the provider has known for long that it is on its own.',
  messages: {
    none: 'Nobody is told when the provider has an outage that concerns {name}.',
    missed:
      'In the last {days} days {count, plural, one {one outage} other {# outages}} at the provider concerned {name}, and nobody is told of any.',
    noRecipient: 'A rule passes on what the provider says of outages that concern {name}, and it reaches nobody.',
  },
  remedy: {
    effort: 'S',
    action: 'Have the outages that the provider reports sent to whoever is on call.',
    ...recipes,
  },
  controls: { aws_wa: ['OPS10'] },
  rows: ['az.dr.08', 'az.sup.03'],
  params: z.strictObject({
    lookbackDays: z.number().int().positive().default(365).describe('Days for which past outages count.'),
  }),
  paramAliases: { days: 'lookbackDays' },
  evaluate({ serviceHealthAlerts: notices, outages }, judge, { lookbackDays }) {
    if (notices !== null && notices.delivered > 0) return judge.pass();
    const count = (outages ?? []).filter(({ at }) => judge.daysSince(at) <= lookbackDays).length;
    if (count > 0) return judge.fail('missed', { count, days: lookbackDays });
    return judge.fail(notices === null || notices.rules === 0 ? 'none' : 'noRecipient');
  },
  fix: () => ({ facets: { serviceHealthAlerts: { rules: 1, delivered: 1 } } }),
});
