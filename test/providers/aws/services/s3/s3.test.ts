import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { awsS3DirectoryBuckets } from '../../../../../src/providers/aws/services/s3/directory-buckets.ts';
import { awsS3 } from '../../../../../src/providers/aws/services/s3/s3.ts';
import { facet } from '../../../../../src/model/resource.ts';
import { collectAws, useAwsEnvironment } from '../../../../support/aws-collect.ts';
import {
  ACCOUNT,
  fault,
  flat,
  named,
  raw,
  startAwsServer,
  type AwsServer,
  type Script,
} from '../../../../support/aws-server.ts';

const ROOT = `arn:aws:iam::${ACCOUNT}:root`;
const SETTINGS = ['BlockPublicAcls', 'IgnorePublicAcls', 'BlockPublicPolicy', 'RestrictPublicBuckets'] as const;
const block = (...on: string[]) => ({
  PublicAccessBlockConfiguration: Object.fromEntries(
    SETTINGS.map(name => [name, on.includes(name) || on.includes('all')]),
  ),
});
const buckets = (...names: string[]) => ({
  ListAllMyBucketsResult: {
    Buckets: named('Bucket', names.map(Name => ({ Name, CreationDate: '2026-01-02T03:04:05.000Z', BucketRegion: 'eu-west-1' }))),
  },
}); // prettier-ignore
const policy = (isPublic: boolean) => ({ PolicyStatus: { IsPublic: isPublic } });
const grant = (uri: string): string =>
  `<Grant><Grantee xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:type="Group"><URI>${uri}</URI></Grantee><Permission>READ</Permission></Grant>`;
const acl = (...uris: string[]): string =>
  `<AccessControlPolicy><Owner><ID>owner</ID></Owner><AccessControlList>${uris.map(grant).join('')}</AccessControlList></AccessControlPolicy>`;
const ALL_USERS = 'http://acs.amazonaws.com/groups/global/AllUsers';
const SIGNED_IN = 'http://acs.amazonaws.com/groups/global/AuthenticatedUsers';
const LOG_DELIVERY = 'http://acs.amazonaws.com/groups/s3/LogDelivery';

/** A bucket on which nobody ever set anything. */
const UNTOUCHED: Readonly<Record<string, Script>> = {
  's3.ListBuckets': buckets('data'),
  's3.GetBucketEncryption': fault('ServerSideEncryptionConfigurationNotFoundError', 404),
  's3.GetBucketVersioning': { VersioningConfiguration: '' },
  's3.GetBucketReplication': fault('ReplicationConfigurationNotFoundError', 404),
  's3.GetPublicAccessBlock': fault('NoSuchPublicAccessBlockConfiguration', 404),
  's3.GetBucketPolicyStatus': fault('NoSuchBucketPolicy', 404),
  's3.GetBucketPolicy': fault('NoSuchBucketPolicy', 404),
  's3.GetBucketAcl': acl(),
  's3.GetObjectLockConfiguration': fault('ObjectLockConfigurationNotFoundError', 404),
  's3.GetBucketTagging': fault('NoSuchTagSet', 404),
  's3.GetBucketLifecycleConfiguration': fault('NoSuchLifecycleConfiguration', 404),
  's3control.GetPublicAccessBlock': fault('NoSuchPublicAccessBlockConfiguration', 404),
};

let server: AwsServer;
beforeEach(async () => {
  server = await startAwsServer(UNTOUCHED);
  useAwsEnvironment(server.url);
});
afterEach(() => server.close());

const collect = () => collectAws({ regions: ['us-east-1'], collectors: [awsS3] });
const bucket = async () => (await collect()).resource(':::data');

describe('a bucket on which nobody set anything', () => {
  it('is encrypted with the provider’s key, not versioned, copied nowhere and not locked', async () => {
    const data = await bucket();
    expect(data).toMatchObject({
      id: 'arn:aws:s3:::data',
      kind: 'bucket',
      type: 'AWS::S3::Bucket',
      region: 'eu-west-1',
      createdAt: '2026-01-02T03:04:05.000Z',
    });
    expect(data.facets).toEqual({
      placement: {
        state: 'value',
        value: { spread: 'multi-zone', locations: [{ region: 'eu-west-1', role: 'primary' }] },
      },
      dataDurability: { state: 'value', value: 'durable' },
      encryptionAtRest: { state: 'value', value: 'provider-managed-key' },
      versioning: { state: 'value', value: false },
      replicationDestinations: { state: 'absent' },
      encryptionInTransit: { state: 'value', value: 'optional' },
      sharedWith: { state: 'value', value: [] },
      publicAccess: { state: 'value', value: 'possible' },
      immutability: { state: 'value', value: { state: 'none' } },
      networkAccess: { state: 'absent' },
      singleZoneTransition: { state: 'value', value: false },
      localAuthentication: { state: 'absent' },
      infrastructureAsCode: { state: 'absent' },
    });
    expect(Object.keys(data.facets).sort()).toEqual([...(awsS3.fills.bucket ?? [])].sort());
  });

  it('is asked in its own region, and once', async () => {
    await collect();
    const asked = server.log.filter(({ call }) => call.startsWith('s3.') && call !== 's3.ListBuckets');
    expect(new Set(asked.map(({ region }) => region))).toEqual(new Set(['eu-west-1']));
    expect(new Set(asked.map(({ call }) => call)).size).toBe(asked.length);
  });
});

describe('what somebody set on a bucket', () => {
  const encryption = (rule: object) => ({
    ServerSideEncryptionConfiguration: { Rule: { ApplyServerSideEncryptionByDefault: rule } },
  });

  it.each([
    ['Amazon’s own key', { SSEAlgorithm: 'AES256' }, 'provider-managed-key'],
    ['KMS without a key', { SSEAlgorithm: 'aws:kms' }, 'provider-managed-key'],
    [
      'the key that AWS keeps for S3',
      { SSEAlgorithm: 'aws:kms', KMSMasterKeyID: `arn:aws:kms:eu-west-1:${ACCOUNT}:alias/aws/s3` },
      'provider-managed-key',
    ],
    [
      'a key of the customer',
      { SSEAlgorithm: 'aws:kms', KMSMasterKeyID: `arn:aws:kms:eu-west-1:${ACCOUNT}:key/1` },
      'customer-managed-key',
    ],
    [
      'two layers with a key of the customer',
      { SSEAlgorithm: 'aws:kms:dsse', KMSMasterKeyID: 'alias/mine' },
      'customer-managed-key',
    ],
  ])('encryption with %s', async (_, rule, expected) => {
    server.script({ 's3.GetBucketEncryption': encryption(rule) });
    expect(facet(await bucket(), 'encryptionAtRest')).toEqual({ state: 'value', value: expected });
  });

  it('encryption that may not be read is unread, and never none', async () => {
    server.script({ 's3.GetBucketEncryption': fault('AccessDenied', 403) });
    expect(facet(await bucket(), 'encryptionAtRest')).toMatchObject({ state: 'unread', reason: 'denied' });
  });

  it.each([
    ['COMPLIANCE', { Days: 30 }, { state: 'locked', minRetentionDays: 30 }],
    ['GOVERNANCE', { Years: 2 }, { state: 'unlocked', minRetentionDays: 730 }],
  ])('a lock in %s mode', async (Mode, length, expected) => {
    server.script({
      's3.GetObjectLockConfiguration': {
        ObjectLockConfiguration: { ObjectLockEnabled: 'Enabled', Rule: { DefaultRetention: { Mode, ...length } } },
      },
    });
    expect(facet(await bucket(), 'immutability')).toEqual({ state: 'value', value: expected });
  });

  it('a lock without a rule locks nothing by itself', async () => {
    server.script({ 's3.GetObjectLockConfiguration': { ObjectLockConfiguration: { ObjectLockEnabled: 'Enabled' } } });
    expect(facet(await bucket(), 'immutability')).toEqual({ state: 'value', value: { state: 'none' } });
  });

  it('copying elsewhere counts while its rule is on, once for each destination', async () => {
    const rule = (Status: string, Destination: object): object => ({ ID: 'r', Status, Destination });
    server.script({
      's3.GetBucketReplication': {
        ReplicationConfiguration: {
          Role: 'r',
          Rule: flat([
            rule('Enabled', { Bucket: 'arn:aws:s3:::far', Account: '444455556666' }),
            rule('Enabled', { Bucket: 'arn:aws:s3:::far', Account: '444455556666' }),
            rule('Enabled', { Bucket: 'arn:aws:s3:::near' }),
            rule('Disabled', { Bucket: 'arn:aws:s3:::off' }),
          ] as never),
        },
      },
    });
    expect(facet(await bucket(), 'replicationDestinations')).toEqual({
      state: 'value',
      value: [{ id: 'arn:aws:s3:::far', account: '444455556666' }, { id: 'arn:aws:s3:::near' }],
    });
  });

  it('rules that are all off copy nothing', async () => {
    server.script({
      's3.GetBucketReplication': {
        ReplicationConfiguration: {
          Role: 'r',
          Rule: { ID: 'r', Status: 'Disabled', Destination: { Bucket: 'arn:aws:s3:::off' } },
        },
      },
    });
    expect(facet(await bucket(), 'replicationDestinations')).toEqual({ state: 'absent' });
  });

  it.each([
    ['Enabled', true],
    ['Suspended', false],
  ])('versioning that is %s', async (Status, expected) => {
    server.script({ 's3.GetBucketVersioning': { VersioningConfiguration: { Status } } });
    expect(facet(await bucket(), 'versioning')).toEqual({ state: 'value', value: expected });
  });

  it('tags say what made it; refused tags say nothing', async () => {
    const Tag = [
      { Key: 'aws:cloudformation:stack-id', Value: 'arn:stack' },
      { Key: 'aws:cloudformation:stack-name', Value: 'shop' },
      { Key: 'aws:cloudformation:logical-id', Value: 'Data' },
    ];
    server.script({ 's3.GetBucketTagging': { Tagging: { TagSet: named('Tag', Tag) } } });
    const data = await bucket();
    expect(data.slot).toBe('shop/Data');
    expect(facet(data, 'infrastructureAsCode')).toMatchObject({ value: { tool: 'CloudFormation' } });
    server.script({ 's3.GetBucketTagging': fault('AccessDenied', 403) });
    expect(facet(await bucket(), 'infrastructureAsCode')).toMatchObject({ state: 'unread', reason: 'denied' });
  });
});

describe('whether strangers can read a bucket', () => {
  it.each<[string, Record<string, Script>, string]>([
    [
      'is settled by the account',
      { 's3control.GetPublicAccessBlock': block('all'), 's3.GetBucketPolicyStatus': policy(true) },
      'blocked',
    ],
    [
      'is settled by the bucket',
      {
        's3.GetPublicAccessBlock': block('IgnorePublicAcls', 'RestrictPublicBuckets'),
        's3.GetBucketAcl': acl(ALL_USERS),
      },
      'blocked',
    ],
    [
      'is settled by both together',
      {
        's3control.GetPublicAccessBlock': block('IgnorePublicAcls'),
        's3.GetPublicAccessBlock': block('RestrictPublicBuckets'),
        's3.GetBucketPolicyStatus': policy(true),
      },
      'blocked',
    ],
    ['by its policy', { 's3.GetBucketPolicyStatus': policy(true) }, 'public'],
    ['by an access list for everybody', { 's3.GetBucketAcl': acl(LOG_DELIVERY, ALL_USERS) }, 'public'],
    ['by an access list for everybody with an account', { 's3.GetBucketAcl': acl(SIGNED_IN) }, 'public'],
    [
      'by its policy, where only new policies are blocked',
      { 's3.GetPublicAccessBlock': block('BlockPublicPolicy'), 's3.GetBucketPolicyStatus': policy(true) },
      'public',
    ],
    [
      'by its policy, where only access lists are ignored',
      { 's3.GetPublicAccessBlock': block('IgnorePublicAcls'), 's3.GetBucketPolicyStatus': policy(true) },
      'public',
    ],
    [
      'not, though an access list says so that is ignored',
      { 's3.GetPublicAccessBlock': block('IgnorePublicAcls'), 's3.GetBucketAcl': acl(ALL_USERS) },
      'possible',
    ],
    [
      'not, by a policy for a few',
      { 's3.GetBucketPolicyStatus': policy(false), 's3.GetBucketAcl': acl(LOG_DELIVERY) },
      'possible',
    ],
    [
      'by its policy, whatever its access list',
      { 's3.GetBucketPolicyStatus': policy(true), 's3.GetBucketAcl': fault('AccessDenied', 403) },
      'public',
    ],
  ])('%s', async (_, answers, expected) => {
    server.script(answers);
    expect(facet(await bucket(), 'publicAccess')).toEqual({ state: 'value', value: expected });
  });

  it.each<[string, Record<string, Script>]>([
    [
      'the account’s block was refused',
      { 's3control.GetPublicAccessBlock': fault('AccessDenied', 403), 's3.GetBucketPolicyStatus': policy(true) },
    ],
    ['the bucket’s block was refused', { 's3.GetPublicAccessBlock': fault('AccessDenied', 403) }],
    ['its policy was refused', { 's3.GetBucketPolicyStatus': fault('AccessDenied', 403) }],
    ['its access list was refused', { 's3.GetBucketAcl': fault('AccessDenied', 403) }],
  ])('is unread where %s', async (_, answers) => {
    server.script(answers);
    expect(facet(await bucket(), 'publicAccess')).toMatchObject({ state: 'unread', reason: 'denied' });
  });

  it('is unread where the answer leaves it open', async () => {
    server.script({ 's3.GetBucketPolicyStatus': { PolicyStatus: '' } });
    expect(facet(await bucket(), 'publicAccess')).toMatchObject({ state: 'unread', reason: 'failed' });
  });

  it('is no question where the account blocks it: nobody asks the bucket', async () => {
    server.script({ 's3control.GetPublicAccessBlock': block('all') });
    const { records } = await collect();
    expect(
      server.count('s3.GetBucketAcl') +
        server.count('s3.GetBucketPolicyStatus') +
        server.count('s3.GetPublicAccessBlock'),
    ).toBe(0);
    expect(records).toContainEqual(
      expect.objectContaining({
        record: 'facet',
        id: ROOT,
        facets: { accountPublicAccessBlock: { state: 'value', value: true } },
      }),
    );
  });
});

describe('access points, where the policy leaves it to them', () => {
  const POINTS = 's3control.ListAccessPoints';
  const STATUS = 's3control.GetAccessPointPolicyStatus';
  const POINT = 's3control.GetAccessPoint';
  const leaves = {
    's3.GetBucketPolicy': raw(
      JSON.stringify({
        Statement: [
          {
            Effect: 'Allow',
            Principal: { AWS: '*' },
            Action: '*',
            Resource: 'arn:aws:s3:::data',
            Condition: { StringEquals: { 's3:DataAccessPointAccount': ACCOUNT } },
          },
        ],
      }),
    ),
    's3.GetBucketPolicyStatus': policy(false),
  };
  const points = (...origins: string[]) =>
    `<ListAccessPointsResult><AccessPointList>${origins.map((from, at) => `<AccessPoint><Name>point-${String(at)}</Name><NetworkOrigin>${from}</NetworkOrigin><Bucket>data</Bucket></AccessPoint>`).join('')}</AccessPointList></ListAccessPointsResult>`;
  const status = (isPublic: boolean) =>
    `<GetAccessPointPolicyStatusResult><PolicyStatus><IsPublic>${String(isPublic)}</IsPublic></PolicyStatus></GetAccessPointPolicyStatusResult>`;
  const point = (...on: string[]) => ({
    GetAccessPointResult: { Name: 'point-0', Bucket: 'data', NetworkOrigin: 'Internet', ...block(...on) },
  });
  const access = async () => facet(await bucket(), 'publicAccess');

  it('one that lets everybody in opens the bucket', async () => {
    server.script({ ...leaves, [POINTS]: points('Internet'), [STATUS]: status(true), [POINT]: point() });
    expect(await access()).toEqual({ state: 'value', value: 'public' });
    expect(server.log.find(({ operation }) => operation === 'ListAccessPoints')?.path).toContain('/accesspoint');
  });

  it.each<[string, Record<string, Script>]>([
    ['a policy for a few', { [STATUS]: status(false) }],
    ['no policy', { [STATUS]: fault('NoSuchAccessPointPolicy', 404) }],
    ['a block of its own', { [STATUS]: status(true), [POINT]: point('RestrictPublicBuckets') }],
    ['a network for its origin', { [POINTS]: points('VPC'), [STATUS]: status(true), [POINT]: point() }],
    ['nothing behind it', { [POINTS]: points() }],
  ])('one with %s does not', async (_, answers) => {
    server.script({ ...leaves, [POINTS]: points('Internet'), ...answers });
    expect(await access()).toEqual({ state: 'value', value: 'possible' });
  });

  it('the block of the bucket holds for them too', async () => {
    server.script({
      ...leaves,
      [POINTS]: points('Internet'),
      [STATUS]: status(true),
      [POINT]: point(),
      's3.GetPublicAccessBlock': block('RestrictPublicBuckets', 'IgnorePublicAcls'),
    });
    expect(await access()).toEqual({ state: 'value', value: 'blocked' });
  });

  it.each([POINTS, STATUS, POINT])('a refused %s leaves it open', async call => {
    server.script({
      ...leaves,
      [POINTS]: points('Internet'),
      [STATUS]: status(true),
      [POINT]: point(),
      [call]: fault('AccessDenied', 403),
    });
    expect(await access()).toMatchObject({ state: 'unread', reason: 'denied' });
  });

  it('are no question where the policy names none of them', async () => {
    await bucket();
    server.script({
      's3.GetBucketPolicy': raw(
        '{"Statement":[{"Effect":"Allow","Principal":{"AWS":"999900001111"},"Action":"s3:GetObject","Resource":"*"}]}',
      ),
      's3.GetBucketPolicyStatus': policy(false),
    });
    expect(await access()).toEqual({ state: 'value', value: 'possible' });
    expect(server.count(POINTS)).toBe(0);
  });
});

describe('the account', () => {
  it.each<[string, Script, object]>([
    ['that blocks everything', block('all'), { state: 'value', value: true }],
    [
      'that leaves one setting off',
      block('BlockPublicAcls', 'IgnorePublicAcls', 'RestrictPublicBuckets'),
      { state: 'value', value: false },
    ],
    ['that never set anything', fault('NoSuchPublicAccessBlockConfiguration', 404), { state: 'value', value: false }],
    [
      'that may not be asked',
      fault('AccessDenied', 403),
      { state: 'unread', reason: 'denied', detail: 'AccessDenied' },
    ],
  ])('%s', async (_, answer, publicStorageBlocked) => {
    server.script({ 's3control.GetPublicAccessBlock': answer });
    const { records } = await collect();
    expect(records).toContainEqual(
      expect.objectContaining({
        record: 'facet',
        id: ROOT,
        facets: { accountPublicAccessBlock: publicStorageBlocked },
      }),
    );
  });
});

describe('the list of buckets', () => {
  it('is read to its last page', async () => {
    const second = { ListAllMyBucketsResult: buckets('b').ListAllMyBucketsResult };
    server.script({
      's3.ListBuckets': ({ parameters }) =>
        parameters['continuation-token'] === 'more'
          ? second
          : { ListAllMyBucketsResult: { ...buckets('a').ListAllMyBucketsResult, ContinuationToken: 'more' } },
    });
    const { names, population } = await collect();
    expect(names('bucket')).toEqual(['a', 'b']);
    expect(population('bucket').reading).toEqual({ state: 'value', value: 2 });
  });

  it('that is refused is not an empty one', async () => {
    server.script({ 's3.ListBuckets': fault('AccessDenied', 403) });
    expect((await collect()).population('bucket')).toMatchObject({
      reading: { state: 'unread', reason: 'denied' },
      call: 's3:ListBuckets',
    });
  });

  it.each([
    ['an old name', 'EU', 'eu-west-1'],
    ['no name', '', 'us-east-1'],
    ['its name', 'ap-south-1', 'ap-south-1'],
  ])('without regions asks for each; the answer has %s', async (_, answer, region) => {
    server.script({
      's3.ListBuckets': { ListAllMyBucketsResult: { Buckets: named('Bucket', [{ Name: 'data' }]) } },
      's3.GetBucketLocation': `<LocationConstraint xmlns="http://s3.amazonaws.com/doc/2006-03-01/">${answer}</LocationConstraint>`,
    });
    expect((await bucket()).region).toBe(region);
  });

  it('without regions, where nobody may ask for them, leaves the place unread', async () => {
    server.script({
      's3.ListBuckets': { ListAllMyBucketsResult: { Buckets: named('Bucket', [{ Name: 'data' }]) } },
      's3.GetBucketLocation': fault('AccessDenied', 403),
    });
    const data = await bucket();
    expect(data.region).toBe('global');
    expect(facet(data, 'placement')).toMatchObject({ state: 'unread', reason: 'denied' });
  });
});

describe('the policy of a bucket', () => {
  const written = (...Statement: object[]) => ({
    's3.GetBucketPolicy': raw(JSON.stringify({ Version: '2012-10-17', Statement })),
  });
  const own = 'arn:aws:s3:::data';
  const TLS = {
    Effect: 'Deny',
    Principal: '*',
    Action: 's3:*',
    Resource: [own, `${own}/*`],
    Condition: { Bool: { 'aws:SecureTransport': 'false' } },
  };
  const GUEST = {
    Effect: 'Allow',
    Principal: { AWS: 'arn:aws:iam::999900001111:root' },
    Action: 's3:GetObject',
    Resource: `${own}/*`,
  };

  it.each<[string, Readonly<Record<string, Script>>, string[], string]>([
    ['none', {}, [], 'optional'],
    ['one that refuses plain text', written(TLS), [], 'required'],
    [
      'one that refuses plain text from one account',
      written({ ...TLS, Principal: { AWS: '999900001111' } }),
      [],
      'optional',
    ],
    ['one that refuses reading in plain text', written({ ...TLS, Action: 's3:GetObject' }), [], 'optional'],
    [
      'one that refuses plain text somewhere',
      written({ ...TLS, Condition: { ...TLS.Condition, StringEquals: { 'aws:x': 'y' } } }),
      [],
      'optional',
    ],
    ['one that lets another account in', written(GUEST, TLS), ['999900001111'], 'required'],
    ['one that lets everybody in', written({ ...GUEST, Principal: '*' }), ['*'], 'optional'],
  ])('%s', async (_, script, sharedWith, inTransit) => {
    server.script(script);
    expect((await bucket()).facets).toMatchObject({
      sharedWith: { value: sharedWith },
      encryptionInTransit: { value: inTransit },
    });
  });

  it('that was refused or makes no sense says nothing', async () => {
    server.script({ 's3.GetBucketPolicy': fault('AccessDenied', 403) });
    expect((await bucket()).facets).toMatchObject({
      sharedWith: { reason: 'denied' },
      encryptionInTransit: { reason: 'denied' },
    });
    server.script({ 's3.GetBucketPolicy': raw('{"Statement":7}') });
    expect((await bucket()).facets).toMatchObject({
      sharedWith: { reason: 'failed' },
      encryptionInTransit: { reason: 'failed' },
    });
  });
});

it.each([
  ['Enabled', 'ONEZONE_IA', true],
  ['Disabled', 'ONEZONE_IA', false],
  ['Enabled', 'STANDARD_IA', false],
])('a rule that is %s and moves objects to %s', async (Status, StorageClass, moves) => {
  server.script({
    's3.GetBucketLifecycleConfiguration': {
      LifecycleConfiguration: { Rule: { ID: 'old', Status, Filter: '', Transition: { Days: 30, StorageClass } } },
    },
  });
  expect(facet(await bucket(), 'singleZoneTransition')).toEqual({ state: 'value', value: moves });
});

describe('the buckets of one zone', () => {
  const directory = (region: string) => collectAws({ regions: [region], collectors: [awsS3DirectoryBuckets] });

  it('lie in the zone that their name says', async () => {
    server.script({
      's3express.ListDirectoryBuckets': `<ListAllMyDirectoryBucketsResult><Buckets><Bucket><Name>fast--euw1-az1--x-s3</Name></Bucket><Bucket><Name>slow</Name></Bucket></Buckets></ListAllMyDirectoryBucketsResult>`,
    });
    const { names, resource } = await directory('eu-west-1');
    expect(names('bucket')).toEqual(['fast--euw1-az1--x-s3']);
    expect(facet(resource('x-s3'), 'placement')).toEqual({
      state: 'value',
      value: { spread: 'single-zone', locations: [{ region: 'eu-west-1', zone: 'euw1-az1', role: 'primary' }] },
    });
    // Its tags would be another question: that no script made it nobody said.
    expect(facet(resource('x-s3'), 'infrastructureAsCode')).toMatchObject({ state: 'unread', reason: 'not-collected' });
  });

  it('are unread where they are refused', async () => {
    server.script({ 's3express.ListDirectoryBuckets': fault('AccessDenied', 403) });
    expect((await directory('eu-west-1')).population('bucket')).toMatchObject({
      reading: { state: 'unread', reason: 'denied' },
      // What can be said of buckets that nobody may list: strangers are not in them, and earlier versions neither.
      invariants: {
        publicAccess: { state: 'value', value: 'blocked' },
        encryptionInTransit: { state: 'value', value: 'required' },
        versioning: { state: 'value', value: false },
      },
    });
  });
});
