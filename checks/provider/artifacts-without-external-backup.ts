import { defineCheck, judgeAnswer } from 'cloudbrief/check';

export default defineCheck({
  id: 'artifacts-without-external-backup',
  aliases: ['artifacts-with-one-provider'],
  name: 'Source code and images are not kept with a second provider',
  question: 'provider',
  resource: 'practice',
  topic: 'artifact-backup',
  needs: ['answer'],
  severity: 'medium',
  weight: 1,
  title: 'Code, images and build recipes are kept with a second company',
  failTitle: 'Code and images that are with one company only',
  risk: 'Data that was saved is of little use when the programs that read it are behind the closed door.',
  messages: {
    no: 'Source code, images and build recipes are with one company only.',
    partly: 'A part only of code, images and build recipes is kept with a second company (answer of {date}).',
    undocumented:
      'Code, images and build recipes are said to be kept with a second company ({date}), and no record was shown.',
    old: 'That code and images are kept with a second company was last checked on {date}, too long ago to count in full.',
  },
  remedy: {
    effort: 'S',
    action: 'Mirror code, images and build recipes to another company every night.',
  },
  controls: { csa_ccm_v4: ['IPY-04'], dora: ['28.8'], iso_27001_2022: ['A.5.21', 'A.5.23'], nist_csf_2: ['GV.SC-10'] },
  rows: ['all.conc.09'],
  evaluate: ({ answer }, judge) => judgeAnswer(answer, judge, 'review'),
});
