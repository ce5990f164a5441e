import { defineCheck, judgeAnswer } from 'cloudbrief/check';

export default defineCheck({
  id: 'unregistered-critical-functions',
  name: 'Critical functions and suppliers are not in a register (DORA)',
  question: 'provider',
  resource: 'practice',
  topic: 'critical-functions',
  needs: ['answer'],
  severity: 'medium',
  weight: 3,
  title: 'What we cannot do without is in a register, with its suppliers',
  failTitle: 'Critical functions that stand in no register',
  risk: 'Nobody knows which contracts the business hangs on until one of them ends.',
  messages: {
    no: 'There is no register of what we cannot do without and who supplies it.',
    partly: 'The register covers a part only ({date}).',
    undocumented: 'A register is said to exist ({date}), and it was not shown.',
    old: 'The register was last looked through on {date}, too long ago to count in full.',
  },
  remedy: {
    effort: 'S',
    action: 'List each critical function with its supplier, contract, substitute and time to change.',
  },
  controls: {
    dora: ['8.5', '28.3', '28.4', '28.8', '29.2'],
    iso_27001_2022: ['A.5.19', 'A.5.22'],
    nis2_dir: ['21.2.d', '21.3'],
    nist_csf_2: ['GV.SC-04', 'ID.AM-04'],
    soc2: ['CC9.2'],
  },
  rows: ['all.conc.10'],
  evaluate: ({ answer }, judge) => judgeAnswer(answer, judge, 'exercise'),
});
