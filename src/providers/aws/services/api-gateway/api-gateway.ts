import type * as RestSdk from '@aws-sdk/client-api-gateway';
import type * as HttpSdk from '@aws-sdk/client-apigatewayv2';
import type { Facets } from '../../../../model/facets.ts';
import { absent, mapReading, unread, value, type Reading } from '../../../../model/reading.ts';
import { awaitAll } from '../../../kit/await-all.ts';
import { infrastructureAsCodeOf, slotOf } from '../../../kit/infrastructure-as-code.ts';
import { assertLastPage } from '../../../kit/page-guard.ts';
import { assertField, requireField } from '../../../kit/response-fields.ts';
import { operations, type AwsCollector, type AwsContext } from '../../context.ts';
import { minTlsVersionOf } from '../../facets/tls-policies.ts';
import { httpAuthentication, restAccess, restAuthentication } from './authentication.ts';
import { accessLoggingOf, accessLogOf } from './access-logs.ts';
import { forEachItem } from '../../../kit/for-each-item.ts';
import { forEachPage, pagesByToken } from '../../../kit/for-each-page.ts';

const READS = ['GetRestApis', 'GetStages', 'GetResources', 'GetDomainNames', 'GetApis', 'GetRoutes'] as const;
const LISTENERS: Facets['listeners'] = [{ protocol: 'HTTPS', port: 443, redirectsToHttps: false }];

/** Reads REST, HTTP and WebSocket APIs, and the custom domain names that lead to them. */
export const awsApiGateway: AwsCollector = {
  id: 'aws-api-gateway',
  provider: 'aws',
  scope: 'regional',
  lists: ['api-gateway'],
  fills: {
    'api-gateway': [
      'placement',
      'scaling',
      'publicAccess',
      'apiAuthentication',
      'localAuthentication',
      'listeners',
      'origins',
      'originFailover',
      'accessLogging',
      'state',
      'addresses',
      'infrastructureAsCode',
      'relationships',
    ],
  },
  // IAM has one action for every read: `GET`.
  operations: operations('apigateway', READS, Object.fromEntries(READS.map(call => [call, 'apigateway:GET']))),
  collect: async ctx => {
    const [rest, http] = await Promise.all([
      import('@aws-sdk/client-api-gateway'),
      import('@aws-sdk/client-apigatewayv2'),
    ]);
    const [restClient, httpClient] = [ctx.client(rest.APIGatewayClient), ctx.client(http.ApiGatewayV2Client)];
    let apis = 0;
    await awaitAll([
      ctx.list('api-gateway', 'apigateway:GetRestApis', async () => {
        await forEachPage(rest.paginateGetRestApis({ client: restClient, pageSize: 500 }, {}), async page => {
          const items = assertField(page.items, 'items');
          apis += items.length;
          await awaitAll(items.map(api => emitRest(ctx, rest, restClient, api)));
        });
      }),
      ctx.list('api-gateway', 'apigateway:GetApis', async () => {
        const pages = pagesByToken(
          NextToken => httpClient.send(new http.GetApisCommand({ MaxResults: '500', NextToken })),
          page => page.NextToken,
        );
        await forEachPage(pages, async page => {
          const items = assertField(page.Items, 'Items');
          apis += items.length;
          await awaitAll(items.map(api => emitHttp(ctx, http, httpClient, api)));
        });
      }),
    ]);
    // Without an API a custom domain name leads nowhere.
    if (apis === 0) return;
    await ctx.list('api-gateway', 'apigateway:GetDomainNames', async () => {
      await forEachPage(rest.paginateGetDomainNames({ client: restClient, pageSize: 500 }, {}), ({ items }) =>
        forEachItem(assertField(items, 'items'), domain => {
          emitDomainName(ctx, domain);
        }),
      );
    });
  },
};

async function emitRest(
  ctx: AwsContext,
  rest: typeof RestSdk,
  client: RestSdk.APIGatewayClient,
  api: RestSdk.RestApi,
): Promise<void> {
  const restApiId = assertField(api.id, 'id');
  const stages = await ctx.read('apigateway:GetStages', async () => {
    const answer = await client.send(new rest.GetStagesCommand({ restApiId }));
    return assertField(answer.item, 'item').map(stage => ({
      log: accessLogOf(stage.accessLogSettings?.destinationArn, stage.methodSettings?.['*/*']?.loggingLevel),
      webAcl: stage.webAclArn,
    }));
  });
  await emitApi(
    ctx,
    { path: `/restapis/${restApiId}`, type: 'AWS::ApiGateway::RestApi', stages },
    {
      id: restApiId,
      name: api.name,
      tags: api.tags,
      createdAt: api.createdDate,
      access: restAccess(ctx, api),
      authentication: () => restAuthentication(ctx, rest, client, restApiId),
      customDomainsOnly: api.disableExecuteApiEndpoint === true,
    },
  );
}

async function emitHttp(
  ctx: AwsContext,
  http: typeof HttpSdk,
  client: HttpSdk.ApiGatewayV2Client,
  api: HttpSdk.Api,
): Promise<void> {
  const ApiId = assertField(api.ApiId, 'ApiId');
  const stages = await ctx.read('apigateway:GetStages', async () => {
    const answer = await client.send(new http.GetStagesCommand({ ApiId, MaxResults: '100' }));
    assertLastPage(answer.NextToken);
    // AWS WAF does not support these APIs.
    return assertField(answer.Items, 'Items').map(stage => ({
      log: accessLogOf(stage.AccessLogSettings?.DestinationArn, stage.DefaultRouteSettings?.LoggingLevel),
      webAcl: undefined,
    }));
  });
  await emitApi(
    ctx,
    { path: `/apis/${ApiId}`, type: 'AWS::ApiGatewayV2::Api', stages },
    {
      id: ApiId,
      name: api.Name,
      tags: api.Tags,
      createdAt: api.CreatedDate,
      // These APIs are never private and have no resource policy.
      access: value('public'),
      authentication: () => httpAuthentication(ctx, http, client, api),
      customDomainsOnly: api.DisableExecuteApiEndpoint === true,
    },
  );
}

interface Deployed {
  readonly path: string;
  readonly type: string;
  readonly stages: Reading<readonly { readonly log: Facets['accessLogging']; readonly webAcl: string | undefined }[]>;
}

interface Described {
  readonly id: string;
  readonly name: string | undefined;
  readonly tags: Readonly<Record<string, string>> | undefined;
  readonly createdAt: Date | undefined;
  readonly access: Reading<Facets['publicAccess']>;
  readonly authentication: () => Promise<Reading<Facets['apiAuthentication']>>;
  /** Its default endpoint is disabled: it answers at custom domain names only. */
  readonly customDomainsOnly: boolean;
}

async function emitApi(ctx: AwsContext, { path, type, stages }: Deployed, api: Described): Promise<void> {
  const tags = { ...api.tags };
  const deployed = mapReading(stages, all => all.length > 0);
  const publicAccess = accessOf(api, deployed);
  const isBlocked = publicAccess.state === 'value' && publicAccess.value === 'blocked';
  const webAcls = stages.state === 'value' ? stages.value.map(stage => stage.webAcl) : [];
  ctx.emit({
    id: ctx.arn('apigateway', path, { account: '' }),
    stableId: api.id,
    slot: slotOf(tags),
    kind: 'api-gateway',
    type,
    name: api.name ?? api.id,
    tags,
    createdAt: api.createdAt?.toISOString(),
    facets: {
      // AWS operates it at edge locations and scales it.
      placement: absent,
      scaling: absent,
      publicAccess,
      // What only its own networks or accounts reach is not asked for.
      apiAuthentication: isBlocked ? absent : await api.authentication(),
      // Keys of usage plans meter callers; a method that asks for one only is counted as such.
      localAuthentication: absent,
      listeners: value(LISTENERS),
      origins: value([]),
      originFailover: absent,
      accessLogging: accessLoggingOf(stages),
      state: mapReading(deployed, isDeployed => (isDeployed ? 'running' : 'stopped')),
      addresses: value([`${api.id}.execute-api.${ctx.region}.amazonaws.com`]),
      infrastructureAsCode: infrastructureAsCodeOf(tags),
      // A stage without a web ACL bypasses the web ACL of the others.
      relationships: mapReading(stages, () =>
        webAcls.includes(undefined)
          ? []
          : [...new Set(webAcls)].flatMap(to => (to === undefined ? [] : [{ to, role: 'waf' }])),
      ),
    },
  });
}

function accessOf(
  { access, customDomainsOnly }: Described,
  deployed: Reading<boolean>,
): Reading<Facets['publicAccess']> {
  if (deployed.state === 'value' && !deployed.value) return value('blocked');
  if (access.state === 'value' && access.value === 'blocked') return access;
  return customDomainsOnly ? unread('not-collected', 'its custom domain names') : access;
}

/** A custom domain name: only its TLS policy is read here, the API behind it has its own resource. */
function emitDomainName(ctx: AwsContext, domain: RestSdk.DomainName): void {
  const name = assertField(domain.domainName, 'domainName');
  const tags = { ...domain.tags };
  const policy = domain.securityPolicy;
  const minTlsVersion = minTlsVersionOf(policy);
  ctx.emit({
    id: ctx.arn('apigateway', `/domainnames/${name}`, { account: '' }),
    slot: slotOf(tags),
    kind: 'api-gateway',
    type: 'AWS::ApiGateway::DomainName',
    name,
    tags,
    facets: {
      placement: absent,
      scaling: absent,
      publicAccess: absent,
      apiAuthentication: absent,
      localAuthentication: absent,
      listeners: mapReading(requireField(policy, 'securityPolicy'), tlsPolicy =>
        LISTENERS.map(one => ({ ...one, tlsPolicy, ...(minTlsVersion === undefined ? {} : { minTlsVersion }) })),
      ),
      origins: value([]),
      originFailover: absent,
      accessLogging: absent,
      state: mapReading(requireField(domain.domainNameStatus, 'domainNameStatus'), status =>
        status === 'AVAILABLE' ? 'running' : 'other',
      ),
      addresses: value(
        [name, domain.regionalDomainName, domain.distributionDomainName].flatMap(host => host?.toLowerCase() ?? []),
      ),
      infrastructureAsCode: infrastructureAsCodeOf(tags),
      relationships: value([]),
    },
  });
}
