import { defineCheck } from 'cloudbrief/check';
import recipes from './remedies/missing-performance-metrics.ts';

export default defineCheck({
  id: 'missing-performance-metrics',
  aliases: ['unmeasured-performance'],
  name: 'Load balancers and databases have no performance metrics',
  question: 'performance',
  resource: 'account',
  needs: ['metricCoverage'],
  severity: 'medium',
  weight: 10,
  title: 'What customers wait for is measured',
  failTitle: 'Accounts where nobody measures what customers wait for',
  risk: 'A service that gets slower week by week loses orders before anybody notices.',
  messages: {
    some: '{missing} of {total} entry points and databases in {name} have no measurements.',
    none: 'No entry point, database or machine in {name} has measurements.',
  },
  remedy: {
    effort: 'S',
    action: 'Measure the slowest visits, not the average, and watch them every day.',
    ...recipes,
  },
  controls: { aws_wa: ['PERF05'], iso_27001_2022: ['A.8.16'], nist_csf_2: ['DE.CM-09'], soc2: ['A1.1'] },
  evaluate({ metricCoverage }, judge) {
    if (metricCoverage === null || metricCoverage.total === 0)
      return judge.notApplicable('no resource there serves requests');
    if (metricCoverage.measured === metricCoverage.total) return judge.pass();
    if (metricCoverage.measured === 0) return judge.fail('none');
    return judge.partial(metricCoverage.measured / metricCoverage.total, 'some', {
      missing: metricCoverage.total - metricCoverage.measured,
      total: metricCoverage.total,
    });
  },
});
