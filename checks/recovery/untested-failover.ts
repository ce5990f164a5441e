import { defineCheck, z } from 'cloudbrief/check';
import recipes from './remedies/untested-failover.ts';

export default defineCheck({
  id: 'untested-failover',
  aliases: ['undrilled-standby'],
  name: 'Failover of replicated servers has not been tested',
  question: 'recovery',
  resource: ['region', 'replication'],
  needs: ['failoverTests'],
  severity: 'high',
  weight: 5,
  title: 'Machines that are kept ready were started for a test',
  failTitle: 'Machines kept ready that nobody ever started',
  risk: 'What was never started comes up slowly, or not at all, on the day when it must.',
  messages: {
    never:
      '{name}: {servers, plural, one {one machine is} other {# machines are}} kept ready, and none was started for a test.',
    some: '{name}: {drilled} of {servers} machines kept ready were started for a test.',
    old: '{name}: the last test start of a machine that is kept ready was {days} days ago.',
  },
  remedy: {
    effort: 'M',
    action: 'Once a year start every machine that is kept ready, and time it.',
    ...recipes,
  },
  controls: {
    aws_wa: ['REL13-BP03'],
    nist_csf_2: ['RC.RP-03'],
  },
  rows: ['aws.dr.01', 'az.dr.01'],
  params: z.strictObject({
    maxAgeDays: z.number().int().positive().default(365).describe('Maximum age of the last failover test, in days.'),
  }),
  paramAliases: { days: 'maxAgeDays' },
  evaluate({ failoverTests: drills }, judge, { maxAgeDays }) {
    if (drills === null || drills.servers === 0) return judge.notApplicable('no servers are replicated there');
    const { servers, tested, latest } = drills;
    if (tested === 0 || latest === undefined) return judge.fail('never', { servers });
    const age = judge.daysSince(latest);
    if (age > maxAgeDays) return judge.fail('old', { days: age });
    return tested < servers ? judge.partial(0.5, 'some', { drilled: tested, servers }) : judge.pass();
  },
  fix: ({ failoverTests: drills }, now) => ({
    facets: { failoverTests: { servers: drills?.servers ?? 1, tested: drills?.servers ?? 1, latest: now } },
  }),
});
