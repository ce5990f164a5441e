import { defineCheck } from 'cloudbrief/check';
import recipes from './remedies/workflow-without-error-handling.ts';

export default defineCheck({
  id: 'workflow-without-error-handling',
  aliases: ['fragile-workflow'],
  name: 'Workflow steps have no retry, catch or timeout',
  question: 'coupling',
  resource: 'workflow',
  needs: ['workflowSteps'],
  severity: 'medium',
  weight: 3,
  title: 'Workflows survive a step that fails',
  failTitle: 'Workflows that stop at the first hiccup',
  risk: 'One slow or failing step leaves a piece of business half done until a person looks.',
  messages: {
    noErrorHandling: '{name} gives up at the first failure in {bare} of its {total} steps.',
    noTimeout: '{name} may wait for ever in {endless} of its {total} steps.',
  },
  remedy: {
    effort: 'S',
    action: 'Let every step try again, end in time, and lead somewhere when it fails.',
    ...recipes,
  },
  controls: { aws_wa: ['REL05-BP01'], azure_waf: ['RE:07'], soc2: ['A1.2'] },
  rows: ['aws.coup.02', 'gcp.coup.05'],
  evaluate({ workflowSteps }, judge) {
    if (workflowSteps === null || workflowSteps.total === 0)
      return judge.notApplicable('no step calls another service');
    const { total, withRetry, withCatch, withTimeout } = workflowSteps;
    // The counts overlap by an unknown number of steps; this is the lower bound.
    const bare = Math.max(0, total - withRetry - withCatch);
    if (bare > 0) return judge.fail('noErrorHandling', { bare, total });
    return withTimeout < total
      ? judge.partial(0.5, 'noTimeout', { endless: total - withTimeout, total })
      : judge.pass();
  },
  fix: ({ workflowSteps }) =>
    workflowSteps === null
      ? {}
      : {
          facets: {
            workflowSteps: {
              total: workflowSteps.total,
              withRetry: workflowSteps.total,
              withCatch: workflowSteps.total,
              withTimeout: workflowSteps.total,
            },
          },
        },
});
