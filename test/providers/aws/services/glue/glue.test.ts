import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { awsGlue } from '../../../../../src/providers/aws/services/glue/glue.ts';
import { collectAws, useAwsEnvironment } from '../../../../support/aws-collect.ts';
import { ACCOUNT, fault, startAwsServer, type AwsServer } from '../../../../support/aws-server.ts';

const REGION = 'eu-west-1';
const OTHER = '999900001111';
const DENIED = fault('AccessDeniedException', 403);
/** A policy without resource names, as the service keeps it. */
const allowing = (Principal: unknown, Condition?: object): string =>
  JSON.stringify({
    Version: '2012-10-17',
    Statement: [{ Effect: 'Allow', Principal, Action: 'glue:GetTable', Resource: '*', Condition }],
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

const ENCRYPTION = {
  DataCatalogEncryptionSettings: {
    EncryptionAtRest: { CatalogEncryptionMode: 'DISABLED' },
    ConnectionPasswordEncryption: { ReturnConnectionPasswordEncrypted: false },
  },
};

const POLICY = 'glue.GetResourcePolicy';
const LIST = 'glue.GetDatabases';

let server: AwsServer;
beforeEach(async () => {
  server = await startAwsServer({
    [LIST]: { DatabaseList: [{ Name: 'sales' }] },
    [POLICY]: fault('EntityNotFoundException', 400),
    'glue.GetSecurityConfigurations': { SecurityConfigurations: [] },
    'glue.GetDevEndpoints': { DevEndpoints: [] },
    'glue.GetDataCatalogEncryptionSettings': ENCRYPTION,
  });
  useAwsEnvironment(server.url);
});
afterEach(() => server.close());
const collect = () => collectAws({ regions: [REGION], collectors: [awsGlue] });
const sharedWith = async () => (await collect()).resource('catalog').facets.sharedWith;

describe('the Data Catalog', () => {
  it.each(WORLD)('lets in %s', async (_, PolicyInJson, expected) => {
    server.script({ [POLICY]: { PolicyInJson } });
    expect(await sharedWith()).toMatchObject(expected);
  });

  it('without a policy is not shared; with a refused one it is unread', async () => {
    expect(await sharedWith()).toEqual({ state: 'value', value: [] });
    server.script({ [POLICY]: DENIED });
    expect(await sharedWith()).toMatchObject({ state: 'unread', reason: 'denied' });
  });

  it('is not judged where it has no database', async () => {
    server.script({ [LIST]: { DatabaseList: [] } });
    expect((await collect()).population('artifact').reading).toEqual({ state: 'value', value: 0 });
    expect(server.count(POLICY)).toBe(0);
    server.script({ [LIST]: DENIED });
    expect((await collect()).population('artifact').reading).toMatchObject({ state: 'unread', reason: 'denied' });
  });
});
