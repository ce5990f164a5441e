import { absent, value } from '../../../../model/reading.ts';
import { gcpOperations, type GcpCollector, type GcpContext, type GcpList } from '../../context.ts';
import { headOf } from '../../facets/common.ts';
import { eachOfLocations, locationIn, locationsOf } from '../../facets/locations.ts';

const LOCATIONS = locationsOf('cloudtasks', 'v2');
const QUEUES: GcpList = {
  call: 'cloudtasks:projects.locations.queues.list',
  permission: 'cloudtasks.queues.list',
  path: '/v2/projects/{project}/locations/{location}/queues',
  query: 'pageSize=1000',
  items: 'queues',
};

interface Queue {
  readonly name?: string;
  readonly retryConfig?: { readonly maxAttempts?: number } | null;
}

/** Queues of Cloud Tasks, each as a workflow of one step: the call of a task. Tasks are not read. */
export const gcpCloudTasks: GcpCollector = {
  id: 'gcp-cloud-tasks',
  provider: 'gcp',
  scope: 'global',
  lists: ['workflow'],
  fills: { workflow: ['workflowSteps', 'deadLetter'] },
  operations: gcpOperations(LOCATIONS, QUEUES),
  collect: async ctx => {
    await ctx.list('workflow', QUEUES.call, () =>
      eachOfLocations<Queue>(ctx, LOCATIONS, QUEUES, row => {
        emitQueue(ctx, row);
      }),
    );
  },
};

/** A task is tried a hundred times where nothing is set; -1 is for ever (cloud.google.com/tasks/docs/configuring-queues). */
function emitQueue(ctx: GcpContext, { name, retryConfig }: Queue): void {
  const triesAgain = retryConfig?.maxAttempts !== 1;
  ctx.emit({
    ...headOf(ctx, { kind: 'workflow', type: 'cloudtasks.googleapis.com/Queue', name, region: locationIn(name) }),
    facets: {
      // The deadline of a task is ten minutes where it sets none.
      workflowSteps: value({ total: 1, withRetry: triesAgain ? 1 : 0, withCatch: 0, withTimeout: 1 }),
      // The service has no dead-letter queues.
      deadLetter: absent,
    },
  });
}
