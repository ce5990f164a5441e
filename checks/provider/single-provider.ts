import { defineCheck, judgeAnswer } from 'cloudbrief/check';

export default defineCheck({
  id: 'single-provider',
  name: 'No usable backup or platform remains without the cloud provider',
  question: 'provider',
  resource: 'practice',
  topic: 'second-provider',
  needs: ['providersInUse'],
  severity: 'medium',
  weight: 10,
  title: 'Something would remain without the provider',
  failTitle: 'Nothing would remain without the provider',
  risk: 'If the provider fails, bills too much or shuts the account, the business has nowhere else to go.',
  messages: {
    no: 'Everything is with one provider, and no copy of data or scripts is kept elsewhere.',
    partly: 'A part only of what matters is kept with another provider (answer of {date}).',
    undocumented: 'A copy is said to be kept with another provider ({date}), and no record of it was shown.',
    notRedundant: 'We use more than one provider, and none of them keeps what the others do (answer of {date}).',
    old: 'That a copy is kept with another provider was last confirmed on {date}, too long ago to count in full.',
  },
  remedy: {
    effort: 'M',
    action: 'Keep a copy of the crown jewels and of the rebuild scripts with another company.',
  },
  controls: {
    dora: ['28.8'],
    iso_27001_2022: ['A.5.23'],
    nist_csf_2: ['GV.SC-07', 'GV.OC-05'],
    nis2_dir: ['21.2.d'],
    soc2: ['CC9.2'],
  },
  rows: ['all.conc.01'],
  evaluate({ providersInUse }, judge) {
    const { providers = [], answer = null } = providersInUse ?? {};
    if (providers.length < 2) return judgeAnswer(answer, judge, 'review');
    // Separate workloads on two providers do not back each other up: an answer outranks what was read.
    if (answer?.status === 'no') return judge.fail('notRedundant', { date: answer.date.slice(0, 10) });
    return answer?.status === 'partial' ? judgeAnswer(answer, judge, 'review') : judge.pass();
  },
});
