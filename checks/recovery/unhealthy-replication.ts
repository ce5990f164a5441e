import { defineCheck, z } from 'cloudbrief/check';
import recipes from './remedies/unhealthy-replication.ts';

export default defineCheck({
  id: 'unhealthy-replication',
  aliases: ['doubtful-standby'],
  name: 'Replication is unhealthy or late, or the provider triggers failover',
  question: 'recovery',
  resource: 'replication',
  needs: ['replicationHealth'],
  severity: 'high',
  weight: 5,
  title: 'What is kept ready elsewhere follows closely, and takes over when we say so',
  failTitle: 'Standbys that do not follow, or that we do not command',
  risk: 'On the day that we switch over, the second place is out of date, does not start, or waits for a stranger’s order.',
  messages: {
    broken: 'What is kept ready elsewhere of {name} does not follow any more.',
    lagging: 'What is kept ready elsewhere of {name} is {minutes} minutes behind; {most} are the most.',
    warning: 'The provider warns that what is kept ready elsewhere of {name} may not follow.',
    providerControlled: 'The provider, not we, decides when the second place takes over from {name}.',
  },
  remedy: {
    effort: 'M',
    action: 'Repair what does not follow, and keep the order to switch in our own hands.',
    ...recipes,
  },
  controls: { aws_wa: ['REL13-BP02'], iso_27001_2022: ['A.5.30'], nist_csf_2: ['RC.RP-03'] },
  rows: ['az.dr.02', 'az.dr.05'],
  params: z.strictObject({
    maxLagMinutes: z.number().int().positive().default(60).describe('Maximum replication lag, in minutes.'),
  }),
  paramAliases: { minutes: 'maxLagMinutes' },
  evaluate({ replicationHealth }, judge, { maxLagMinutes: most }) {
    if (replicationHealth === null) return judge.notApplicable('it has no replica');
    const { health, lagMinutes: minutes = 0, failoverPolicy } = replicationHealth;
    if (health === 'critical') return judge.fail('broken');
    if (minutes > most) return judge.fail('lagging', { minutes, most });
    if (health === 'warning') return judge.partial(0.5, 'warning');
    return failoverPolicy === 'provider-managed' ? judge.partial(0.8, 'providerControlled') : judge.pass();
  },
  fix: () => ({
    facets: { replicationHealth: { health: 'healthy', lagMinutes: 1, failoverPolicy: 'customer-managed' } },
  }),
});
