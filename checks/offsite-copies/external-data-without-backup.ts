import { defineCheck, judgeAnswer } from 'cloudbrief/check';

export default defineCheck({
  id: 'external-data-without-backup',
  aliases: ['uncopied-data-elsewhere'],
  name: 'Data outside the cloud (SaaS, mail, source code) has no backup',
  question: 'offsite-copies',
  resource: 'practice',
  topic: 'external-data-backup',
  needs: ['answer'],
  severity: 'medium',
  weight: 3,
  title: 'What lies outside the cloud account is listed and copied',
  failTitle: 'Data outside the cloud account that nobody copies',
  risk: 'Mail, source code or domain names can be lost without any cloud being at fault.',
  messages: {
    no: 'What lies outside the cloud account is neither listed nor copied.',
    partly: 'A part only of it is listed or copied ({date}).',
    undocumented: 'It is said to be listed and copied ({date}), and no list was shown.',
    old: 'The list was last checked on {date}, too long ago to count in full.',
  },
  remedy: { effort: 'S', action: 'List what lies outside the cloud account, and copy it too.' },
  evaluate: ({ answer }, judge) => judgeAnswer(answer, judge, 'review'),
});
