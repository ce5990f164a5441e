import type { FunctionConfiguration, LambdaClient } from '@aws-sdk/client-lambda';
import type * as sdk from '@aws-sdk/client-lambda';
import type { Facets } from '../../../../model/facets.ts';
import { absent, unread, value, type Reading } from '../../../../model/reading.ts';
import { operations, type AwsCollector, type AwsContext } from '../../context.ts';
import { assertField } from '../../client/failure.ts';
import { publicFunction } from './access.ts';
import { awaitAll } from '../../client/response-fields.ts';
import { plaintextSecretsIn } from '../../../kit/plaintext-secrets.ts';
import { byTags } from '../../facets/tag-facets.ts';
import { networkInterfacesIn } from '../../facets/network-interfaces.ts';

interface ServiceContext {
  readonly ctx: AwsContext;
  readonly lambda: typeof sdk;
  readonly client: LambdaClient;
}

/** Reads functions: never their code, and of their settings the names only. */
export const awsLambda: AwsCollector = {
  id: 'aws-lambda',
  provider: 'aws',
  scope: 'regional',
  lists: ['function'],
  fills: {
    function: [
      'networkInterfaces',
      'plaintextSecrets',
      'publicAccess',
      'encryptionInTransit',
      'listeners',
      'diagnosticLogging',
      'state',
      'infrastructureAsCode',
    ],
    region: ['functionConcurrency'],
  },
  operations: operations('lambda', [
    'ListFunctions',
    'GetAccountSettings',
    'ListFunctionUrlConfigs',
    'GetPolicy',
    'ListTags',
  ]),
  collect: async ctx => {
    const lambda = await import('@aws-sdk/client-lambda');
    const asking = { ctx, lambda, client: ctx.client(lambda.LambdaClient) };
    let seen = 0;
    const listed = await ctx.list('function', 'lambda:ListFunctions', async () => {
      for await (const page of lambda.paginateListFunctions({ client: asking.client, pageSize: 50 }, {})) {
        const functions = assertField(page.Functions, 'Functions');
        seen += functions.length;
        await awaitAll(functions.map(one => emitFunction(asking, one)));
      }
    });
    const functionConcurrency = seen > 0 ? await quotaOf(asking) : listed.state === 'unread' ? listed : absent;
    ctx.add(ctx.arn('ec2', 'region'), { functionConcurrency });
  },
};

async function emitFunction(asking: ServiceContext, one: FunctionConfiguration): Promise<void> {
  const name = assertField(one.FunctionName, 'FunctionName');
  const { ctx, lambda, client } = asking;
  const id = one.FunctionArn ?? ctx.arn('lambda', `function:${name}`);
  const [tagged, publicAccess] = await Promise.all([
    ctx.read(
      'lambda:ListTags',
      async () => (await client.send(new lambda.ListTagsCommand({ Resource: id }))).Tags ?? {},
    ),
    accessOf(asking, name),
  ]);
  const { tags, slot, management } = byTags(tagged);
  ctx.emit({
    id,
    slot,
    kind: 'function',
    type: 'AWS::Lambda::Function',
    name,
    tags,
    facets: {
      networkInterfaces: networkInterfacesOf(ctx, one),
      plaintextSecrets: settingsOf(one),
      publicAccess,
      // AWS takes calls over HTTPS only, and decides how old that may be (AWS, "Data protection in Lambda").
      encryptionInTransit: value('required'),
      listeners: absent,
      // What it prints is always kept; its way through other services only where it is traced.
      diagnosticLogging: value(one.TracingConfig?.Mode === 'Active' ? 'all' : 'partial'),
      // The list says nothing of a function's state unless something is wrong with it.
      state: value(one.State === undefined || one.State === 'Active' ? 'running' : 'other'),
      infrastructureAsCode: management,
    },
  });
}

function quotaOf({ ctx, lambda, client }: ServiceContext): Promise<Reading<Facets['functionConcurrency']>> {
  return ctx.read('lambda:GetAccountSettings', async () => {
    const { AccountLimit: limit } = await client.send(new lambda.GetAccountSettingsCommand({}));
    return {
      limit: assertField(limit?.ConcurrentExecutions, 'ConcurrentExecutions'),
      unreserved: assertField(limit?.UnreservedConcurrentExecutions, 'UnreservedConcurrentExecutions'),
    };
  });
}

/** Outside of our networks AWS runs it wherever there is room, in all zones of the region. */
function networkInterfacesOf(
  ctx: AwsContext,
  { VpcConfig: wiring }: FunctionConfiguration,
): Reading<Facets['networkInterfaces']> {
  if ((wiring?.VpcId ?? '') === '') return absent;
  return networkInterfacesIn(ctx, wiring?.SubnetIds, wiring?.SecurityGroupIds);
}

function settingsOf({ Environment: settings }: FunctionConfiguration): Reading<Facets['plaintextSecrets']> {
  // AWS says so where the key of the settings is closed to us.
  if (settings?.Error !== undefined) return unread('denied', 'its settings cannot be read');
  return value(plaintextSecretsIn(Object.entries(settings?.Variables ?? {})));
}

/** Who may call it: by the addresses that it has, and by its policies. */
async function accessOf(
  { ctx, lambda, client }: ServiceContext,
  FunctionName: string,
): Promise<Reading<Facets['publicAccess']>> {
  const policyOf = (Qualifier?: string): Promise<Reading<string>> =>
    ctx.read(
      'lambda:GetPolicy',
      async () => (await client.send(new lambda.GetPolicyCommand({ FunctionName, Qualifier }))).Policy,
      { absentOn: ['ResourceNotFoundException'] },
    );
  const [policy, urls] = await Promise.all([
    policyOf(),
    ctx.read('lambda:ListFunctionUrlConfigs', async () => {
      const found: { readonly open: boolean; readonly qualifier: string | undefined }[] = [];
      for await (const page of lambda.paginateListFunctionUrlConfigs({ client, pageSize: 50 }, { FunctionName }))
        for (const { AuthType: asks, FunctionArn: arn = '' } of assertField(
          page.FunctionUrlConfigs,
          'FunctionUrlConfigs',
        ))
          found.push({ open: asks === 'NONE', qualifier: arn.split(':')[7] });
      return found;
    }),
  ]);
  if (urls.state !== 'value') return urls;
  const open = urls.value.filter(url => url.open);
  const policies = await Promise.all(
    open.map(async ({ qualifier }) => (qualifier === undefined ? policy : policyOf(qualifier))),
  );
  return publicFunction(ctx.account, policy, { any: urls.value.length > 0, open: policies });
}
