import type { GraphqlApi } from '@aws-sdk/client-appsync';
import type { Facets } from '../../../../model/facets.ts';
import { absent, mapReading, value, type Reading } from '../../../../model/reading.ts';
import { infrastructureAsCodeOf, slotOf } from '../../../kit/infrastructure-as-code.ts';
import { forEachItem } from '../../../kit/for-each-item.ts';
import { forEachPage } from '../../../kit/for-each-page.ts';
import { assertField, facetFrom, requireField } from '../../../kit/response-fields.ts';
import { operations, type AwsCollector, type AwsContext } from '../../context.ts';

/** Reads GraphQL APIs of AppSync: who may call them, their web ACL and their logs; schemas, resolvers and keys are never read. */
export const awsAppSync: AwsCollector = {
  id: 'aws-appsync',
  provider: 'aws',
  scope: 'regional',
  lists: ['api-gateway'],
  fills: {
    'api-gateway': [
      'placement', 'scaling', 'publicAccess', 'apiAuthentication', 'localAuthentication', 'listeners', 'origins', 'originFailover', 'accessLogging', 'state',
      'addresses', 'infrastructureAsCode', 'relationships',
    ],
  },
  operations: operations('appsync', ['ListGraphqlApis']),
  collect: async ctx => {
    const appsync = await import('@aws-sdk/client-appsync');
    const client = ctx.client(appsync.AppSyncClient);
    await ctx.list('api-gateway', 'appsync:ListGraphqlApis', async () => {
      await forEachPage(appsync.paginateListGraphqlApis({ client, pageSize: 25 }, {}), page =>
        forEachItem(assertField(page.graphqlApis, 'graphqlApis'), api => {
          emitApi(ctx, api);
        }),
      );
    });
  },
}; // prettier-ignore

function emitApi(ctx: AwsContext, api: GraphqlApi): void {
  const id = assertField(api.apiId, 'apiId');
  const tags = { ...api.tags };
  ctx.emit({
    id: api.arn ?? ctx.arn('appsync', `apis/${id}`),
    stableId: id,
    slot: slotOf(tags),
    kind: 'api-gateway',
    type: 'AWS::AppSync::GraphQLApi',
    name: api.name ?? id,
    tags,
    facets: {
      // AWS operates it in every zone and scales it.
      placement: absent,
      scaling: absent,
      publicAccess: mapReading(requireField(api.visibility, 'visibility'), visibility =>
        visibility === 'PRIVATE' ? ('blocked' as const) : ('public' as const),
      ),
      apiAuthentication: facetFrom(() => authenticationOf(api)),
      localAuthentication: facetFrom(() => ({ enabled: modesOf(api).includes('API_KEY') })),
      // It answers by HTTPS and secure WebSockets only.
      listeners: value([{ protocol: 'HTTPS', port: 443, redirectsToHttps: false }]),
      origins: value([]),
      originFailover: absent,
      accessLogging: value(loggingOf(api)),
      state: value('running'),
      addresses: value(Object.values(api.dns ?? {})),
      infrastructureAsCode: infrastructureAsCodeOf(tags),
      relationships: relationshipsOf(api),
    },
  });
}

/** The ways in which a caller may prove who it is. A field of the schema may name one; without, the first holds. */
const modesOf = ({ authenticationType: first, additionalAuthenticationProviders: more = [] }: GraphqlApi): string[] =>
  [first, ...more.map(one => one.authenticationType)].map(mode => assertField(mode, 'authenticationType'));

/** AppSync answers nobody without one of them; a key is one, though it has no name. */
const authenticationOf = (api: GraphqlApi): Facets['apiAuthentication'] => ({
  operations: modesOf(api).length,
  anonymous: 0,
  names: [],
});

/** Each level writes every request, its duration and its caller; the lower ones leave out what went well in single fields. */
function loggingOf({ logConfig }: GraphqlApi): Facets['accessLogging'] {
  const level = logConfig?.fieldLogLevel;
  // Without a role nothing can be written, and `NONE` still writes each request.
  return level === undefined || (logConfig?.cloudWatchLogsRoleArn ?? '') === '' ? 'disabled' : 'enabled';
}

const relationshipsOf = ({ wafWebAclArn: to }: GraphqlApi): Reading<Facets['relationships']> =>
  value(to === undefined || to === '' ? [] : [{ to, role: 'waf' }]);
