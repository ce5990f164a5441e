import type * as Route53Sdk from '@aws-sdk/client-route-53';
import type { HostedZone, ResourceRecordSet } from '@aws-sdk/client-route-53';
import type { Facets } from '../../../../model/facets.ts';
import { absent, mapReading, value, type Reading } from '../../../../model/reading.ts';
import { operations, type AwsCollector, type AwsContext } from '../../context.ts';
import { facetOf, present } from '../../client/failure.ts';
import { settleAll } from '../../client/response-fields.ts';
import { recordsOf } from './records.ts';

type Route53 = typeof Route53Sdk;

interface Asking {
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
  fills: { 'dns-zone': ['zone', 'records', 'accessLog'] },
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
    const asking: Asking = {
      ctx,
      route53,
      client,
      logged: once(() => readLogged(ctx, route53, client)),
      working: once(() => readWorking(ctx, route53, client)),
    };
    await ctx.list('dns-zone', 'route53:ListHostedZones', async () => {
      for await (const page of route53.paginateListHostedZones({ client, pageSize: 100 }, {}))
        await settleAll(present(page.HostedZones, 'HostedZones').map(zone => emitZone(asking, zone)));
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
      for (const { HostedZoneId: zone } of present(page.QueryLoggingConfigs, 'QueryLoggingConfigs'))
        if (zone !== undefined) zones.add(bare(zone));
    return zones;
  });
}

/** The health checks that look: one that is switched off counts as healthy for ever. */
function readWorking(
  ctx: AwsContext,
  route53: Route53,
  client: Route53Sdk.Route53Client,
): Promise<Reading<ReadonlySet<string>>> {
  return ctx.read('route53:ListHealthChecks', async () => {
    const working = new Set<string>();
    for await (const page of route53.paginateListHealthChecks({ client, pageSize: 1000 }, {}))
      for (const { Id: id, HealthCheckConfig: settings } of present(page.HealthChecks, 'HealthChecks'))
        if (id !== undefined && settings?.Disabled !== true) working.add(id);
    return working;
  });
}

const bare = (id: string): string => id.replace(/^\/hostedzone\//, '');

async function emitZone(asking: Asking, zone: HostedZone): Promise<void> {
  const { ctx } = asking;
  const id = bare(present(zone.Id, 'Id'));
  const isPublic = zone.Config?.PrivateZone !== true;
  // What is inside is nobody's business outside: its names and questions are not judged.
  const [signed, records, accessLog] = isPublic
    ? await Promise.all([readSigned(asking, id), readRecords(asking, id), asking.logged()])
    : [absent, absent, absent];
  ctx.emit({
    id: ctx.arn('route53', `hostedzone/${id}`, { account: '' }),
    stableId: id,
    kind: 'dns-zone',
    type: 'AWS::Route53::HostedZone',
    name: present(zone.Name, 'Name').replace(/\.$/, ''),
    tags: {},
    facets: {
      zone: isPublic ? mapReading(signed, is => ({ public: true, signed: is })) : value({ public: false }),
      records,
      accessLog: mapReading(accessLog, zones => (zones.has(id) ? 'kept' : 'none')),
    },
  });
}

function readSigned({ ctx, route53, client }: Asking, HostedZoneId: string): Promise<Reading<boolean>> {
  return ctx.read('route53:GetDNSSEC', async () => {
    const answer = await client.send(new route53.GetDNSSECCommand({ HostedZoneId }));
    return present(answer.Status?.ServeSignature, 'ServeSignature') === 'SIGNING';
  });
}

async function readRecords(asking: Asking, HostedZoneId: string): Promise<Reading<Facets['records']>> {
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
      found.push(...present(page.ResourceRecordSets, 'ResourceRecordSets'));
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
  return facetOf(() => recordsOf(sets.value, working.value));
}
