import { defineCheck, judgeAnswer } from 'cloudbrief/check';

export default defineCheck({
  id: 'unclear-exit-terms',
  name: 'Contract exit terms are not known',
  question: 'provider',
  resource: 'practice',
  topic: 'exit-terms',
  needs: ['answer'],
  severity: 'medium',
  weight: 5,
  title: 'Somebody knows the terms on which we can leave',
  failTitle: 'Exit terms that nobody knows',
  risk: 'A firm that has to leave in a hurry pays what it is asked, and may not get its data out in time.',
  messages: {
    no: 'Nobody knows the notice, price and help that the contract gives when it ends.',
    partly: 'The exit terms are known in part only (answer of {date}).',
    undocumented: 'The exit terms are said to be known ({date}), and the contract was not shown.',
    old: 'The exit terms were last read on {date}, too long ago to count in full.',
  },
  remedy: { effort: 'S', action: 'Read the contract for notice, transition help, price and return of data.' },
  controls: {
    dora: ['28.7', '28.8'],
    iso_27001_2022: ['A.5.20', 'A.5.23'],
    nist_csf_2: ['GV.SC-05', 'GV.SC-10'],
    soc2: ['CC9.2'],
  },
  rows: ['all.conc.10'],
  evaluate: ({ answer }, judge) => judgeAnswer(answer, judge, 'review'),
});
