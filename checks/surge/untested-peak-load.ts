import { defineCheck, judgeAnswer } from 'cloudbrief/check';

export default defineCheck({
  id: 'untested-peak-load',
  aliases: ['unproved-peak'],
  name: 'No load test has reached the expected peak',
  question: 'surge',
  resource: 'practice',
  topic: 'load-test',
  needs: ['answer'],
  severity: 'medium',
  weight: 5,
  title: 'We know which rush the service survives',
  failTitle: 'A peak that nobody proved',
  risk: 'The first test of the best day of the year is that day itself.',
  messages: {
    no: 'Nobody knows what load the service survives.',
    partly: 'The load that the service survives is known for a part of it only ({date}).',
    undocumented: 'The service is said to have survived its peak ({date}), and no measurement was shown.',
    old: 'The last proof of the peak is of {date}, too long ago to count in full.',
  },
  remedy: { effort: 'M', action: 'Test with twice the expected load before each season, and write the result down.' },
  controls: {
    aws_wa: ['REL07-BP04'],
    dora: ['7.c', '7.d'],
    iso_27001_2022: ['A.8.6'],
    nist_csf_2: ['PR.IR-04'],
    soc2: ['A1.1'],
  },
  evaluate: ({ answer }, judge) => judgeAnswer(answer, judge, 'exercise'),
});
