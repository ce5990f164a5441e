import { defineCheck, z } from 'cloudbrief/check';
import recipes from './remedies/no-chaos-experiments.ts';

export default defineCheck({
  id: 'no-chaos-experiments',
  aliases: ['untried-faults'],
  name: 'No fault injection (chaos) experiment has completed recently',
  question: 'recovery',
  resource: 'account',
  needs: ['inUse', 'chaosExperimentRuns'],
  severity: 'low',
  weight: 1,
  title: 'Faults were made on purpose, to see what happens',
  failTitle: 'Accounts in which we saw no fault that was made on purpose',
  risk: 'The first fault that anybody sees is then a real one, at a time that nobody chose.',
  messages: {
    never: 'The tool of the provider shows no fault that was made on purpose in {name}.',
    notCompleted: '{name} has faults prepared, and none ran to its end.',
    old: 'The last fault that was made on purpose in {name} was {days} days ago.',
  },
  remedy: {
    effort: 'M',
    action: 'Once a year, switch one part off on purpose while everybody watches.',
    ...recipes,
  },
  controls: {
    aws_wa: ['REL12'],
    nist_csf_2: ['RC.RP-03'],
  },
  rows: ['aws.dr.03', 'az.dr.07'],
  params: z.strictObject({
    maxAgeDays: z
      .number()
      .int()
      .positive()
      .default(365)
      .describe('Maximum age of the last completed chaos experiment, in days.'),
  }),
  paramAliases: { days: 'maxAgeDays' },
  evaluate({ inUse, chaosExperimentRuns: tests }, judge, { maxAgeDays }) {
    if (inUse !== true) return judge.notApplicable('the account is not in use');
    if (tests === null || tests.latest === null)
      return judge.fail(tests !== null && tests.prepared > 0 ? 'notCompleted' : 'never');
    const age = judge.daysSince(tests.latest);
    return age > maxAgeDays ? judge.fail('old', { days: age }) : judge.pass();
  },
});
