import { defineCheck, judgeAnswer } from 'cloudbrief/check';

export default defineCheck({
  id: 'no-out-of-band-communication',
  aliases: ['untested-phone-tree'],
  name: 'No tested out-of-band communication with provider and team',
  question: 'support',
  resource: 'practice',
  topic: 'out-of-band-communication',
  needs: ['answer'],
  severity: 'medium',
  weight: 5,
  title: 'We can reach the provider and each other when the portal is down',
  failTitle: 'Phone numbers that stand only where an outage takes them away',
  risk: 'In a large outage the people who could help cannot be reached.',
  messages: {
    no: 'Nobody knows how to reach the provider when the portal is down.',
    partly: 'Some numbers only are at hand ({date}).',
    undocumented: 'The numbers are said to be at hand ({date}), and they were not shown.',
    old: 'They were last tried on {date}, too long ago to count in full.',
  },
  remedy: { effort: 'S', action: 'Print the phone tree, with a second channel outside the provider, and try it.' },
  evaluate: ({ answer }, judge) => judgeAnswer(answer, judge, 'review'),
});
