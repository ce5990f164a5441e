import { defineCheck, judgeAnswer } from 'cloudbrief/check';

export default defineCheck({
  id: 'undocumented-third-party-dependencies',
  aliases: ['unlisted-suppliers'],
  name: 'Third-party dependencies and their fallbacks are not documented',
  question: 'coupling',
  resource: 'practice',
  topic: 'third-party-dependencies',
  needs: ['answer'],
  severity: 'medium',
  weight: 5,
  title: 'Outside services that can stop us are listed, each with a plan B',
  failTitle: 'Outside services that can stop us, on nobody’s list',
  risk: 'A stranger’s outage stops the shop, and nobody has a way round it.',
  messages: {
    no: 'Nobody has listed the outside services that can stop us.',
    partly: 'They are listed, or have a plan B, in part only ({date}).',
    undocumented: 'They are said to be listed ({date}), and no list was shown.',
    old: 'The list was last checked on {date}, too long ago to count in full.',
  },
  remedy: { effort: 'S', action: 'List the outside services that can stop us, with a plan B for each.' },
  evaluate: ({ answer }, judge) => judgeAnswer(answer, judge, 'review'),
});
