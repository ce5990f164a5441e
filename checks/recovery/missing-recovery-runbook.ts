import { defineCheck, judgeAnswer } from 'cloudbrief/check';

export default defineCheck({
  id: 'missing-recovery-runbook',
  aliases: ['unwritten-run-book'],
  name: 'Recovery runbook is missing or not reachable in an outage',
  question: 'recovery',
  resource: 'practice',
  topic: 'recovery-runbook',
  needs: ['answer'],
  severity: 'high',
  weight: 5,
  title: 'The order of recovery is written down where an outage cannot reach it',
  failTitle: 'Recovery that stands in nobody’s papers',
  risk: 'In the night of the outage, people guess what to bring back first.',
  messages: {
    no: 'The order of recovery is written down nowhere.',
    partly: 'A part only of the recovery is written down ({date}).',
    undocumented: 'A run book is said to exist ({date}), and it was not shown.',
    old: 'The run book was last checked on {date}, too long ago to count in full.',
  },
  remedy: { effort: 'S', action: 'Write the run book during a restore, and keep it outside the provider.' },
  rows: ['aws.dr.10'],
  evaluate: ({ answer }, judge) => judgeAnswer(answer, judge, 'review'),
});
