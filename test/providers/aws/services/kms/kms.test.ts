import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { awsKms } from '../../../../../src/providers/aws/services/kms/kms.ts';
import { collectAws, useAwsEnvironment } from '../../../../support/aws-collect.ts';
import { ACCOUNT, fault, startAwsServer, type AwsServer, type Script } from '../../../../support/aws-server.ts';

const REGION = 'eu-west-1';
let server: AwsServer;
beforeEach(async () => {
  server = await startAwsServer({
    'kms.ListKeys': {
      Keys: [
        { KeyId: 'k1', KeyArn: arn('k1') },
        { KeyId: 'k2', KeyArn: arn('k2') },
      ],
    },
    'kms.ListAliases': {
      Aliases: [
        { AliasName: 'alias/orders', TargetKeyId: 'k1' },
        { AliasName: 'alias/aws/rds', TargetKeyId: 'k2' },
        { AliasName: 'alias/aws/unused' },
      ],
    },
    'kms.DescribeKey': ({ parameters }) => ({ KeyMetadata: key(String(parameters['KeyId'])) }),
    'kms.GetKeyRotationStatus': { KeyRotationEnabled: true },
    'kms.GetKeyPolicy': { Policy: keyPolicy(`arn:aws:iam::${ACCOUNT}:root`) },
  });
  useAwsEnvironment(server.url);
});
afterEach(() => server.close());

const keyPolicy = (AWS: string): string =>
  JSON.stringify({ Statement: [{ Effect: 'Allow', Principal: { AWS }, Action: 'kms:*', Resource: '*' }] });
const collect = () => collectAws({ regions: [REGION], collectors: [awsKms] });
const arn = (id: string): string => `arn:aws:kms:${REGION}:${ACCOUNT}:key/${id}`;
const key = (KeyId: string, more: object = {}): object => ({
  KeyId,
  Arn: arn(KeyId),
  CreationDate: 1_767_323_045,
  KeyManager: 'CUSTOMER',
  KeyState: 'Enabled',
  KeyUsage: 'ENCRYPT_DECRYPT',
  KeySpec: 'SYMMETRIC_DEFAULT',
  Origin: 'AWS_KMS',
  ...more,
});
const described = (more: object) => ({ 'kms.DescribeKey': { KeyMetadata: key('k1', more) } });

describe('the keys', () => {
  it('are customer-managed, with their aliases, each described once', async () => {
    const { names, population, resource } = await collect();
    expect(names('key')).toEqual(['orders']);
    expect(resource('key/k1')).toMatchObject({
      kind: 'key',
      type: 'AWS::KMS::Key',
      createdAt: '2026-01-02T03:04:05.000Z',
      facets: {
        keyState: { state: 'value', value: { state: 'enabled' } },
        rotation: { state: 'value', value: { automatic: true } },
        sharedWith: { state: 'value', value: [] },
      },
    });
    expect(Object.keys(resource('key/k1').facets).sort()).toEqual([...(awsKms.fills.key ?? [])].sort());
    expect(population('key').reading).toEqual({ state: 'value', value: 1 });
    for (const call of ['ListKeys', 'ListAliases', 'DescribeKey', 'GetKeyRotationStatus'])
      expect([call, server.count(`kms.${call}`)]).toEqual([call, 1]);
  });

  it('are read from every page', async () => {
    server.script({
      'kms.ListKeys': ({ parameters }) =>
        parameters['Marker'] === 'more'
          ? { Keys: [{ KeyId: 'k3', KeyArn: arn('k3') }], Truncated: false }
          : { Keys: [{ KeyId: 'k1', KeyArn: arn('k1') }], NextMarker: 'more', Truncated: true },
    });
    expect((await collect()).names('key').sort()).toEqual(['k3', 'orders']);
  });

  it('that AWS manages are recognized by their description where the aliases are refused', async () => {
    server.script({
      'kms.ListAliases': fault('AccessDeniedException'),
      'kms.DescribeKey': ({ parameters }) => ({
        KeyMetadata: key(String(parameters['KeyId']), parameters['KeyId'] === 'k2' ? { KeyManager: 'AWS' } : {}),
      }),
    });
    const { names, refusals } = await collect();
    expect(names('key')).toEqual(['k1']);
    expect(refusals).toMatchObject([{ call: 'kms:ListAliases', reason: 'denied' }]);
  });

  it.each([
    ['of another key spec', { KeySpec: 'RSA_2048' }],
    ['for signing', { KeySpec: 'HMAC_256', KeyUsage: 'GENERATE_VERIFY_MAC' }],
    ['with imported material', { Origin: 'EXTERNAL' }],
    ['in a custom key store', { Origin: 'AWS_CLOUDHSM' }],
  ])('%s cannot be rotated, and rotation is not requested', async (_, more) => {
    server.script(described(more));
    expect((await collect()).resource('key/k1').facets.rotation).toEqual({ state: 'absent' });
    expect(server.count('kms.GetKeyRotationStatus')).toBe(0);
  });

  it('without a usage have unread rotation, unless another field excludes it', async () => {
    server.script(described({ KeyUsage: undefined }));
    expect((await collect()).resource('key/k1').facets.rotation).toMatchObject({ state: 'unread', reason: 'failed' });
    server.script(described({ KeyUsage: undefined, Origin: 'EXTERNAL' }));
    expect((await collect()).resource('key/k1').facets.rotation).toEqual({ state: 'absent' });
    expect(server.count('kms.GetKeyRotationStatus')).toBe(0);
  });

  it('that are pending deletion have the date', async () => {
    server.script(described({ KeyState: 'PendingDeletion', DeletionDate: 1_798_761_600 }));
    expect((await collect()).resource('key/k1').facets.keyState).toEqual({
      state: 'value',
      value: { state: 'pending-deletion', deletionDate: '2027-01-01T00:00:00.000Z' },
    });
  });

  it('whose description is refused are listed with every facet unread', async () => {
    server.script({ 'kms.DescribeKey': fault('AccessDeniedException') });
    const { resource, refusals } = await collect();
    expect(resource('key/k1').facets).toMatchObject({
      keyState: { state: 'unread', reason: 'denied' },
      rotation: { state: 'unread', reason: 'denied' },
    });
    expect(refusals).toMatchObject([{ call: 'kms:DescribeKey', count: 1 }]);
  });

  it('whose rotation is refused keep their state', async () => {
    server.script({ 'kms.GetKeyRotationStatus': fault('AccessDeniedException') });
    expect((await collect()).resource('key/k1').facets).toMatchObject({
      keyState: { state: 'value' },
      rotation: { state: 'unread', reason: 'denied' },
    });
  });

  it('are unread where the list is refused', async () => {
    server.script({ 'kms.ListKeys': fault('AccessDeniedException') });
    expect((await collect()).population('key')).toMatchObject({
      reading: { state: 'unread', reason: 'denied' },
      call: 'kms:ListKeys',
    });
  });

  it('of which one has a policy that is not text are read all the same', async () => {
    server.script({
      'kms.ListAliases': { Aliases: [] },
      'kms.GetKeyPolicy': ({ parameters }) => ({
        Policy: parameters['KeyId'] === 'k1' ? { Statement: [] } : keyPolicy('*'),
      }),
    });
    const { resource, population } = await collect();
    expect(population('key').reading).toEqual({ state: 'value', value: 2 });
    expect(resource('key/k1').facets).toMatchObject({
      sharedWith: { state: 'unread', detail: 'the response has Policy of another type' },
      rotation: { value: { automatic: true } },
    });
    expect(resource('key/k2').facets.sharedWith).toEqual({ state: 'value', value: ['*'] });
  });

  it('may be none, without a further call', async () => {
    server.script({ 'kms.ListKeys': { Keys: [] } });
    expect((await collect()).population('key').reading).toEqual({ state: 'value', value: 0 });
    expect(server.count('kms.ListAliases')).toBe(0);
  });
});

it.each<[string, Script, object]>([
  ['everybody', { Policy: keyPolicy('*') }, { value: ['*'] }],
  ['another account', { Policy: keyPolicy('999900001111') }, { value: ['999900001111'] }],
  ['nobody with decrypt permissions', fault('AccessDeniedException', 400), { state: 'unread', reason: 'denied' }],
])('a key is shared with %s', async (_, answer, expected) => {
  server.script({ 'kms.GetKeyPolicy': answer });
  expect((await collect()).resource('key/k1').facets.sharedWith).toMatchObject(expected);
});
