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
const AUTHENTICATED_USERS = 'http://acs.amazonaws.com/groups/global/AuthenticatedUsers';
const LOG_DELIVERY = 'http://acs.amazonaws.com/groups/s3/LogDelivery';

/** A bucket with defaults alone. */
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
  's3.GetBucketLogging': { BucketLoggingStatus: '' },
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

describe('a bucket with defaults alone', () => {
  it('is encrypted with the provider-managed key, not versioned, not replicated and not locked', async () => {
    const data = await bucket();
    expect(data).toMatchObject({
      id: 'arn:aws:s3:::data',
      kind: 'bucket',
      type: 'AWS::S3::Bucket',
      region: 'eu-west-1',
      createdAt: '2026-01-02T03:04:05.000Z',
    });
    expect(data.facets).toEqual({
      relationships: { state: 'value', value: [] },
      placement: {
        state: 'value',
        value: { spread: 'multi-zone', locations: [{ region: 'eu-west-1', role: 'primary' }] },
      },
      dataDurability: { state: 'value', value: 'durable' },
      encryptionAtRest: { state: 'value', value: 'provider-managed-key' },
      versioning: { state: 'value', value: false },
      mfaDelete: { state: 'value', value: 'disabled' },
      replicationDestinations: { state: 'absent' },
      encryptionInTransit: { state: 'value', value: 'optional' },
      servicesForAnyCustomer: { state: 'value', value: [] },
      sharedWith: { state: 'value', value: [] },
      publicAccess: { state: 'value', value: 'possible' },
      immutability: { state: 'value', value: { state: 'none' } },
      networkAccess: { state: 'absent' },
      accessLogging: { state: 'value', value: 'disabled' },
      accessLogTarget: { state: 'absent' },
      singleZoneTransition: { state: 'value', value: false },
      localAuthentication: { state: 'absent' },
      infrastructureAsCode: { state: 'absent' },
    });
    expect(Object.keys(data.facets).sort()).toEqual([...(awsS3.fills.bucket ?? [])].sort());
  });

  it('is read in its own region, once', async () => {
    await collect();
    const requested = server.log.filter(({ call }) => call.startsWith('s3.') && call !== 's3.ListBuckets');
    expect(new Set(requested.map(({ region }) => region))).toEqual(new Set(['eu-west-1']));
    expect(new Set(requested.map(({ call }) => call)).size).toBe(requested.length);
  });
});

describe('a configured bucket', () => {
  it('has an access log, and the bucket that gets it', async () => {
    const LoggingEnabled = { TargetBucket: 'visits', TargetPrefix: 'data/' };
    server.script({ 's3.GetBucketLogging': { BucketLoggingStatus: { LoggingEnabled } } });
    expect((await bucket()).facets).toMatchObject({
      accessLogging: { value: 'enabled' },
      accessLogTarget: { value: 'arn:aws:s3:::visits' },
    });
    server.script({ 's3.GetBucketLogging': fault('AccessDenied', 403) });
    expect((await bucket()).facets).toMatchObject({
      accessLogging: { state: 'unread', reason: 'denied' },
      accessLogTarget: { state: 'unread', reason: 'denied' },
    });
  });

  const encryption = (rule: object) => ({
    ServerSideEncryptionConfiguration: { Rule: { ApplyServerSideEncryptionByDefault: rule } },
  });

  it.each([
    ['the S3-managed key', { SSEAlgorithm: 'AES256' }, 'provider-managed-key'],
    ['KMS without a key', { SSEAlgorithm: 'aws:kms' }, 'provider-managed-key'],
    [
      'the AWS managed key for S3',
      { SSEAlgorithm: 'aws:kms', KMSMasterKeyID: `arn:aws:kms:eu-west-1:${ACCOUNT}:alias/aws/s3` },
      'provider-managed-key',
    ],
    [
      'a customer-managed key',
      { SSEAlgorithm: 'aws:kms', KMSMasterKeyID: `arn:aws:kms:eu-west-1:${ACCOUNT}:key/1` },
      'customer-managed-key',
    ],
    [
      'DSSE with a customer-managed key',
      { SSEAlgorithm: 'aws:kms:dsse', KMSMasterKeyID: 'alias/mine' },
      'customer-managed-key',
    ],
  ])('encryption with %s', async (_, rule, expected) => {
    server.script({ 's3.GetBucketEncryption': encryption(rule) });
    expect(facet(await bucket(), 'encryptionAtRest')).toEqual({ state: 'value', value: expected });
  });

  it.each([
    [`arn:aws:kms:eu-west-1:${ACCOUNT}:key/1`, [{ to: `arn:aws:kms:eu-west-1:${ACCOUNT}:key/1`, role: 'key' }]],
    ['1', [{ to: `arn:aws:kms:eu-west-1:${ACCOUNT}:key/1`, role: 'key' }]],
    // It may lead to another key tomorrow.
    ['alias/mine', []],
  ])('needs the key %s', async (KMSMasterKeyID, expected) => {
    server.script({ 's3.GetBucketEncryption': encryption({ SSEAlgorithm: 'aws:kms', KMSMasterKeyID }) });
    expect(facet(await bucket(), 'relationships')).toEqual({ state: 'value', value: expected });
  });

  it('has unread encryption where the call is refused', async () => {
    server.script({ 's3.GetBucketEncryption': fault('AccessDenied', 403) });
    expect(facet(await bucket(), 'encryptionAtRest')).toMatchObject({ state: 'unread', reason: 'denied' });
  });

  it.each([
    ['COMPLIANCE', { Days: 30 }, { state: 'locked', minRetentionDays: 30 }],
    ['GOVERNANCE', { Years: 2 }, { state: 'unlocked', minRetentionDays: 730 }],
  ])('Object Lock in %s mode', async (Mode, length, expected) => {
    server.script({
      's3.GetObjectLockConfiguration': {
        ObjectLockConfiguration: { ObjectLockEnabled: 'Enabled', Rule: { DefaultRetention: { Mode, ...length } } },
      },
    });
    expect(facet(await bucket(), 'immutability')).toEqual({ state: 'value', value: expected });
  });

  it('has no retention by Object Lock without a default rule', async () => {
    server.script({ 's3.GetObjectLockConfiguration': { ObjectLockConfiguration: { ObjectLockEnabled: 'Enabled' } } });
    expect(facet(await bucket(), 'immutability')).toEqual({ state: 'value', value: { state: 'none' } });
  });

  it('is replicated by enabled rules, once for each destination', async () => {
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

  it('is not replicated by disabled rules', async () => {
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

  it('has infrastructure as code by its tags; refused tags are unread', async () => {
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

describe('public access to a bucket', () => {
  it.each<[string, Record<string, Script>, string]>([
    [
      'is blocked by the account',
      { 's3control.GetPublicAccessBlock': block('all'), 's3.GetBucketPolicyStatus': policy(true) },
      'blocked',
    ],
    [
      'is blocked by the bucket',
      {
        's3.GetPublicAccessBlock': block('IgnorePublicAcls', 'RestrictPublicBuckets'),
        's3.GetBucketAcl': acl(ALL_USERS),
      },
      'blocked',
    ],
    [
      'is blocked by both together',
      {
        's3control.GetPublicAccessBlock': block('IgnorePublicAcls'),
        's3.GetPublicAccessBlock': block('RestrictPublicBuckets'),
        's3.GetBucketPolicyStatus': policy(true),
      },
      'blocked',
    ],
    ['is given by its policy', { 's3.GetBucketPolicyStatus': policy(true) }, 'public'],
    ['is given by an ACL for everybody', { 's3.GetBucketAcl': acl(LOG_DELIVERY, ALL_USERS) }, 'public'],
    ['is given by an ACL for every AWS account', { 's3.GetBucketAcl': acl(AUTHENTICATED_USERS) }, 'public'],
    [
      'is given by its policy, where new policies alone are blocked',
      { 's3.GetPublicAccessBlock': block('BlockPublicPolicy'), 's3.GetBucketPolicyStatus': policy(true) },
      'public',
    ],
    [
      'is given by its policy, where ACLs alone are ignored',
      { 's3.GetPublicAccessBlock': block('IgnorePublicAcls'), 's3.GetBucketPolicyStatus': policy(true) },
      'public',
    ],
    [
      'is not given by an ignored ACL',
      { 's3.GetPublicAccessBlock': block('IgnorePublicAcls'), 's3.GetBucketAcl': acl(ALL_USERS) },
      'possible',
    ],
    [
      'is not given by a policy for named principals',
      { 's3.GetBucketPolicyStatus': policy(false), 's3.GetBucketAcl': acl(LOG_DELIVERY) },
      'possible',
    ],
    [
      'is given by the text of its policy, where the status was refused',
      {
        's3.GetBucketPolicyStatus': fault('AccessDenied', 403),
        's3.GetBucketPolicy': raw(
          JSON.stringify({ Statement: [{ Effect: 'Allow', Principal: '*', Action: 's3:List*', Resource: '*' }] }),
        ),
      },
      'public',
    ],
    [
      'is given by its policy, whatever its ACL',
      { 's3.GetBucketPolicyStatus': policy(true), 's3.GetBucketAcl': fault('AccessDenied', 403) },
      'public',
    ],
  ])('%s', async (_, answers, expected) => {
    server.script(answers);
    expect(facet(await bucket(), 'publicAccess')).toEqual({ state: 'value', value: expected });
  });

  it.each<[string, Record<string, Script>]>([
    [
      'the block of the account was refused',
      { 's3control.GetPublicAccessBlock': fault('AccessDenied', 403), 's3.GetBucketPolicyStatus': policy(true) },
    ],
    ['the block of the bucket was refused', { 's3.GetPublicAccessBlock': fault('AccessDenied', 403) }],
    ['its policy was refused', { 's3.GetBucketPolicyStatus': fault('AccessDenied', 403) }],
    ['its ACL was refused', { 's3.GetBucketAcl': fault('AccessDenied', 403) }],
  ])('is unread where %s', async (_, answers) => {
    server.script(answers);
    expect(facet(await bucket(), 'publicAccess')).toMatchObject({ state: 'unread', reason: 'denied' });
  });

  it('is unread where the response leaves it open', async () => {
    server.script({ 's3.GetBucketPolicyStatus': { PolicyStatus: '' } });
    expect(facet(await bucket(), 'publicAccess')).toMatchObject({ state: 'unread', reason: 'failed' });
  });

  it('is not requested where the account blocks it', async () => {
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

describe('access points, where the policy delegates to them', () => {
  const POINTS = 's3control.ListAccessPoints';
  const STATUS = 's3control.GetAccessPointPolicyStatus';
  const POINT = 's3control.GetAccessPoint';
  const delegating = {
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

  it('a public access point makes the bucket public', async () => {
    server.script({ ...delegating, [POINTS]: points('Internet'), [STATUS]: status(true), [POINT]: point() });
    expect(await access()).toEqual({ state: 'value', value: 'public' });
    expect(server.log.find(({ operation }) => operation === 'ListAccessPoints')?.path).toContain('/accesspoint');
  });

  it.each<[string, Record<string, Script>]>([
    ['an access point for named principals', { [STATUS]: status(false) }],
    ['an access point without a policy', { [STATUS]: fault('NoSuchAccessPointPolicy', 404) }],
    ['an access point with its own block', { [STATUS]: status(true), [POINT]: point('RestrictPublicBuckets') }],
    ['an access point in a VPC', { [POINTS]: points('VPC'), [STATUS]: status(true), [POINT]: point() }],
    ['no access point', { [POINTS]: points() }],
  ])('is no public access: %s', async (_, answers) => {
    server.script({ ...delegating, [POINTS]: points('Internet'), ...answers });
    expect(await access()).toEqual({ state: 'value', value: 'possible' });
  });

  it('the public access block of the bucket includes them', async () => {
    server.script({
      ...delegating,
      [POINTS]: points('Internet'),
      [STATUS]: status(true),
      [POINT]: point(),
      's3.GetPublicAccessBlock': block('RestrictPublicBuckets', 'IgnorePublicAcls'),
    });
    expect(await access()).toEqual({ state: 'value', value: 'blocked' });
  });

  it.each([POINTS, STATUS, POINT])('refused %s leaves access unread', async call => {
    server.script({
      ...delegating,
      [POINTS]: points('Internet'),
      [STATUS]: status(true),
      [POINT]: point(),
      [call]: fault('AccessDenied', 403),
    });
    expect(await access()).toMatchObject({ state: 'unread', reason: 'denied' });
  });

  it('are not requested where the policy does not delegate', async () => {
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
    ['that blocks public access', block('all'), { state: 'value', value: true }],
    [
      'with one setting off',
      block('BlockPublicAcls', 'IgnorePublicAcls', 'RestrictPublicBuckets'),
      { state: 'value', value: false },
    ],
    ['without a configuration', fault('NoSuchPublicAccessBlockConfiguration', 404), { state: 'value', value: false }],
    [
      'with a refused configuration',
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

  it('that is refused is unread, not empty', async () => {
    server.script({ 's3.ListBuckets': fault('AccessDenied', 403) });
    expect((await collect()).population('bucket')).toMatchObject({
      reading: { state: 'unread', reason: 'denied' },
      call: 's3:ListBuckets',
    });
  });

  it.each([
    ['a legacy location', 'EU', 'eu-west-1'],
    ['an empty location', '', 'us-east-1'],
    ['a region', 'ap-south-1', 'ap-south-1'],
  ])('without regions requests each location; the response has %s', async (_, answer, region) => {
    server.script({
      's3.ListBuckets': { ListAllMyBucketsResult: { Buckets: named('Bucket', [{ Name: 'data' }]) } },
      's3.GetBucketLocation': `<LocationConstraint xmlns="http://s3.amazonaws.com/doc/2006-03-01/">${answer}</LocationConstraint>`,
    });
    expect((await bucket()).region).toBe(region);
  });

  it('without regions, where location is refused, is incomplete: a finding is known by its region', async () => {
    server.script({
      's3.ListBuckets': { ListAllMyBucketsResult: { Buckets: named('Bucket', [{ Name: 'data' }]) } },
      's3.GetBucketLocation': fault('AccessDenied', 403),
    });
    const { names, population, refusals } = await collect();
    expect(names('bucket')).toEqual([]);
    expect(population('bucket').reading).toMatchObject({
      state: 'unread',
      detail: 'the response has no region of data',
    });
    expect(refusals).toContainEqual(expect.objectContaining({ call: 's3:GetBucketLocation', reason: 'denied' }));
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
    ['that denies plain HTTP', written(TLS), [], 'required'],
    [
      'that denies plain HTTP from one account',
      written({ ...TLS, Principal: { AWS: '999900001111' } }),
      [],
      'optional',
    ],
    ['that denies reads over plain HTTP', written({ ...TLS, Action: 's3:GetObject' }), [], 'optional'],
    [
      'that denies plain HTTP on some objects',
      written({ ...TLS, Condition: { ...TLS.Condition, StringEquals: { 'aws:x': 'y' } } }),
      [],
      'optional',
    ],
    ['that allows another account', written(GUEST, TLS), ['999900001111'], 'required'],
    ['that allows everybody', written({ ...GUEST, Principal: '*' }), ['*'], 'optional'],
  ])('%s', async (_, script, sharedWith, encryptionInTransit) => {
    server.script(script);
    expect((await bucket()).facets).toMatchObject({
      sharedWith: { value: sharedWith },
      encryptionInTransit: { value: encryptionInTransit },
    });
  });

  it('is unread where refused or invalid', async () => {
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
])('a rule with status %s and transitions to %s', async (Status, StorageClass, transitions) => {
  server.script({
    's3.GetBucketLifecycleConfiguration': {
      LifecycleConfiguration: { Rule: { ID: 'old', Status, Filter: '', Transition: { Days: 30, StorageClass } } },
    },
  });
  expect(facet(await bucket(), 'singleZoneTransition')).toEqual({ state: 'value', value: transitions });
});

describe('MFA delete', () => {
  const versioned = (MFADelete?: string) => ({
    's3.GetBucketVersioning': {
      VersioningConfiguration: { Status: 'Enabled', ...(MFADelete && { MfaDelete: MFADelete }) },
    },
  });
  const EXPIRES = { ID: 'old', Status: 'Disabled', Filter: '', Expiration: { Days: 30 } };

  it.each([
    ['Enabled', 'enabled'],
    ['Disabled', 'disabled'],
    [undefined, 'disabled'],
  ])('that is %s', async (MFADelete, expected) => {
    server.script(versioned(MFADelete));
    expect(facet(await bucket(), 'mfaDelete')).toEqual({ state: 'value', value: expected });
  });

  it('is excluded by any lifecycle rule, and unread where rules or versioning are refused', async () => {
    server.script({
      ...versioned(),
      's3.GetBucketLifecycleConfiguration': { LifecycleConfiguration: { Rule: EXPIRES } },
    });
    expect(facet(await bucket(), 'mfaDelete')).toEqual({ state: 'value', value: 'excluded' });
    server.script({ 's3.GetBucketLifecycleConfiguration': fault('AccessDenied', 403) });
    expect(facet(await bucket(), 'mfaDelete')).toMatchObject({ state: 'unread', reason: 'denied' });
    server.script(versioned('Enabled'));
    expect(facet(await bucket(), 'mfaDelete')).toEqual({ state: 'value', value: 'enabled' });
    server.script({ 's3.GetBucketVersioning': fault('AccessDenied', 403) });
    expect(facet(await bucket(), 'mfaDelete')).toMatchObject({ state: 'unread', reason: 'denied' });
  });
});

describe('directory buckets', () => {
  const directory = (region: string) => collectAws({ regions: [region], collectors: [awsS3DirectoryBuckets] });

  it('are in the zone of their name', async () => {
    server.script({
      's3express.ListDirectoryBuckets': `<ListAllMyDirectoryBucketsResult><Buckets><Bucket><Name>fast--euw1-az1--x-s3</Name></Bucket><Bucket><Name>slow</Name></Bucket></Buckets></ListAllMyDirectoryBucketsResult>`,
    });
    const { names, resource } = await directory('eu-west-1');
    expect(names('bucket')).toEqual(['fast--euw1-az1--x-s3']);
    expect(facet(resource('x-s3'), 'placement')).toEqual({
      state: 'value',
      value: { spread: 'single-zone', locations: [{ region: 'eu-west-1', zone: 'euw1-az1', role: 'primary' }] },
    });
    // Tags need a further call, so infrastructure as code is unread, not absent.
    expect(facet(resource('x-s3'), 'infrastructureAsCode')).toMatchObject({ state: 'unread', reason: 'not-collected' });
  });

  it('are unread where the list is refused', async () => {
    server.script({ 's3express.ListDirectoryBuckets': fault('AccessDenied', 403) });
    expect((await directory('eu-west-1')).population('bucket')).toMatchObject({
      reading: { state: 'unread', reason: 'denied' },
      // Public access and versioning are fixed for directory buckets, so unlisted ones have them too.
      invariants: {
        publicAccess: { state: 'value', value: 'blocked' },
        encryptionInTransit: { state: 'value', value: 'required' },
        versioning: { state: 'value', value: false },
      },
    });
  });
});
