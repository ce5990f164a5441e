import { afterEach, beforeEach, expect, it } from 'vitest';
import { awsOpenSearch } from '../../../../../src/providers/aws/services/opensearch/opensearch.ts';
import { facet } from '../../../../../src/model/resource.ts';
import { collectAws, useAwsEnvironment } from '../../../../support/aws-collect.ts';
import { ACCOUNT, fault, startAwsServer, type AwsServer } from '../../../../support/aws-server.ts';

const REGION = 'eu-west-1';
const policy = (...statements: object[]) => JSON.stringify({ Version: '2012-10-17', Statement: statements });
const ALL_PRINCIPALS = { Effect: 'Allow', Principal: { AWS: '*' }, Action: 'es:*', Resource: '*' };
const domain = (name: string, more: object = {}): object => ({
  DomainId: `${ACCOUNT}/${name}`,
  DomainName: name,
  ARN: `arn:aws:es:${REGION}:${ACCOUNT}:domain/${name}`,
  Created: true,
  Deleted: false,
  ClusterConfig: {
    InstanceType: 't3.medium.search',
    InstanceCount: 3,
    ZoneAwarenessEnabled: true,
    ZoneAwarenessConfig: { AvailabilityZoneCount: 3 },
  },
  EBSOptions: { EBSEnabled: true, VolumeType: 'gp3', VolumeSize: 10, Iops: 3000 },
  AccessPolicies: '',
  VPCOptions: { VPCId: 'vpc-1', SubnetIds: ['subnet-a'], SecurityGroupIds: ['sg-search'] },
  EncryptionAtRestOptions: { Enabled: true },
  NodeToNodeEncryptionOptions: { Enabled: true },
  DomainEndpointOptions: { EnforceHTTPS: true },
  AdvancedSecurityOptions: { Enabled: false },
  ...more,
});
const domains = (...found: object[]) => ({
  'es.ListDomainNames': { DomainNames: found.map(one => ({ DomainName: (one as { DomainName: string }).DomainName })) },
  'es.DescribeDomains': { DomainStatusList: found },
});

let server: AwsServer;
beforeEach(async () => {
  server = await startAwsServer({ ...domains(), 'es.ListTags': { TagList: [{ Key: 'env', Value: 'prod' }] } });
  useAwsEnvironment(server.url);
});
afterEach(() => server.close());
const collect = () => collectAws({ regions: [REGION], collectors: [awsOpenSearch] });

it('a domain has every declared facet', async () => {
  server.script(domains(domain('products')));
  const products = (await collect()).resource('domain/products');
  expect(products).toMatchObject({ kind: 'search', type: 'AWS::OpenSearchService::Domain', tags: { env: 'prod' } });
  expect(products.facets).toMatchObject({
    placement: { value: { spread: 'multi-zone', locations: [{}, {}, {}] } },
    dataDurability: { value: 'derived' },
    encryptionAtRest: { value: 'provider-managed-key' },
    encryptionInTransit: { value: 'required' },
    automatedBackups: { value: { retentionDays: 14, pointInTimeRecovery: false } },
    publicAccess: { value: 'blocked' },
    performance: { value: { type: 't3.medium.search', burstable: true, storageType: 'gp3', iops: 3000 } },
    size: { value: { bytes: 30 * 2 ** 30 } },
    networkInterfaces: { value: [{ subnet: `arn:aws:ec2:${REGION}:${ACCOUNT}:subnet/subnet-a`, addressFamilies: [] }] },
    listeners: { value: [{ port: 443 }] },
    state: { value: 'running' },
    infrastructureAsCode: { state: 'absent' },
  });
  expect(Object.keys(products.facets).sort()).toEqual([...(awsOpenSearch.fills.search ?? [])].sort());
});

it.each([
  ['three masters', { DedicatedMasterEnabled: true, DedicatedMasterCount: 3, InstanceCount: 6 }, { value: { count: 3, dataNodes: 6 } }],
  ['none', { DedicatedMasterEnabled: false, InstanceCount: 2 }, { value: { count: 0, dataNodes: 2 } }],
  ['none, with a count left over', { DedicatedMasterEnabled: false, DedicatedMasterCount: 3, InstanceCount: 2 }, { value: { count: 0, dataNodes: 2 } }],
  ['no word of them', { InstanceCount: 2 }, { state: 'unread', reason: 'failed' }],
])('dedicated master nodes: %s', async (_, ClusterConfig, expected) => {
  server.script(domains(domain('products', { ClusterConfig })));
  expect(facet((await collect()).resource('/products'), 'dedicatedPrimaryNodes')).toMatchObject(expected);
}); // prettier-ignore

it.each([
  ['without zone awareness', { InstanceCount: 3, ZoneAwarenessEnabled: false }, 'single-zone'],
  ['one node with zone awareness', { InstanceCount: 1, ZoneAwarenessEnabled: true }, 'single-zone'],
  ['two nodes in two zones', { InstanceCount: 2, ZoneAwarenessEnabled: true }, 'multi-zone'],
])('%s', async (_, ClusterConfig, spread) => {
  server.script(domains(domain('products', { ClusterConfig })));
  expect(facet((await collect()).resource('/products'), 'placement')).toMatchObject({ value: { spread } });
});

it.each([
  ['everybody', policy(ALL_PRINCIPALS), {}, 'public'],
  ['everybody in a list', policy({ ...ALL_PRINCIPALS, Principal: { AWS: ['*'] } }), {}, 'public'],
  ['everybody from one address', policy({ ...ALL_PRINCIPALS, Condition: { IpAddress: { 'aws:SourceIp': '192.0.2.1' } } }), {}, 'possible'],
  ['everybody with fine-grained access control', policy(ALL_PRINCIPALS), { AdvancedSecurityOptions: { Enabled: true } }, 'possible'],
  ['one role', policy({ ...ALL_PRINCIPALS, Principal: { AWS: `arn:aws:iam::${ACCOUNT}:role/app` } }), {}, 'possible'],
  ['nobody', '', {}, 'possible'],
  ['everybody denied', policy({ ...ALL_PRINCIPALS, Effect: 'Deny' }), {}, 'possible'],
])('a public endpoint follows its policy: %s', async (_, AccessPolicies, more, access) => {
  server.script(domains(domain('products', { VPCOptions: undefined, AccessPolicies, ...more })));
  const products = (await collect()).resource('/products');
  expect(facet(products, 'publicAccess')).toEqual({ state: 'value', value: access });
  expect(facet(products, 'networkInterfaces')).toEqual({ state: 'value', value: [] });
}); // prettier-ignore

it('an unreadable policy or a missing field is unread', async () => {
  server.script(
    domains(
      domain('odd', { VPCOptions: undefined, AccessPolicies: '{' }),
      domain('plain', { EncryptionAtRestOptions: { Enabled: false }, DomainEndpointOptions: { EnforceHTTPS: false } }),
      domain('silent', { ClusterConfig: {}, EncryptionAtRestOptions: undefined, DomainEndpointOptions: undefined }),
    ),
  );
  const { resource } = await collect();
  expect(facet(resource('/odd'), 'publicAccess')).toMatchObject({ state: 'unread', reason: 'failed' });
  expect(resource('/plain').facets).toMatchObject({
    encryptionAtRest: { value: 'none' },
    encryptionInTransit: { value: 'optional' },
  });
  for (const name of ['placement', 'encryptionAtRest', 'encryptionInTransit', 'performance'] as const)
    expect(facet(resource('/silent'), name)).toMatchObject({ state: 'unread', reason: 'failed' });
});

it('describes domains in batches of five', async () => {
  const names = ['a', 'b', 'c', 'd', 'e', 'f'];
  const described = names.map(name => domain(name));
  server.script({
    ...domains(...described),
    'es.DescribeDomains': [
      { DomainStatusList: described.slice(0, 5) },
      { DomainStatusList: described.slice(5) },
    ],
  }); // prettier-ignore
  const { names: found, population } = await collect();
  expect(found('search').sort()).toEqual(names);
  expect(population('search').reading).toEqual({ state: 'value', value: 6 });
  expect(server.count('es.DescribeDomains')).toBe(2);
});

it('makes no further call without domains; a refused list or description is unread', async () => {
  expect((await collect()).population('search').reading).toEqual({ state: 'value', value: 0 });
  expect(server.count('es.DescribeDomains')).toBe(0);
  server.script({ 'es.ListDomainNames': fault('AccessDeniedException', 403) });
  expect((await collect()).population('search').reading).toMatchObject({ state: 'unread', reason: 'denied' });
  server.script({ ...domains(domain('products')), 'es.DescribeDomains': fault('AccessDeniedException', 403) });
  expect((await collect()).population('search')).toMatchObject({
    reading: { state: 'unread', reason: 'denied' },
    call: 'es:DescribeDomains',
  });
});
