import type { Instance, RelationalDatabase } from '@aws-sdk/client-lightsail';
import type { Facets } from '../../../../model/facets.ts';
import { absent, mapReading, type Reading } from '../../../../model/reading.ts';
import { assertField, facetFrom, requireField } from '../../../kit/response-fields.ts';
import { operations, type AwsCollector, type AwsContext } from '../../context.ts';
import { emitManagedService, placementInZones, TAGGED_MANAGED_SERVICE_FACETS } from '../../facets/managed-services.ts';
import { tcpListener } from '../../facets/listeners.ts';
import { LIGHTSAIL_REGIONS } from './regions.ts';
import { tagsOf } from '../../facets/tag-facets.ts';
import { forEachItem } from '../../../kit/for-each-item.ts';

/**
 * Reads instances and databases of Lightsail. Without subnets, security groups and volumes they are managed services, not
 * servers: placement, state and their own firewall are known.
 */
export const awsLightsail: AwsCollector = {
  id: 'aws-lightsail',
  provider: 'aws',
  scope: 'regional',
  lists: ['managed-service'],
  fills: { 'managed-service': TAGGED_MANAGED_SERVICE_FACETS },
  // Lightsail runs outside the networks of the account: no security group can be on it.
  invariants: { 'managed-service': { networkInterfaces: absent } },
  operations: operations('lightsail', ['GetInstances', 'GetRelationalDatabases']),
  collect: async ctx => {
    await ctx.list('managed-service', 'lightsail:GetInstances', () => collectInstances(ctx));
    await ctx.list('managed-service', 'lightsail:GetRelationalDatabases', () => collectDatabases(ctx));
  },
};

async function collectInstances(ctx: AwsContext): Promise<void> {
  if (!LIGHTSAIL_REGIONS.has(ctx.region)) return;
  const { GetInstancesCommand, LightsailClient } = await import('@aws-sdk/client-lightsail');
  const client = ctx.client(LightsailClient);
  let pageToken: string | undefined;
  do {
    const page = await client.send(new GetInstancesCommand({ pageToken }));
    await forEachItem(assertField(page.instances, 'instances'), one => emitInstance(ctx, one));
    pageToken = page.nextPageToken;
  } while (pageToken !== undefined && pageToken !== '');
}

async function collectDatabases(ctx: AwsContext): Promise<void> {
  if (!LIGHTSAIL_REGIONS.has(ctx.region)) return;
  const { GetRelationalDatabasesCommand, LightsailClient } = await import('@aws-sdk/client-lightsail');
  const client = ctx.client(LightsailClient);
  let pageToken: string | undefined;
  do {
    const page = await client.send(new GetRelationalDatabasesCommand({ pageToken }));
    await forEachItem(assertField(page.relationalDatabases, 'relationalDatabases'), one => emitDatabase(ctx, one));
    pageToken = page.nextPageToken;
  } while (pageToken !== undefined && pageToken !== '');
}

const tagsIn = ({ tags }: Instance | RelationalDatabase): Reading<Record<string, string>> =>
  mapReading(requireField(tags, 'tags'), list => tagsOf(list.map(({ key, value }) => ({ Key: key, Value: value }))));

async function emitInstance(ctx: AwsContext, one: Instance): Promise<void> {
  emitManagedService(ctx, {
    id: assertField(one.arn, 'arn'),
    type: 'AWS::Lightsail::Instance',
    name: assertField(one.name, 'name'),
    createdAt: one.createdAt,
    tags: tagsIn(one),
    placement: await placementInZones(ctx, [one.location?.availabilityZone]),
    allowedIngress: facetFrom(() => ingressOf(one)),
    state: mapReading(requireField(one.state?.name, 'state'), state =>
      state === 'running' ? 'running' : state.startsWith('stop') ? 'stopped' : 'other',
    ),
  });
}

/** Its own firewall; without a public address nothing comes in from the internet. */
function ingressOf({ networking, publicIpAddress = '', ipv6Addresses = [] }: Instance): Facets['allowedIngress'] {
  const ports = assertField(networking?.ports, 'networking.ports');
  if (publicIpAddress === '' && ipv6Addresses.length === 0) return [];
  return ports.map(({ protocol, fromPort, toPort, cidrs, ipv6Cidrs = [] }) => ({
    protocol: assertField(protocol, 'protocol'),
    fromPort: assertField(fromPort, 'fromPort'),
    toPort: assertField(toPort, 'toPort'),
    sources: [
      ...(publicIpAddress === '' ? [] : assertField(cidrs, 'cidrs')),
      ...(ipv6Addresses.length === 0 ? [] : ipv6Cidrs),
    ],
  }));
}

async function emitDatabase(ctx: AwsContext, one: RelationalDatabase): Promise<void> {
  const second = one.secondaryAvailabilityZone ?? '';
  emitManagedService(ctx, {
    id: assertField(one.arn, 'arn'),
    type: 'AWS::Lightsail::Database',
    name: assertField(one.name, 'name'),
    createdAt: one.createdAt,
    tags: tagsIn(one),
    // In public mode no firewall is in front of it.
    publicAccess: mapReading(requireField(one.publiclyAccessible, 'publiclyAccessible'), isPublic =>
      isPublic ? ('public' as const) : ('blocked' as const),
    ),
    listeners: tcpListener(one.masterEndpoint?.port),
    placement: await placementInZones(ctx, [one.location?.availabilityZone, ...(second === '' ? [] : [second])]),
    state: mapReading(requireField(one.state, 'state'), state =>
      /^(available|backing-up|modifying|maintenance|upgrading)$/.test(state)
        ? 'running'
        : state.startsWith('stop')
          ? 'stopped'
          : 'other',
    ),
  });
}
