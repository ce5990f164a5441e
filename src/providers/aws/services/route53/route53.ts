import type * as Route53Sdk from '@aws-sdk/client-route-53';
import type { HostedZone, ResourceRecordSet } from '@aws-sdk/client-route-53';
import type { Facets } from '../../../../model/facets.ts';
import { absent, mapReading, value, type Reading } from '../../../../model/reading.ts';
import { operations, type AwsCollector, type AwsContext } from '../../context.ts';
import { facetFrom, assertField } from '../../client/failure.ts';
import { awaitAll } from '../../client/response-fields.ts';
import { dnsRecordsOf } from './records.ts';

type Route53 = typeof Route53Sdk;

interface ServiceContext {
  readonly ctx: AwsContext;
  readonly route53: Route53;
  readonly client: Route53Sdk.Route53Client;
  /** What is asked once for all zones, and only when there is one that it matters to. */
  readonly logged: () => Promise<Reading<ReadonlySet<string>>>;
  readonly working: () => Promise<Reading<ReadonlySet<string>>>;
}

/** Reads the zones of names: where the public ones lead, whether they are signed and who writes down the questions. */
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
  collect: async ctx => {
    const route53 = await import('@aws-sdk/client-route-53');
    const client = ctx.client(route53.Route53Client);
    const asking: ServiceContext = {
      ctx,
      route53,
      client,
      logged: once(() => readLogged(ctx, route53, client)),
      working: once(() => readHealthChecks(ctx, route53, client)),
    };
    await ctx.list('dns-zone', 'route53:ListHostedZones', async () => {
      for await (const page of route53.paginateListHostedZones({ client, pageSize: 100 }, {}))
        await awaitAll(assertField(page.HostedZones, 'HostedZones').map(zone => emitZone(asking, zone)));
    });
  },
};

function once<T>(ask: () => Promise<T>): () => Promise<T> {
  let asked: Promise<T> | undefined;
  return () => (asked ??= ask());
}

function readLogged(
  ctx: AwsContext,
  route53: Route53,
  client: Route53Sdk.Route53Client,
): Promise<Reading<ReadonlySet<string>>> {
  return ctx.read('route53:ListQueryLoggingConfigs', async () => {
    const zones = new Set<string>();
    for await (const page of route53.paginateListQueryLoggingConfigs({ client, pageSize: 100 }, {}))
      for (const { HostedZoneId: zone } of assertField(page.QueryLoggingConfigs, 'QueryLoggingConfigs'))
        if (zone !== undefined) zones.add(bare(zone));
    return zones;
  });
}

/** The health checks that look: one that is switched off counts as healthy for ever. */
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

const bare = (id: string): string => id.replace(/^\/hostedzone\//, '');

async function emitZone(asking: ServiceContext, zone: HostedZone): Promise<void> {
  const { ctx } = asking;
  const id = bare(assertField(zone.Id, 'Id'));
  const isPublic = zone.Config?.PrivateZone !== true;
  // What is inside is nobody's business outside: its names and questions are not judged.
  const [signed, records, accessLog] = isPublic
    ? await Promise.all([readSigned(asking, id), readDnsRecords(asking, id), asking.logged()])
    : [absent, absent, absent];
  ctx.emit({
    id: ctx.arn('route53', `hostedzone/${id}`, { account: '' }),
    stableId: id,
    kind: 'dns-zone',
    type: 'AWS::Route53::HostedZone',
    name: assertField(zone.Name, 'Name').replace(/\.$/, ''),
    tags: {},
    facets: {
      dnsZone: isPublic ? mapReading(signed, is => ({ public: true, dnssec: is })) : value({ public: false }),
      dnsRecords: records,
      accessLogging: mapReading(accessLog, zones => (zones.has(id) ? 'enabled' : 'disabled')),
    },
  });
}

function readSigned({ ctx, route53, client }: ServiceContext, HostedZoneId: string): Promise<Reading<boolean>> {
  return ctx.read('route53:GetDNSSEC', async () => {
    const answer = await client.send(new route53.GetDNSSECCommand({ HostedZoneId }));
    return assertField(answer.Status?.ServeSignature, 'ServeSignature') === 'SIGNING';
  });
}

async function readDnsRecords(asking: ServiceContext, HostedZoneId: string): Promise<Reading<Facets['dnsRecords']>> {
  const { ctx, route53, client } = asking;
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
  const checked = sets.value.some(({ HealthCheckId: check }) => check !== undefined);
  const working = checked ? await asking.working() : value(new Set<string>());
  if (working.state !== 'value') return working;
  return facetFrom(() => dnsRecordsOf(sets.value, working.value));
}
