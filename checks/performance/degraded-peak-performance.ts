import { defineCheck, z } from 'cloudbrief/check';
import recipes from './remedies/degraded-peak-performance.ts';

/** The p95 of each metric below which variation has no effect: percent, queued requests, seconds. */
const THRESHOLDS: Readonly<Record<string, number>> = {
  'cpu-utilization': 50,
  'queue-depth': 4,
  latency: 0.1,
};

export default defineCheck({
  id: 'degraded-peak-performance',
  aliases: ['uneven-speed'],
  name: 'Peak (p95) load, queue depth or latency is far above the median',
  question: 'performance',
  resource: ['server', 'disk', 'database', 'load-balancer'],
  needs: ['collectedMetrics'],
  severity: 'medium',
  weight: 5,
  title: 'The busy hours are nearly as fast as the quiet ones',
  failTitle: 'Systems that slow down in their busy hours',
  risk: 'The average looks fine, and the customers of the busy hour wait or leave.',
  messages: {
    peak: 'In its busy hours {name} has {times} times its usual {metric, select, cpu_utilization {load} queue_depth {queue} other {latency}}.',
  },
  remedy: {
    effort: 'M',
    action: 'Find what makes the busy hours slow, and give it more room.',
    ...recipes,
  },
  controls: { aws_wa: ['PERF05'], iso_27001_2022: ['A.8.16'], nist_csf_2: ['PR.IR-04'], soc2: ['A1.1'] },
  rows: ['aws.perf.06', 'aws.perf.08'],
  params: z.strictObject({
    maxPeakRatio: z.number().min(1.5).default(3).describe('Maximum ratio of p95 to median over hourly samples.'),
  }),
  paramAliases: { times: 'maxPeakRatio' },
  evaluate({ collectedMetrics }, judge, { maxPeakRatio }) {
    if (collectedMetrics === null) return judge.notApplicable('metrics were not requested');
    const judged = collectedMetrics.filter(({ metric }) => metric in THRESHOLDS);
    if (judged.length === 0) return judge.notApplicable('the provider has no metrics of it');
    const uneven = judged.find(
      ({ metric, p50, p95 }) => p95 >= (THRESHOLDS[metric] ?? Infinity) && p95 >= p50 * maxPeakRatio,
    );
    if (uneven === undefined) return judge.pass();
    const ratio = uneven.p50 > 0 ? Math.min(99, Math.round(uneven.p95 / uneven.p50)) : 99;
    return judge.fail('peak', { times: ratio, metric: uneven.metric.replaceAll('-', '_') });
  },
});
