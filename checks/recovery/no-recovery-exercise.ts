import { defineCheck, judgeAnswer } from 'cloudbrief/check';

export default defineCheck({
  id: 'no-recovery-exercise',
  aliases: ['unrehearsed-recovery'],
  name: 'Recovery plan has not been exercised with people',
  question: 'recovery',
  resource: 'practice',
  topic: 'recovery-exercise',
  needs: ['answer'],
  severity: 'high',
  weight: 5,
  title: 'Recovery was rehearsed with people and phones',
  failTitle: 'Recovery that nobody rehearsed',
  risk: 'The first rehearsal then happens in the real outage, with the real customers.',
  messages: {
    no: 'Recovery was never rehearsed with people and phones.',
    partly: 'A part only of the recovery was rehearsed ({date}).',
    undocumented: 'A rehearsal is said to have taken place ({date}), and no record was shown.',
    old: 'The last rehearsal was on {date}, too long ago to count in full.',
  },
  remedy: { effort: 'M', action: 'Rehearse once a year with people and phones, without console and chat.' },
  rows: ['aws.dr.10'],
  evaluate: ({ answer }, judge) => judgeAnswer(answer, judge, 'exercise'),
});
