import type { Kind } from '../../../../model/kinds.ts';
import { unread, value, type Reading, type Unread } from '../../../../model/reading.ts';
import { facet, type Resource } from '../../../../model/resource.ts';
import { assertField } from '../../../kit/response-fields.ts';
import { operations, type AwsCollector, type AwsContext } from '../../context.ts';

const CALL = 'cloudformation:ListStackResources';
/** Stacks of a region that are asked. */
const MOST_STACKS = 300;

/** Kinds that are judged by how they were made, and that units of the region list. */
const KINDS = [
  'server', 'server-group', 'database', 'load-balancer', 'warehouse', 'search', 'cache', 'file-share', 'function', 'app', 'kubernetes-cluster',
] as const satisfies readonly Kind[]; // prettier-ignore

/** Asks the stacks for resources that no tag shows to be of a stack: CloudFormation cannot tag every type. */
export const awsStackResources: AwsCollector = {
  id: 'aws-cloudformation-resources',
  provider: 'aws',
  scope: 'regional',
  lists: [],
  fills: Object.fromEntries(KINDS.map(kind => [kind, ['infrastructureAsCode'] as const])),
  runsAfter: ['stack', ...KINDS],
  operations: operations('cloudformation', ['ListStackResources']),
  collect: async ctx => {
    const stacks = ctx.seen.filter(({ kind }) => kind === 'stack');
    const unsigned = ctx.seen.filter(
      one => one.kind !== 'stack' && facet(one, 'infrastructureAsCode').state === 'absent',
    );
    if (stacks.length === 0 || unsigned.length === 0) return;
    const readings = await Promise.all(stacks.slice(0, MOST_STACKS).map(stack => readStack(ctx, stack)));
    const made = new Set(readings.flatMap(reading => (reading.state === 'value' ? reading.value : [])));
    const gap =
      readings.find((reading): reading is Unread => reading.state === 'unread') ??
      (stacks.length > MOST_STACKS
        ? unread('not-collected', `the resources of more than ${MOST_STACKS} stacks`)
        : undefined);
    for (const resource of unsigned) {
      if (keysOf(resource).some(key => made.has(key)))
        ctx.add(resource.id, {
          infrastructureAsCode: value({ tool: 'CloudFormation', evidence: 'resource of a stack' }),
        });
      else if (gap !== undefined) ctx.add(resource.id, { infrastructureAsCode: gap });
    }
  },
};

/** Keys of the resources of a stack; absent where the stack is gone by now. */
async function readStack(ctx: AwsContext, { id }: Resource): Promise<Reading<readonly string[]>> {
  const cloudformation = await import('@aws-sdk/client-cloudformation');
  const client = ctx.client(cloudformation.CloudFormationClient);
  return ctx.read(
    CALL,
    async () => {
      const keys: string[] = [];
      for await (const page of cloudformation.paginateListStackResources({ client }, { StackName: id })) {
        for (const one of assertField(page.StackResourceSummaries, 'StackResourceSummaries')) {
          // A resource that was never made has no id.
          if (one.PhysicalResourceId === undefined || one.ResourceStatus === 'DELETE_COMPLETE') continue;
          const type = assertField(one.ResourceType, 'ResourceType');
          keys.push(...[one.PhysicalResourceId, lastPartOf(one.PhysicalResourceId)].map(known => `${type} ${known}`));
        }
      }
      return keys;
    },
    { absentOn: ['ValidationError'] },
  );
}

/** CloudFormation knows a resource by its ARN, or by the id or name that its ARN ends with. */
const keysOf = ({ type, id, stableId }: Resource): string[] =>
  [id, lastPartOf(id), stableId].flatMap(known => (known === undefined ? [] : [`${type} ${known}`]));

/** `db-1` of `arn:aws:rds:eu-west-1:…:db:db-1` */
const lastPartOf = (id: string): string => /[^/:]+$/.exec(id)?.[0] ?? id;
