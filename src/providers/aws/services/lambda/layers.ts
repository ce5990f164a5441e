import type * as sdk from '@aws-sdk/client-lambda';
import type { LambdaClient, LayersListItem } from '@aws-sdk/client-lambda';
import { absent, unread, value, type Reading } from '../../../../model/reading.ts';
import { awaitAll } from '../../../kit/await-all.ts';
import { assertField } from '../../../kit/response-fields.ts';
import { operations, type AwsCollector, type AwsContext } from '../../context.ts';
import { sharedWithFrom } from '../../policy/resource-policy.ts';
import { forEachPage } from '../../../kit/for-each-page.ts';

interface ServiceContext {
  readonly ctx: AwsContext;
  readonly lambda: typeof sdk;
  readonly client: LambdaClient;
}

/** Policies are read of this many versions of a layer, the newest first. */
const MAX_VERSIONS = 25;

/** Reads who may use layers; each version has a policy of its own. Their code is never read. */
export const awsLambdaLayers: AwsCollector = {
  id: 'aws-lambda-layers',
  provider: 'aws',
  scope: 'regional',
  lists: ['artifact'],
  fills: { artifact: ['sharedWith', 'unencryptedParts'] },
  operations: operations('lambda', ['ListLayers', 'ListLayerVersions', 'GetLayerVersionPolicy']),
  collect: async ctx => {
    const lambda = await import('@aws-sdk/client-lambda');
    const api = { ctx, lambda, client: ctx.client(lambda.LambdaClient) };
    await ctx.list('artifact', 'lambda:ListLayers', async () => {
      await forEachPage(lambda.paginateListLayers({ client: api.client, pageSize: 50 }, {}), page =>
        awaitAll(assertField(page.Layers, 'Layers').map(layer => emitLayer(api, layer))),
      );
    });
  },
};

async function emitLayer(api: ServiceContext, layer: LayersListItem): Promise<void> {
  const name = assertField(layer.LayerName, 'LayerName');
  api.ctx.emit({
    id: layer.LayerArn ?? api.ctx.arn('lambda', `layer:${name}`),
    kind: 'artifact',
    type: 'AWS::Lambda::LayerVersion',
    name,
    tags: {},
    facets: { sharedWith: await readSharedWith(api, name), unencryptedParts: absent },
  });
}

/** Who may use any of its versions. */
async function readSharedWith(api: ServiceContext, LayerName: string): Promise<Reading<string[]>> {
  const { ctx, lambda, client } = api;
  const versions = await ctx.read('lambda:ListLayerVersions', async () => {
    const found: number[] = [];
    for await (const page of lambda.paginateListLayerVersions({ client, pageSize: 50 }, { LayerName }))
      for (const { Version: version } of assertField(page.LayerVersions, 'LayerVersions'))
        found.push(assertField(version, 'Version'));
    return found.sort((a, b) => b - a);
  });
  if (versions.state !== 'value') return versions.state === 'unread' ? versions : value([]);
  const shared = await Promise.all(
    versions.value.slice(0, MAX_VERSIONS).map(VersionNumber => readVersion(api, { LayerName, VersionNumber })),
  );
  if (versions.value.length > MAX_VERSIONS)
    shared.push(unread('not-collected', `more than ${String(MAX_VERSIONS)} versions of a layer`));
  const known = new Set(shared.flatMap(one => (one.state === 'value' ? one.value : [])));
  // What one version opens is public, whatever the others say.
  if (known.has('*')) return value(['*']);
  return shared.find(one => one.state === 'unread') ?? value([...known].sort());
}

async function readVersion(
  { ctx, lambda, client }: ServiceContext,
  version: { readonly LayerName: string; readonly VersionNumber: number },
): Promise<Reading<string[]>> {
  const policy = await ctx.read(
    'lambda:GetLayerVersionPolicy',
    async () => assertField((await client.send(new lambda.GetLayerVersionPolicyCommand(version))).Policy, 'Policy'),
    { absentOn: ['ResourceNotFoundException'] },
  );
  return sharedWithFrom(policy, { account: ctx.account, service: 'lambda' });
}
