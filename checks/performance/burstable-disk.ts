import { defineCheck } from 'cloudbrief/check';
import recipes from './remedies/burstable-disk.ts';

export default defineCheck({
  id: 'burstable-disk',
  aliases: ['variable-disk'],
  name: 'Disk or file system has burstable throughput',
  question: 'performance',
  resource: ['disk', 'file-share'],
  needs: ['state', 'performance', 'burstCredits'],
  severity: 'low',
  weight: 1,
  adjust: ({ burstCredits }) => (burstCredits === 'exhausted' ? 1 : 0),
  title: 'Disks and shared files keep their speed under steady load',
  failTitle: 'Disks and shared files that slow down under steady load',
  risk: 'The disk is fast in every test, and slow after an hour of real work.',
  messages: {
    burstable: '{name} is of a type that slows down under steady load ({class}).',
    exhausted: '{name} used up the speed that it had saved ({class}).',
  },
  remedy: {
    effort: 'S',
    action: 'Change the disk to a type with a fixed speed.',
    ...recipes,
  },
  controls: { aws_wa: ['PERF03'], iso_27001_2022: ['A.8.6'], nist_csf_2: ['PR.IR-04'], soc2: ['A1.1'] },
  rows: ['aws.perf.03', 'aws.perf.05', 'az.perf.02'],
  evaluate(disk, judge) {
    if (disk.state !== 'running' || disk.performance === null) return judge.notApplicable('it is not in use');
    if (!disk.performance.burstable || disk.burstCredits === 'sufficient') return judge.pass();
    return judge.fail(disk.burstCredits === 'exhausted' ? 'exhausted' : 'burstable', { class: disk.performance.type });
  },
  fix: ({ performance }) =>
    performance === null ? {} : { facets: { performance: { ...performance, burstable: false } } },
});
