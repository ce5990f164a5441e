import type { SFNClient, StateMachineListItem } from '@aws-sdk/client-sfn';
import type * as sdk from '@aws-sdk/client-sfn';
import type { Facets } from '../../../../model/facets.ts';
import { absent, flatMapReading, unread, value, type Reading } from '../../../../model/reading.ts';
import { awaitAll } from '../../../kit/await-all.ts';
import { assertField } from '../../../kit/response-fields.ts';
import { operations, type AwsCollector, type AwsContext } from '../../context.ts';
import { regionalPlacement } from '../../facets/zone-placement.ts';
import { forEachPage } from '../../../kit/for-each-page.ts';

/** Reads state machines. Of the definition only counts are kept: task states, and those with retry, catch and timeout. */
export const awsStepFunctions: AwsCollector = {
  id: 'aws-step-functions',
  provider: 'aws',
  scope: 'regional',
  lists: ['workflow'],
  fills: { workflow: ['placement', 'workflowSteps', 'deadLetter'] },
  operations: operations('states', ['ListStateMachines', 'DescribeStateMachine']),
  collect: async ctx => {
    const sfn = await import('@aws-sdk/client-sfn');
    const client = ctx.client(sfn.SFNClient);
    await ctx.list('workflow', 'states:ListStateMachines', async () => {
      await forEachPage(sfn.paginateListStateMachines({ client, pageSize: 1000 }, {}), page =>
        awaitAll(
          assertField(page.stateMachines, 'stateMachines').map(stateMachine =>
            emitStateMachine(ctx, { sfn, client }, stateMachine),
          ),
        ),
      );
    });
  },
};

async function emitStateMachine(
  ctx: AwsContext,
  { sfn, client }: { readonly sfn: typeof sdk; readonly client: SFNClient },
  stateMachine: StateMachineListItem,
): Promise<void> {
  const id = assertField(stateMachine.stateMachineArn, 'stateMachineArn');
  const definition = await ctx.read('states:DescribeStateMachine', async () => {
    const answer = await client.send(new sfn.DescribeStateMachineCommand({ stateMachineArn: id }));
    return assertField(answer.definition, 'definition');
  });
  ctx.emit({
    id,
    kind: 'workflow',
    type: 'AWS::StepFunctions::StateMachine',
    name: stateMachine.name ?? id,
    tags: {},
    createdAt: stateMachine.creationDate?.toISOString(),
    facets: {
      placement: regionalPlacement(ctx),
      workflowSteps: flatMapReading(definition, workflowStepsOf),
      // A failed execution stays in the history; there is no dead-letter destination.
      deadLetter: absent,
    },
  });
}

type State = Readonly<Record<string, unknown>>;

/** Counts the task states of a definition, those in branches and maps included. */
export function workflowStepsOf(definition: string): Reading<Facets['workflowSteps']> {
  let parsed: unknown;
  try {
    parsed = JSON.parse(definition);
  } catch {
    return unread('failed', 'the definition is not JSON');
  }
  const tasks = tasksIn(parsed);
  if (tasks.length === 0) return absent;
  // A timeout of the whole state machine ends every task.
  const hasTimeout = isObject(parsed) && 'TimeoutSeconds' in parsed;
  return value({
    total: tasks.length,
    withRetry: tasks.filter(({ Retry }) => isFilled(Retry)).length,
    withCatch: tasks.filter(({ Catch }) => isFilled(Catch)).length,
    withTimeout: tasks.filter(
      task => hasTimeout || 'TimeoutSeconds' in task || 'TimeoutSecondsPath' in task || 'HeartbeatSeconds' in task,
    ).length,
  });
}

const isObject = (thing: unknown): thing is State => typeof thing === 'object' && thing !== null;
const isFilled = (list: unknown): boolean => Array.isArray(list) && list.length > 0;

/** Iterative: a definition is untrusted and may be nested as deep as its size allows. */
function tasksIn(definition: unknown): State[] {
  const tasks: State[] = [];
  const open: unknown[] = [definition];
  while (open.length > 0) {
    const { States: states } = asState(open.pop());
    for (const state of Object.values(asState(states)).filter(isObject)) {
      if (state['Type'] === 'Task') tasks.push(state);
      const { Branches: branches, Iterator: iterator, ItemProcessor: processor } = state;
      open.push(iterator, processor);
      if (Array.isArray(branches)) for (const branch of branches as unknown[]) open.push(branch);
    }
  }
  return tasks;
}

const asState = (thing: unknown): State => (isObject(thing) ? thing : {});
