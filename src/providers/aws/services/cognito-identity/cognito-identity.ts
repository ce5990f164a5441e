import type { CognitoIdentityClient } from '@aws-sdk/client-cognito-identity';
import type * as sdk from '@aws-sdk/client-cognito-identity';
import type { Facets } from '../../../../model/facets.ts';
import { value, type Reading } from '../../../../model/reading.ts';
import { assertField } from '../../../kit/response-fields.ts';
import { operations, type AwsCollector, type AwsContext } from '../../context.ts';
import { regionId } from '../../resource-ids.ts';

interface Api {
  readonly cognito: typeof sdk;
  readonly client: CognitoIdentityClient;
}

/** Reads which roles identity pools give to guests; identities and credentials are never read. */
export const awsCognitoIdentity: AwsCollector = {
  id: 'aws-cognito-identity',
  provider: 'aws',
  scope: 'regional',
  lists: [],
  fills: { region: ['guestRoles'] },
  operations: operations('cognito-identity', ['ListIdentityPools', 'DescribeIdentityPool', 'GetIdentityPoolRoles']),
  collect: async ctx => {
    const cognito = await import('@aws-sdk/client-cognito-identity');
    const api = { cognito, client: ctx.client(cognito.CognitoIdentityClient) };
    const pools = await ctx.read('cognito-identity:ListIdentityPools', async () => {
      const found: string[] = [];
      for await (const page of cognito.paginateListIdentityPools({ client: api.client }, { MaxResults: 60 }))
        for (const { IdentityPoolId: id } of assertField(page.IdentityPools, 'IdentityPools'))
          found.push(assertField(id, 'IdentityPoolId'));
      return found;
    });
    ctx.add(regionId(ctx), { guestRoles: pools.state === 'value' ? await rolesOf(ctx, api, pools.value) : pools });
  },
};

type GuestRoles = Facets['guestRoles'];

/** The roles of every pool that lets guests in; unread where one of the pools is. */
async function rolesOf(ctx: AwsContext, api: Api, pools: readonly string[]): Promise<Reading<GuestRoles>> {
  const found = await Promise.all(pools.map(pool => rolesOfPool(ctx, api, pool)));
  const unread = found.find(one => one.state === 'unread');
  return unread ?? value(found.flatMap(one => (one.state === 'value' ? one.value : [])));
}

async function rolesOfPool(
  ctx: AwsContext,
  { cognito, client }: Api,
  IdentityPoolId: string,
): Promise<Reading<GuestRoles>> {
  const pool = await ctx.read('cognito-identity:DescribeIdentityPool', async () => {
    const answer = await client.send(new cognito.DescribeIdentityPoolCommand({ IdentityPoolId }));
    return {
      guests: assertField(answer.AllowUnauthenticatedIdentities, 'AllowUnauthenticatedIdentities'),
      // Left out where the classic flow is off.
      classicFlow: answer.AllowClassicFlow === true,
      name: answer.IdentityPoolName ?? IdentityPoolId,
    };
  });
  if (pool.state !== 'value') return pool;
  if (!pool.value.guests) return value([]);
  const { name, classicFlow } = pool.value;
  return ctx.read('cognito-identity:GetIdentityPoolRoles', async () => {
    const answer = await client.send(new cognito.GetIdentityPoolRolesCommand({ IdentityPoolId }));
    // Without a role a pool gives its guests a token only, with which they may ask for any role in the classic flow.
    const role = answer.Roles?.['unauthenticated'];
    if (role === undefined && !classicFlow) return [];
    return [{ pool: name, poolId: IdentityPoolId, ...(role === undefined ? {} : { role }), classicFlow }];
  });
}
