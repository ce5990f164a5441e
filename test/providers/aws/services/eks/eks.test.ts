import { afterEach, beforeEach, expect, it } from 'vitest';
import { awsEks } from '../../../../../src/providers/aws/services/eks/eks.ts';
import { facet } from '../../../../../src/model/resource.ts';
import { collectAws, useAwsEnvironment } from '../../../../support/aws-collect.ts';
import { ACCOUNT, fault, startAwsServer, type AwsServer } from '../../../../support/aws-server.ts';

const REGION = 'eu-west-1';
const ALL = ['api', 'audit', 'authenticator', 'controllerManager', 'scheduler'];
const logging = (...types: string[]) => ({ clusterLogging: [{ types, enabled: true }, { types: ALL.filter(one => !types.includes(one)), enabled: false }] }); // prettier-ignore
const network = { subnetIds: ['subnet-a', 'subnet-b'], securityGroupIds: ['sg-k'], endpointPublicAccess: false };
const cluster = (more: object = {}) => ({
  cluster: {
    name: 'shop',
    arn: `arn:aws:eks:${REGION}:${ACCOUNT}:cluster/shop`,
    status: 'ACTIVE',
    version: '1.31',
    createdAt: 1_767_323_045,
    tags: { env: 'prod' },
    deletionProtection: true,
    resourcesVpcConfig: network,
    logging: logging(...ALL),
    encryptionConfig: [{ resources: ['secrets'], provider: { keyArn: 'arn:key' } }],
    ...more,
  },
});

const version = (clusterVersion: string, endOfStandardSupportDate: number) => ({
  clusterVersion,
  clusterType: 'eks',
  versionStatus: 'STANDARD_SUPPORT',
  endOfStandardSupportDate,
});

let server: AwsServer;
beforeEach(async () => {
  server = await startAwsServer({
    'eks.ListClusters': { clusters: ['shop'] },
    'eks.DescribeCluster': cluster(),
    'eks.DescribeClusterVersions': {
      clusterVersions: [version('1.33', 1_785_369_600), version('1.31', 1_764_115_200)],
    },
  });
  useAwsEnvironment(server.url);
});
afterEach(() => server.close());
const collect = () => collectAws({ regions: [REGION], collectors: [awsEks] });
const shop = async () => (await collect()).resource('cluster/shop');

it('a cluster has its endpoint access, secret encryption and control plane logs', async () => {
  const found = await shop();
  expect(found).toMatchObject({
    kind: 'kubernetes-cluster',
    type: 'AWS::EKS::Cluster',
    name: 'shop',
    tags: { env: 'prod' },
  });
  expect(found.facets).toMatchObject({
    networkInterfaces: { value: [{ subnet: expect.stringContaining('subnet/subnet-a') as string }, {}] },
    publicAccess: { value: 'blocked' },
    encryptionAtRest: { value: 'customer-managed-key' },
    diagnosticLogging: { value: 'all' },
    nodeAutoProvisioning: { value: false },
    state: { value: 'running' },
  });
  expect(Object.keys(found.facets).sort()).toEqual([...(awsEks.fills['kubernetes-cluster'] ?? [])].sort());
});

it('a cluster in Auto Mode scales automatically', async () => {
  server.script({ 'eks.DescribeCluster': cluster({ computeConfig: { enabled: true } }) });
  expect(facet(await shop(), 'nodeAutoProvisioning')).toEqual({ state: 'value', value: true });
});

it.each<[string[] | undefined, string]>([
  [['0.0.0.0/0'], 'public'],
  [['203.0.113.0/28', '::/0'], 'public'],
  [['0.0.0.0/1', '128.0.0.0/1'], 'public'],
  [['203.0.113.0/28', '10.0.0.0/8'], 'possible'],
])('a public endpoint for %j is %s', async (publicAccessCidrs, access) => {
  server.script({
    'eks.DescribeCluster': cluster({
      resourcesVpcConfig: { ...network, endpointPublicAccess: true, publicAccessCidrs },
    }),
  });
  expect(facet(await shop(), 'publicAccess')).toEqual({ state: 'value', value: access });
});

it.each([
  [true, { state: 'value', value: true }],
  [false, { state: 'value', value: false }],
  [undefined, { state: 'unread', reason: 'failed' }],
])('deletion protection %s is %j', async (deletionProtection, reading) => {
  server.script({ 'eks.DescribeCluster': cluster({ deletionProtection }) });
  expect(facet(await shop(), 'deletionProtection')).toMatchObject(reading);
});

it('has no key of its own or some log types alone', async () => {
  server.script({ 'eks.DescribeCluster': cluster({ encryptionConfig: [], logging: logging('audit') }) });
  expect((await shop()).facets).toMatchObject({
    encryptionAtRest: { value: 'provider-managed-key' },
    diagnosticLogging: { value: 'partial' },
  });
  server.script({ 'eks.DescribeCluster': cluster({ logging: logging() }) });
  expect((await shop()).facets).toMatchObject({ diagnosticLogging: { value: 'none' } });
});

it('with a refused description has every facet unread; a refused list is unread, not empty', async () => {
  server.script({ 'eks.DescribeCluster': fault('AccessDeniedException', 403) });
  const found = await shop();
  for (const reading of Object.values(found.facets))
    expect(reading).toMatchObject({ state: 'unread', reason: 'denied' });
  server.script({ 'eks.ListClusters': fault('AccessDeniedException', 403) });
  expect((await collect()).population('kubernetes-cluster').reading).toMatchObject({
    state: 'unread',
    reason: 'denied',
  });
});

it('has the end of support of its version, requested once for all clusters', async () => {
  server.script({ 'eks.ListClusters': { clusters: ['shop', 'stock'] } });
  expect(facet(await shop(), 'versionSupport')).toEqual({
    state: 'value',
    value: { version: '1.31', endOfStandardSupport: '2025-11-26T00:00:00.000Z' },
  });
  expect(server.count('eks.DescribeClusterVersions')).toBe(1);
  server.script({ 'eks.ListClusters': { clusters: [] } });
  await collect();
  expect(server.count('eks.DescribeClusterVersions')).toBe(1);
});

it('of an unlisted version has no end; of a refused list, or without a version, is unread', async () => {
  server.script({ 'eks.DescribeCluster': cluster({ version: '1.99' }) });
  expect(facet(await shop(), 'versionSupport')).toEqual({ state: 'absent' });
  server.script({ 'eks.DescribeCluster': cluster({ version: undefined }) });
  expect(facet(await shop(), 'versionSupport')).toMatchObject({ state: 'unread', reason: 'failed' });
  server.script({
    'eks.DescribeCluster': cluster(),
    'eks.DescribeClusterVersions': fault('AccessDeniedException', 403),
  });
  expect(facet(await shop(), 'versionSupport')).toMatchObject({ state: 'unread', reason: 'denied' });
});
