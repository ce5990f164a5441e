import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { awsLambdaLayers } from '../../../../../src/providers/aws/services/lambda/layers.ts';
import { collectAws, useAwsEnvironment } from '../../../../support/aws-collect.ts';
import { ACCOUNT, fault, startAwsServer, type AwsServer } from '../../../../support/aws-server.ts';

const REGION = 'eu-west-1';
const OTHER = '999900001111';
const DENIED = fault('AccessDeniedException', 403);
/** A policy without resource names, as the service keeps it. */
const allowing = (Principal: unknown, Condition?: object): string =>
  JSON.stringify({
    Version: '2012-10-17',
    Statement: [{ Effect: 'Allow', Principal, Action: 'lambda:GetLayerVersion', Resource: '*', Condition }],
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

const LIST = 'lambda.ListLayers';
const VERSIONS = 'lambda.ListLayerVersions';
const POLICY = 'lambda.GetLayerVersionPolicy';
const NONE = fault('ResourceNotFoundException', 404);

let server: AwsServer;
beforeEach(async () => {
  server = await startAwsServer({
    [LIST]: { Layers: [{ LayerName: 'tools', LayerArn: `arn:aws:lambda:${REGION}:${ACCOUNT}:layer:tools` }] },
    [VERSIONS]: { LayerVersions: [{ Version: 3 }, { Version: 1 }] },
    [POLICY]: NONE,
  });
  useAwsEnvironment(server.url);
});
afterEach(() => server.close());
const collect = () => collectAws({ regions: [REGION], collectors: [awsLambdaLayers] });
const sharedWith = async () => (await collect()).resource('layer:tools').facets.sharedWith;
const byVersion = (answers: Readonly<Record<string, object>>) => ({ path }: { readonly path: string }) =>
  (answers[/versions\/(\d+)\/policy/.exec(path)?.[1] ?? ''] ?? NONE) as never; // prettier-ignore

describe('a layer', () => {
  it.each(WORLD)('lets in %s by a policy of its versions', async (_, Policy, expected) => {
    server.script({ [POLICY]: { Policy } });
    expect(await sharedWith()).toMatchObject(expected);
  });

  it('without policies is not shared', async () => {
    expect(await sharedWith()).toEqual({ state: 'value', value: [] });
    expect(server.count(POLICY)).toBe(2);
  });

  it('is public by an old version alone, whatever else is refused', async () => {
    server.script({ [POLICY]: byVersion({ 1: { Policy: allowing('*') }, 3: DENIED }) });
    expect(await sharedWith()).toEqual({ state: 'value', value: ['*'] });
    server.script({ [POLICY]: byVersion({ 1: { Policy: allowing({ AWS: OTHER }) }, 3: DENIED }) });
    expect(await sharedWith()).toMatchObject({ state: 'unread', reason: 'denied' });
  });

  it('with many versions is read for the newest, and unread for what others may hold', async () => {
    server.script({ [VERSIONS]: { LayerVersions: Array.from({ length: 40 }, (_, at) => ({ Version: at + 1 })) } });
    expect(await sharedWith()).toMatchObject({ state: 'unread', reason: 'not-collected' });
    expect(server.count(POLICY)).toBe(25);
    server.script({ [POLICY]: byVersion({ 40: { Policy: allowing('*') } }) });
    expect(await sharedWith()).toEqual({ state: 'value', value: ['*'] });
  });

  it.each([LIST, VERSIONS])('is unread where %s is refused', async call => {
    server.script({ [call]: DENIED });
    const { population, records } = await collect();
    const found = records.find(record => record.record === 'resource');
    if (call === LIST) expect(population('artifact').reading).toMatchObject({ state: 'unread', reason: 'denied' });
    else expect(found).toMatchObject({ facets: { sharedWith: { state: 'unread', reason: 'denied' } } });
  });
});
