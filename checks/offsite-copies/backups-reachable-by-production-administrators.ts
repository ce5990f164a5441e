import { defineCheck, judgeAnswer } from 'cloudbrief/check';

export default defineCheck({
  id: 'backups-reachable-by-production-administrators',
  aliases: ['reachable-copies'],
  name: 'Production administrators can delete every backup',
  question: 'offsite-copies',
  resource: 'practice',
  topic: 'isolated-backup',
  needs: ['answer'],
  severity: 'high',
  weight: 5,
  title: 'There is a copy that nobody who runs production can delete',
  failTitle: 'Copies that everybody who runs production can delete',
  risk: 'One stolen log-in can delete the data and every copy of it on the same day.',
  messages: {
    no: 'There is no copy that is out of reach of those who run production.',
    partly: 'Some data only has a copy out of reach ({date}).',
    undocumented: 'A copy out of reach is said to exist ({date}), and it was not shown.',
    old: 'The copy out of reach was last confirmed on {date}, too long ago to count in full.',
  },
  remedy: { effort: 'M', action: 'Keep a copy under a log-in that nobody who runs production holds.' },
  evaluate: ({ answer }, judge) => judgeAnswer(answer, judge, 'review'),
});
