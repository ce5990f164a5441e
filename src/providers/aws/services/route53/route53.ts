import type * as Route53Sdk from '@aws-sdk/client-route-53';
import type { HostedZone, ResourceRecordSet } from '@aws-sdk/client-route-53';
import type { Facets } from '../../../../model/facets.ts';
import { absent, mapReading, value, type Reading } from '../../../../model/reading.ts';
import { awaitAll } from '../../../kit/await-all.ts';
import { once } from '../../../kit/memoize.ts';
import { assertField, facetFrom } from '../../../kit/response-fields.ts';
import { operations, type AwsCollector, type AwsContext } from '../../context.ts';
import { dnsRecordsOf } from './records.ts';
import { forEachPage } from '../../../kit/for-each-page.ts';

type Route53 = typeof Route53Sdk;

interface ServiceContext {
  readonly ctx: AwsContext;
  readonly route53: Route53;
  readonly client: Route53Sdk.Route53Client;
  /** Read once for all zones, and only when a zone needs it. */
  readonly logged: () => Promise<Reading<ReadonlySet<string>>>;
  readonly working: () => Promise<Reading<ReadonlySet<string>>>;
}

/** Reads hosted zones; of public ones also records, DNSSEC signing and query logging. */
export const awsRoute53: AwsCollector = {
  id: 'aws-route53',
  provider: 'aws',
  scope: 'global',
  lists: ['dns-zone'],
  fills: { 'dns-zone': ['dnsZone', 'dnsRecords', 'accessLogging'] },
  operations: operations('route53', [
    'ListHostedZones',
    'ListResourceRecordSets',
    'ListHealthChecks',
    'ListQueryLoggingConfigs',
    'GetDNSSEC',
  ]),
  decidedBy: {
    dnsZone: ['route53:GetDNSSEC'],
    dnsRecords: ['route53:ListResourceRecordSets'],
    accessLogging: ['route53:ListQueryLoggingConfigs'],
  },
  collect: async ctx => {
    const route53 = await import('@aws-sdk/client-route-53');
    const client = ctx.client(route53.Route53Client);
    const api: ServiceContext = {
      ctx,
      route53,
      client,
      logged: once(() => readLogged(ctx, route53, client)),
      working: once(() => readHealthChecks(ctx, route53, client)),
    };
    await ctx.list('dns-zone', 'route53:ListHostedZones', async () => {
      await forEachPage(route53.paginateListHostedZones({ client, pageSize: 100 }, {}), page =>
        awaitAll(assertField(page.HostedZones, 'HostedZones').map(zone => emitZone(api, zone))),
      );
    });
  },
};

function readLogged(
  ctx: AwsContext,
  route53: Route53,
  client: Route53Sdk.Route53Client,
): Promise<Reading<ReadonlySet<string>>> {
  return ctx.read('route53:ListQueryLoggingConfigs', async () => {
    const zones = new Set<string>();
    for await (const page of route53.paginateListQueryLoggingConfigs({ client, pageSize: 100 }, {}))
      for (const { HostedZoneId: zone } of assertField(page.QueryLoggingConfigs, 'QueryLoggingConfigs'))
        if (zone !== undefined) zones.add(zoneId(zone));
    return zones;
  });
}

/** Enabled health checks; a disabled one always reports healthy. */
function readHealthChecks(
  ctx: AwsContext,
  route53: Route53,
  client: Route53Sdk.Route53Client,
): Promise<Reading<ReadonlySet<string>>> {
  return ctx.read('route53:ListHealthChecks', async () => {
    const working = new Set<string>();
    for await (const page of route53.paginateListHealthChecks({ client, pageSize: 1000 }, {}))
      for (const { Id: id, HealthCheckConfig: settings } of assertField(page.HealthChecks, 'HealthChecks'))
        if (id !== undefined && settings?.Disabled !== true) working.add(id);
    return working;
  });
}

const zoneId = (id: string): string => id.replace(/^\/hostedzone\//, '');

async function emitZone(api: ServiceContext, zone: HostedZone): Promise<void> {
  const { ctx } = api;
  const id = zoneId(assertField(zone.Id, 'Id'));
  const isPublic = zone.Config?.PrivateZone !== true;
  // Private zones are not reachable from the internet: records and queries are not read.
  const [dnssec, dnsRecords, loggedZones] = isPublic
    ? await Promise.all([readDnssec(api, id), readDnsRecords(api, id), api.logged()])
    : [absent, absent, absent];
  ctx.emit({
    id: ctx.arn('route53', `hostedzone/${id}`, { account: '' }),
    stableId: id,
    kind: 'dns-zone',
    type: 'AWS::Route53::HostedZone',
    name: assertField(zone.Name, 'Name').replace(/\.$/, ''),
    tags: {},
    facets: {
      dnsZone: isPublic ? mapReading(dnssec, signed => ({ public: true, dnssec: signed })) : value({ public: false }),
      dnsRecords,
      accessLogging: mapReading(loggedZones, zones => (zones.has(id) ? 'enabled' : 'disabled')),
    },
  });
}

function readDnssec({ ctx, route53, client }: ServiceContext, HostedZoneId: string): Promise<Reading<boolean>> {
  return ctx.read('route53:GetDNSSEC', async () => {
    const answer = await client.send(new route53.GetDNSSECCommand({ HostedZoneId }));
    return assertField(answer.Status?.ServeSignature, 'ServeSignature') === 'SIGNING';
  });
}

async function readDnsRecords(api: ServiceContext, HostedZoneId: string): Promise<Reading<Facets['dnsRecords']>> {
  const { ctx, route53, client } = api;
  const sets = await ctx.read('route53:ListResourceRecordSets', async () => {
    const found: ResourceRecordSet[] = [];
    let next: Pick<
      Route53Sdk.ListResourceRecordSetsRequest,
      'StartRecordName' | 'StartRecordType' | 'StartRecordIdentifier'
    > = {};
    for (let more = true; more;) {
      const page: Route53Sdk.ListResourceRecordSetsCommandOutput = await client.send(
        new route53.ListResourceRecordSetsCommand({ HostedZoneId, MaxItems: 300, ...next }),
      );
      found.push(...assertField(page.ResourceRecordSets, 'ResourceRecordSets'));
      more = page.IsTruncated === true && page.NextRecordName !== undefined;
      next = {
        StartRecordName: page.NextRecordName,
        StartRecordType: page.NextRecordType,
        StartRecordIdentifier: page.NextRecordIdentifier,
      };
    }
    return found;
  });
  if (sets.state !== 'value') return sets;
  const usesHealthChecks = sets.value.some(({ HealthCheckId: check }) => check !== undefined);
  const working = usesHealthChecks ? await api.working() : value(new Set<string>());
  if (working.state !== 'value') return working;
  return facetFrom(() => dnsRecordsOf(sets.value, working.value));
}
