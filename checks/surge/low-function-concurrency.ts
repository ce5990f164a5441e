import { defineCheck, z } from 'cloudbrief/check';
import recipes from './remedies/low-function-concurrency.ts';

export default defineCheck({
  id: 'low-function-concurrency',
  aliases: ['narrow-functions'],
  name: 'Function concurrency limit or unreserved concurrency is low',
  question: 'surge',
  resource: 'region',
  needs: ['functionConcurrency'],
  severity: 'medium',
  weight: 3,
  title: 'Functions have room for a rush',
  failTitle: 'Regions where few functions may run at once',
  risk: 'In a rush the provider refuses to start more functions, and orders fail.',
  messages: {
    lowLimit: 'In {name}, all functions together may run {most} times at once.',
    reserved: 'In {name}, {free} of {most} runs at once are left for functions that reserved none.',
  },
  remedy: {
    effort: 'S',
    action: 'Ask the provider for a higher limit, and reserve only for what must never wait.',
    ...recipes,
  },
  controls: {
    aws_wa: ['REL01'],
    iso_27001_2022: ['A.8.6'],
    nist_csf_2: ['PR.IR-04'],
    soc2: ['A1.1'],
  },
  rows: ['aws.scale.07'],
  params: z.strictObject({
    minUnreservedConcurrency: z
      .number()
      .int()
      .positive()
      .default(500)
      .describe('Minimum unreserved concurrency of a region.'),
  }),
  paramAliases: { least: 'minUnreservedConcurrency' },
  evaluate({ functionConcurrency: runs }, judge, { minUnreservedConcurrency }) {
    if (runs === null) return judge.notApplicable('no functions are in use');
    if (runs.limit < minUnreservedConcurrency) return judge.fail('lowLimit', { most: runs.limit });
    return runs.unreserved < minUnreservedConcurrency
      ? judge.fail('reserved', { free: runs.unreserved, most: runs.limit })
      : judge.pass();
  },
  fix: () => ({ facets: { functionConcurrency: { limit: 10_000, unreserved: 10_000 } } }),
});
