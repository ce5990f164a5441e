import { defineCheck, judgeAnswer } from 'cloudbrief/check';

export default defineCheck({
  id: 'single-cdn-dependency',
  aliases: ['shared-front-door'],
  name: 'All sites depend on a single CDN or edge service',
  question: 'provider',
  resource: 'practice',
  topic: 'cdn-dependency',
  needs: ['answer'],
  severity: 'medium',
  weight: 1,
  title: 'Customers can reach us without the service in front of our sites',
  failTitle: 'One front door for all our sites',
  risk: 'When that one service has a bad day, every site is dark although all our machines are well.',
  messages: {
    no: 'When the service in front of our sites is down, customers cannot reach any of them.',
    partly: 'Customers would reach a part only of our sites (answer of {date}).',
    undocumented: 'A way around the service in front is said to exist ({date}), and no record was shown.',
    old: 'The way around the service in front was last tried on {date}, too long ago to count in full.',
  },
  remedy: {
    effort: 'M',
    action: 'Prepare a way around the front service, and try it on a quiet day.',
  },
  controls: { dora: ['29.1'], iso_27001_2022: ['A.5.21'], nist_csf_2: ['GV.OC-05', 'GV.SC-07'], soc2: ['CC9.2'] },
  evaluate: ({ answer }, judge) => judgeAnswer(answer, judge, 'exercise'),
});
