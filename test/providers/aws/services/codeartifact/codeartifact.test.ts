import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { awsCodeArtifact } from '../../../../../src/providers/aws/services/codeartifact/codeartifact.ts';
import { collectAws, useAwsEnvironment } from '../../../../support/aws-collect.ts';
import { ACCOUNT, fault, startAwsServer, type AwsServer } from '../../../../support/aws-server.ts';

const REGION = 'eu-west-1';
const OTHER = '999900001111';
const DENIED = fault('AccessDeniedException', 403);
/** A policy without resource names, as the service keeps it. */
const allowing = (Principal: unknown, Condition?: object): string =>
  JSON.stringify({
    Version: '2012-10-17',
    Statement: [{ Effect: 'Allow', Principal, Action: 'codeartifact:ReadFromRepository', Resource: '*', Condition }],
  });
const WORLD: readonly (readonly [string, string, object])[] = [
  ['everybody', allowing('*'), { state: 'value', value: ['*'] }],
  ['everybody of one organization', allowing('*', { StringEquals: { 'aws:PrincipalOrgID': 'o-abcdef1234' } }), { state: 'value', value: ['o-abcdef1234'] }],
  ['everybody whose organization is that or unknown', allowing('*', { StringEqualsIfExists: { 'aws:PrincipalOrgID': 'o-abcdef1234' } }), { state: 'value', value: ['*'] }],
  ['everybody of one account', allowing('*', { StringEquals: { 'aws:PrincipalAccount': OTHER } }), { state: 'value', value: [OTHER] }],
  ['everybody under a condition unknown to us', allowing('*', { StringEquals: { 'aws:PrincipalTag/team': 'x' } }), { state: 'unread', reason: 'failed' }],
  ['another account', allowing({ AWS: `arn:aws:iam::${OTHER}:root` }), { state: 'value', value: [OTHER] }],
  ['its own account', allowing({ AWS: ACCOUNT }), { state: 'value', value: [] }],
  ['nobody whom it can read', 'nonsense', { state: 'unread', reason: 'failed' }],
]; // prettier-ignore

const repository = (name: string, domainOwner = ACCOUNT) => ({
  name,
  domainName: 'shop',
  domainOwner,
  administratorAccount: domainOwner,
  arn: `arn:aws:codeartifact:${REGION}:${domainOwner}:repository/shop/${name}`,
  createdTime: 1_767_323_045,
});
const DOMAIN = 'codeartifact.GetDomainPermissionsPolicy';
const REPOSITORY = 'codeartifact.GetRepositoryPermissionsPolicy';
const LIST = 'codeartifact.ListRepositories';
const NONE = fault('ResourceNotFoundException', 404);

let server: AwsServer;
beforeEach(async () => {
  server = await startAwsServer({ [LIST]: { repositories: [repository('npm')] }, [DOMAIN]: NONE, [REPOSITORY]: NONE });
  useAwsEnvironment(server.url);
});
afterEach(() => server.close());
const collect = () => collectAws({ regions: [REGION], collectors: [awsCodeArtifact] });

describe.each([
  ['domain/shop', DOMAIN],
  ['repository/shop/npm', REPOSITORY],
])('%s', (id, call) => {
  it.each(WORLD)('lets in %s', async (_, document, sharedWith) => {
    server.script({ [call]: { policy: { document } } });
    expect((await collect()).resource(id).facets.sharedWith).toMatchObject(sharedWith);
  });

  it('without a policy is not shared; with a refused one it is unread', async () => {
    expect((await collect()).resource(id).facets.sharedWith).toEqual({ state: 'value', value: [] });
    server.script({ [call]: DENIED });
    expect((await collect()).resource(id).facets.sharedWith).toMatchObject({ state: 'unread', reason: 'denied' });
  });
});

it('repositories of a domain are read with one call for the domain', async () => {
  server.script({ [LIST]: { repositories: [repository('npm'), repository('pypi'), repository('theirs', OTHER)] } });
  const { names } = await collect();
  expect(names('artifact').sort()).toEqual(['npm', 'pypi', 'shop']);
  expect([server.count(DOMAIN), server.count(REPOSITORY)]).toEqual([1, 2]);
});

it('a refused list is unread, and an empty one costs one call', async () => {
  server.script({ [LIST]: { repositories: [] } });
  expect((await collect()).population('artifact').reading).toEqual({ state: 'value', value: 0 });
  expect([server.count(DOMAIN), server.count(REPOSITORY)]).toEqual([0, 0]);
  server.script({ [LIST]: DENIED });
  expect((await collect()).population('artifact').reading).toMatchObject({ state: 'unread', reason: 'denied' });
});
