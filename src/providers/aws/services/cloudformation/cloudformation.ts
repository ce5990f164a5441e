import type { Stack } from '@aws-sdk/client-cloudformation';
import type { Facets } from '../../../../model/facets.ts';
import { absent, mapReading, value, type Reading } from '../../../../model/reading.ts';
import { infrastructureAsCodeOf } from '../../../kit/infrastructure-as-code.ts';
import { plaintextSecretsIn } from '../../../kit/plaintext-secrets.ts';
import { assertField, requireField } from '../../../kit/response-fields.ts';
import { operations, type AwsCollector, type AwsContext } from '../../context.ts';
import { tagsOf } from '../../facets/tag-facets.ts';
import { forEachItem } from '../../../kit/for-each-item.ts';
import { forEachPage } from '../../../kit/for-each-page.ts';

/** Reads stacks: status, drift as of the last detection, termination protection. */
export const awsCloudFormation: AwsCollector = {
  id: 'aws-cloudformation',
  provider: 'aws',
  scope: 'regional',
  lists: ['stack'],
  fills: {
    stack: [
      'stackStatus',
      'drift',
      'plaintextSecrets',
      'deletionProtection',
      'infrastructureAsCode',
      'workloadIdentity',
    ],
  },
  operations: operations('cloudformation', ['DescribeStacks']),
  collect: async ctx => {
    const cloudformation = await import('@aws-sdk/client-cloudformation');
    const client = ctx.client(cloudformation.CloudFormationClient);
    await ctx.list('stack', 'cloudformation:DescribeStacks', async () => {
      await forEachPage(cloudformation.paginateDescribeStacks({ client }, {}), page =>
        forEachItem(assertField(page.Stacks, 'Stacks'), stack => {
          emitStack(ctx, stack);
        }),
      );
    });
  },
};

function emitStack(ctx: AwsContext, stack: Stack): void {
  const name = assertField(stack.StackName, 'StackName');
  const status: string | undefined = stack.StackStatus;
  // The stack does not exist yet, or no longer.
  if (status === 'REVIEW_IN_PROGRESS' || status === 'DELETE_COMPLETE') return;
  const tags = tagsOf(stack.Tags);
  const byTags = infrastructureAsCodeOf(tags);
  ctx.emit({
    id: stack.StackId ?? ctx.arn('cloudformation', `stack/${name}`),
    slot: name,
    kind: 'stack',
    type: 'AWS::CloudFormation::Stack',
    name,
    tags,
    createdAt: stack.CreationTime?.toISOString(),
    facets: {
      stackStatus: mapReading(requireField(status, 'StackStatus'), stackStatusOf),
      drift: driftOf(stack),
      // Without a role, it has the rights of whoever updates it.
      workloadIdentity: stack.RoleARN === undefined || stack.RoleARN === '' ? absent : value(stack.RoleARN),
      plaintextSecrets: value(plaintextSecretsIn(visibleSettings(stack))),
      // A nested stack is deleted and protected with its root.
      deletionProtection:
        stack.RootId === undefined || stack.RootId === ''
          ? requireField(stack.EnableTerminationProtection, 'EnableTerminationProtection')
          : absent,
      // A template is infrastructure as code, whatever product generated it.
      infrastructureAsCode: byTags.state === 'value' ? byTags : value({ tool: 'CloudFormation', evidence: 'template' }),
    },
  });
}

/** Parameters and outputs, which every reader of the stack sees; AWS masks NoEcho parameters with asterisks. */
const visibleSettings = (stack: Stack): (readonly [string, string | undefined])[] => [
  ...(stack.Parameters ?? []).flatMap(({ ParameterKey: name, ParameterValue: text }) =>
    name === undefined || /^\*+$/.test(text ?? '') ? [] : [[name, text] as const],
  ),
  ...(stack.Outputs ?? []).flatMap(({ OutputKey: name, OutputValue: text }) =>
    name === undefined ? [] : [[name, text] as const],
  ),
];

function stackStatusOf(status: string): Facets['stackStatus'] {
  if (status.endsWith('_IN_PROGRESS')) return 'in-progress';
  if (status.endsWith('_FAILED') || status === 'ROLLBACK_COMPLETE') return 'failed';
  return status.endsWith('ROLLBACK_COMPLETE') ? 'rolled-back' : 'complete';
}

function driftOf({ DriftInformation: drift }: Stack): Reading<Facets['drift']> {
  const checkedAt = drift?.LastCheckTimestamp?.toISOString();
  const when = checkedAt === undefined ? {} : { checkedAt };
  const state = drift?.StackDriftStatus;
  if (state === 'DRIFTED') return value({ state: 'drifted', ...when });
  if (state === 'IN_SYNC') return value({ state: 'in-sync', ...when });
  return mapReading(requireField(state, 'StackDriftStatus'), () => ({ state: 'not-checked' as const }));
}
