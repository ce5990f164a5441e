import { defineCheck, judgeAnswer } from 'cloudbrief/check';

export default defineCheck({
  id: 'unknown-governing-law',
  aliases: ['unknown-contract-law'],
  name: 'Contracting entity and governing law are not known',
  question: 'provider',
  resource: 'practice',
  topic: 'governing-law',
  needs: ['answer'],
  severity: 'low',
  weight: 1,
  title: 'It is known which company and which law the contract is with',
  failTitle: 'A contract whose partner and law nobody knows',
  risk: 'In a dispute, nobody knows whom to sue and where.',
  messages: {
    no: 'Nobody can say which company and which law the contract is with.',
    partly: 'It is known for some contracts only ({date}).',
    undocumented: 'It is said to be known ({date}), and no contract was shown.',
    old: 'It was last read on {date}, too long ago to count in full.',
  },
  remedy: { effort: 'S', action: 'Read the contract: which company, which law, which court.' },
  evaluate: ({ answer }, judge) => judgeAnswer(answer, judge, 'exercise'),
});
