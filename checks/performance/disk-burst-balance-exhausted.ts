import { defineCheck } from 'cloudbrief/check';
import recipes from './remedies/disk-burst-balance-exhausted.ts';

export default defineCheck({
  id: 'disk-burst-balance-exhausted',
  aliases: ['used-up-disk-speed'],
  name: 'Disk burst balance of a server or database was nearly exhausted',
  question: 'performance',
  resource: ['server', 'database'],
  needs: ['collectedMetrics'],
  severity: 'medium',
  weight: 3,
  title: 'Machines have disk speed to spare',
  failTitle: 'Machines that ran out of disk speed',
  risk: 'Once the saved speed is gone, everything that reads or writes waits in line.',
  messages: { low: 'Of the disk speed that {name} saves up, {left} percent were left at its worst.' },
  remedy: {
    effort: 'S',
    action: 'Move to a machine or disk with a fixed speed.',
    ...recipes,
  },
  controls: { aws_wa: ['PERF03'], iso_27001_2022: ['A.8.6'], nist_csf_2: ['PR.IR-04'], soc2: ['A1.1'] },
  rows: ['aws.perf.04', 'aws.perf.06'],
  evaluate({ collectedMetrics }, judge) {
    if (collectedMetrics === null) return judge.notApplicable('metrics were not requested');
    const saved = collectedMetrics.find(({ metric }) => metric === 'disk-burst-balance');
    if (saved === undefined) return judge.notApplicable('it has no burst balance');
    return saved.p5 < 20 ? judge.fail('low', { left: Math.round(saved.p5) }) : judge.pass();
  },
});
