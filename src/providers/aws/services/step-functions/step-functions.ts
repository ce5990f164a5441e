import type { SFNClient, StateMachineListItem } from '@aws-sdk/client-sfn';
import type * as sdk from '@aws-sdk/client-sfn';
import type { Facets } from '../../../../model/facets.ts';
import { absent, flatMapReading, unread, value, type Reading } from '../../../../model/reading.ts';
import { operations, type AwsCollector, type AwsContext } from '../../context.ts';
import { assertField } from '../../client/failure.ts';
import { awaitAll } from '../../client/response-fields.ts';
import { regionalPlacement } from '../../facets/regional-placement.ts';

/** Reads workflows. Of what they are made of only numbers are kept: how many steps there are, and how many help themselves. */
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
      for await (const page of sfn.paginateListStateMachines({ client, pageSize: 1000 }, {}))
        await awaitAll(
          assertField(page.stateMachines, 'stateMachines').map(machine =>
            emitStateMachine(ctx, { sfn, client }, machine),
          ),
        );
    });
  },
};

async function emitStateMachine(
  ctx: AwsContext,
  { sfn, client }: { readonly sfn: typeof sdk; readonly client: SFNClient },
  machine: StateMachineListItem,
): Promise<void> {
  const id = assertField(machine.stateMachineArn, 'stateMachineArn');
  const definition = await ctx.read('states:DescribeStateMachine', async () => {
    const answer = await client.send(new sfn.DescribeStateMachineCommand({ stateMachineArn: id }));
    return assertField(answer.definition, 'definition');
  });
  ctx.emit({
    id,
    kind: 'workflow',
    type: 'AWS::StepFunctions::StateMachine',
    name: machine.name ?? id,
    tags: {},
    createdAt: machine.creationDate?.toISOString(),
    facets: {
      placement: regionalPlacement(ctx),
      workflowSteps: flatMapReading(definition, workflowStepsOf),
      // Nothing is handed on: a run that fails is kept as failed.
      deadLetter: absent,
    },
  });
}

type State = Readonly<Record<string, unknown>>;

/** Counts the steps of a definition that call something, those inside branches and loops among them. */
export function workflowStepsOf(definition: string): Reading<Facets['workflowSteps']> {
  let parsed: unknown;
  try {
    parsed = JSON.parse(definition);
  } catch {
    return unread('failed', 'the definition is no JSON');
  }
  const tasks = tasksIn(parsed);
  if (tasks.length === 0) return absent;
  // A limit on the whole run ends every step in it.
  const limited = isObject(parsed) && 'TimeoutSeconds' in parsed;
  return value({
    total: tasks.length,
    withRetry: tasks.filter(({ Retry }) => isFilled(Retry)).length,
    withCatch: tasks.filter(({ Catch }) => isFilled(Catch)).length,
    withTimeout: tasks.filter(
      task => limited || 'TimeoutSeconds' in task || 'TimeoutSecondsPath' in task || 'HeartbeatSeconds' in task,
    ).length,
  });
}

const isObject = (thing: unknown): thing is State => typeof thing === 'object' && thing !== null;
const isFilled = (list: unknown): boolean => Array.isArray(list) && list.length > 0;

/** Without recursion: definitions are written by strangers and may be nested as deep as a megabyte allows. */
function tasksIn(machine: unknown): State[] {
  const tasks: State[] = [];
  const open: unknown[] = [machine];
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
