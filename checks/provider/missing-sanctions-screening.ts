import { defineCheck, judgeAnswer } from 'cloudbrief/check';

export default defineCheck({
  id: 'missing-sanctions-screening',
  aliases: ['unchecked-sanctions'],
  name: 'Sanctions exposure has not been screened',
  question: 'provider',
  resource: 'practice',
  topic: 'sanctions-screening',
  needs: ['answer'],
  severity: 'low',
  weight: 1,
  title: 'Nobody near us is near a sanctions list, and it was checked',
  failTitle: 'A sanctions list that nobody has looked at',
  risk: 'The provider may have to cut us off from one day to the next.',
  messages: {
    no: 'Nobody checked the sanctions lists.',
    partly: 'They were checked in part only ({date}).',
    undocumented: 'They are said to have been checked ({date}), and no record was shown.',
    old: 'They were last checked on {date}, too long ago to count in full.',
  },
  remedy: { effort: 'S', action: 'Check sanctions lists for us, our owners and our largest customers.' },
  evaluate: ({ answer }, judge) => judgeAnswer(answer, judge, 'exercise'),
});
