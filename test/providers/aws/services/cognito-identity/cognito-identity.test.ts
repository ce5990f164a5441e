import { afterEach, beforeEach, expect, it } from 'vitest';
import { awsCognitoIdentity } from '../../../../../src/providers/aws/services/cognito-identity/cognito-identity.ts';
import { collectAws, useAwsEnvironment } from '../../../../support/aws-collect.ts';
import { ACCOUNT, fault, startAwsServer, type AwsServer } from '../../../../support/aws-server.ts';

const REGION = 'eu-west-1';
const LIST = 'cognito-identity.ListIdentityPools';
const POOL = 'cognito-identity.DescribeIdentityPool';
const ROLES = 'cognito-identity.GetIdentityPoolRoles';
const DENIED = fault('NotAuthorizedException', 403);
const role = (name: string): string => `arn:aws:iam::${ACCOUNT}:role/${name}`;
const pool = (guests: boolean | undefined, classic?: boolean) => ({
  IdentityPoolId: 'p',
  IdentityPoolName: 'shop',
  AllowUnauthenticatedIdentities: guests,
  AllowClassicFlow: classic,
});

let server: AwsServer;
beforeEach(async () => {
  server = await startAwsServer({
    [LIST]: { IdentityPools: [{ IdentityPoolId: 'p', IdentityPoolName: 'shop' }] },
    [POOL]: pool(true),
    [ROLES]: { IdentityPoolId: 'p', Roles: { authenticated: role('users'), unauthenticated: role('guests') } },
  });
  useAwsEnvironment(server.url);
});
afterEach(() => server.close());
async function guestRoles(): Promise<unknown> {
  const { records } = await collectAws({ regions: [REGION], collectors: [awsCognitoIdentity] });
  const found = records.find(record => record.record === 'facet');
  return found?.record === 'facet' ? found.facets.guestRoles : undefined;
}
const guests = { pool: 'shop', role: role('guests') };

it.each<[string, object, object]>([
  ['guests have the role for guests', {}, { value: [{ ...guests, classicFlow: false }] }],
  ['in the classic flow', { [POOL]: pool(true, true) }, { value: [{ ...guests, classicFlow: true }] }],
  [
    'guests have no role of their own in the classic flow',
    { [POOL]: pool(true, true), [ROLES]: { Roles: {} } },
    { value: [{ pool: 'shop', poolId: 'p', classicFlow: true }] },
  ],
  ['guests are not let in', { [POOL]: pool(false) }, { value: [] }],
  ['guests have no role', { [ROLES]: { Roles: { authenticated: role('users') } } }, { value: [] }],
  ['no pool', { [LIST]: { IdentityPools: [] } }, { value: [] }],
  ['the list is refused', { [LIST]: DENIED }, { state: 'unread', reason: 'denied' }],
  ['a pool is refused', { [POOL]: DENIED }, { state: 'unread', reason: 'denied' }],
  ['its roles are refused', { [ROLES]: DENIED }, { state: 'unread', reason: 'denied' }],
  ['a pool does not say', { [POOL]: pool(undefined) }, { state: 'unread', reason: 'failed' }],
])('%s', async (_, answers, expected) => {
  server.script(answers as never);
  expect(await guestRoles()).toMatchObject(expected);
});

it('roles are read of pools with guests alone', async () => {
  server.script({ [POOL]: pool(false) });
  await guestRoles();
  expect([server.count(LIST), server.count(POOL), server.count(ROLES)]).toEqual([1, 1, 0]);
});
