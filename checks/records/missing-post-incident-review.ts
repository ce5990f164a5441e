import { defineCheck, judgeAnswer } from 'cloudbrief/check';

export default defineCheck({
  id: 'missing-post-incident-review',
  aliases: ['unexplained-incident'],
  name: 'Last incident has no written post-incident review',
  question: 'records',
  resource: 'practice',
  controls: {
    nis2_cir: ['3.6'],
  },
  topic: 'post-incident-review',
  needs: ['answer'],
  severity: 'medium',
  weight: 3,
  title: 'The last incident has a written cause',
  failTitle: 'Incidents whose cause nobody wrote down',
  risk: 'What was not understood happens again.',
  messages: {
    no: 'The cause of the last incident was not written down.',
    partly: 'Its cause is known in part only ({date}).',
    undocumented: 'Its cause is said to be known ({date}), and no paper was shown.',
    old: 'The last written cause is of {date}, too long ago to count in full.',
  },
  remedy: { effort: 'S', action: 'Write up each incident within ten days, without blame.' },
  evaluate: ({ answer }, judge) => judgeAnswer(answer, judge, 'review'),
});
