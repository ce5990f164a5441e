import { afterEach, beforeEach, expect, it } from 'vitest';
import { awsDax } from '../../../../../src/providers/aws/services/dax/dax.ts';
import { facet } from '../../../../../src/model/resource.ts';
import { collectAws, useAwsEnvironment } from '../../../../support/aws-collect.ts';
import { ACCOUNT, fault, startAwsServer, type AwsServer } from '../../../../support/aws-server.ts';

const REGION = 'eu-west-1';
const node = (zone: string): object => ({
  NodeId: zone,
  AvailabilityZone: `${REGION}${zone}`,
  NodeStatus: 'available',
});
const cluster = (ClusterName: string, more: object = {}): object => ({
  ClusterName,
  ClusterArn: `arn:aws:dax:${REGION}:${ACCOUNT}:cache/${ClusterName}`,
  Status: 'available',
  NodeType: 'dax.r5.large',
  Nodes: [node('a'), node('b')],
  ClusterDiscoveryEndpoint: { Address: 'x', Port: 9111 },
  ClusterEndpointEncryptionType: 'TLS',
  SSEDescription: { Status: 'ENABLED' },
  ...more,
});

let server: AwsServer;
beforeEach(async () => {
  server = await startAwsServer({
    'dax.DescribeClusters': { Clusters: [cluster('orders')] },
    'dax.ListTags': { Tags: [{ Key: 'managed-by', Value: 'terraform' }] },
  });
  useAwsEnvironment(server.url);
});
afterEach(() => server.close());
const collect = () => collectAws({ regions: [REGION], collectors: [awsDax] });

it('a cluster is a cache in the zones of its nodes', async () => {
  const { resource } = await collect();
  const orders = resource('cache/orders');
  expect(orders).toMatchObject({ kind: 'cache', type: 'AWS::DAX::Cluster', name: 'orders' });
  expect(orders.facets).toMatchObject({
    placement: { value: { spread: 'multi-zone', locations: [{ role: 'primary' }, { role: 'replica' }] } },
    dataDurability: { value: 'derived' },
    encryptionAtRest: { value: 'provider-managed-key' },
    encryptionInTransit: { value: 'required' },
    listeners: { value: [{ port: 9111 }] },
    performance: { value: { burstable: false } },
    state: { value: 'running' },
    infrastructureAsCode: { value: { tool: 'Terraform' } },
  });
  expect(Object.keys(orders.facets).sort()).toEqual([...(awsDax.fills.cache ?? [])].sort());
});

it('is single-zone and unencrypted, and is read to the last page', async () => {
  const plain = {
    Status: 'modifying',
    NodeType: 'dax.t3.small',
    Nodes: [node('a'), node('a')],
    ClusterEndpointEncryptionType: 'NONE',
    SSEDescription: { Status: 'DISABLED' },
  };
  server.script({
    'dax.DescribeClusters': ({ parameters }) =>
      parameters['NextToken'] === 'more'
        ? { Clusters: [cluster('plain', plain)] }
        : { Clusters: [cluster('orders')], NextToken: 'more' },
  });
  const { names, resource } = await collect();
  expect(names('cache').sort()).toEqual(['orders', 'plain']);
  expect(resource('cache/plain').facets).toMatchObject({
    placement: { value: { spread: 'single-zone' } },
    encryptionAtRest: { value: 'none' },
    encryptionInTransit: { value: 'none' },
    performance: { value: { type: 'dax.t3.small', burstable: true } },
    state: { value: 'running' },
  });
});

it('a refused list is unread, not empty, and refused tags affect infrastructure as code alone', async () => {
  server.script({ 'dax.ListTags': fault('AccessDeniedException') });
  expect(facet((await collect()).resource('cache/orders'), 'infrastructureAsCode')).toMatchObject({ state: 'unread' });
  server.script({ 'dax.DescribeClusters': fault('AccessDeniedException') });
  expect((await collect()).population('cache').reading).toMatchObject({ state: 'unread', reason: 'denied' });
  server.script({ 'dax.DescribeClusters': { Clusters: [] } });
  expect((await collect()).population('cache').reading).toEqual({ state: 'value', value: 0 });
});
