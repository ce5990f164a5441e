import { defineCheck } from 'cloudbrief/check';
import recipes from './remedies/missing-dead-letter-queue.ts';

export default defineCheck({
  id: 'missing-dead-letter-queue',
  aliases: ['lost-messages'],
  name: 'Queue, topic or event rule has no dead-letter destination',
  question: 'coupling',
  resource: ['messaging', 'workflow'],
  needs: ['deadLetter', 'usedAsDeadLetter'],
  severity: 'medium',
  weight: 5,
  title: 'Messages that nobody could handle are kept',
  failTitle: 'Messages that are thrown away when something fails',
  risk: 'While one part is down, orders that are on their way to it vanish without a trace.',
  messages: { noDestination: 'What {name} cannot deliver is tried for a while, then thrown away.' },
  remedy: {
    effort: 'S',
    action: 'Give every queue, topic and rule a place that keeps what could not be delivered.',
    ...recipes,
  },
  controls: { aws_wa: ['REL05-BP01'], azure_waf: ['RE:07'], iso_27001_2022: ['A.8.27'], soc2: ['A1.2'] },
  rows: ['aws.coup.01', 'az.coup.03', 'gcp.coup.01'],
  evaluate({ deadLetter, usedAsDeadLetter }, judge) {
    if (deadLetter === null) return judge.notApplicable('it forwards no messages');
    if (deadLetter.pathsWithout === 0) return judge.pass();
    if (usedAsDeadLetter === true) return judge.notApplicable('it is a dead-letter destination');
    const ways = deadLetter.destinations.length + deadLetter.pathsWithout;
    return deadLetter.destinations.length === 0
      ? judge.fail('noDestination')
      : judge.partial(deadLetter.destinations.length / ways, 'noDestination');
  },
  fix: ({ deadLetter, id }) => ({
    facets: {
      deadLetter: { destinations: [...(deadLetter?.destinations ?? []), `${id}-undelivered`], pathsWithout: 0 },
    },
  }),
});
