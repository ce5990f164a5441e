import type { Facets } from '../../../../model/facets.ts';
import { absent, mapReading, value, type Reading } from '../../../../model/reading.ts';
import { assertField, requireField } from '../../../kit/response-fields.ts';
import { gcpOperations, type GcpCollector, type GcpContext, type GcpList } from '../../context.ts';
import { headOf, infrastructureAsCodeBy, type Labels } from '../../facets/common.ts';
import { NETWORKS } from '../compute/lists.ts';
import { readNetworks } from '../vpc/networks.ts';
import { dnsRecordsOf, type RecordSet } from './records.ts';

const ZONES: GcpList = {
  call: 'dns:managedZones.list',
  permission: 'dns.managedZones.list',
  path: '/dns/v1/projects/{project}/managedZones',
  query: 'maxResults=500',
  items: 'managedZones',
};

const RECORDS: GcpList = {
  call: 'dns:resourceRecordSets.list',
  permission: 'dns.resourceRecordSets.list',
  path: '/dns/v1/projects/{project}/managedZones/{zone}/rrsets',
  query: 'maxResults=500',
  items: 'rrsets',
};

const POLICIES: GcpList = {
  call: 'dns:policies.list',
  permission: 'dns.policies.list',
  path: '/dns/v1/projects/{project}/policies',
  items: 'policies',
};

interface Policy {
  readonly enableLogging?: boolean;
  readonly networks?: readonly { readonly networkUrl?: string }[] | null;
}

interface Zone {
  readonly id?: string;
  readonly name?: string;
  readonly dnsName?: string;
  readonly creationTime?: string;
  readonly labels?: Labels;
  readonly visibility?: string;
  readonly dnssecConfig?: { readonly state?: string } | null;
  readonly cloudLoggingConfig?: { readonly enableLogging?: boolean } | null;
}

/** Zones of Cloud DNS with the records of public ones, and whether queries of networks are logged. */
export const gcpDns: GcpCollector = {
  id: 'gcp-dns',
  provider: 'gcp',
  scope: 'global',
  lists: ['dns-zone'],
  fills: {
    'dns-zone': ['dnsZone', 'dnsRecords', 'accessLogging', 'infrastructureAsCode'],
    network: ['accessLogging'],
  },
  operations: gcpOperations(ZONES, RECORDS, POLICIES, NETWORKS),
  collect: async ctx => {
    await ctx.list('dns-zone', ZONES.call, () => ctx.each<Zone>(ZONES, row => emitZone(ctx, row)));
    await addQueryLogging(ctx);
  },
};

/** Queries of a network are logged where a policy that names it says so. */
async function addQueryLogging(ctx: GcpContext): Promise<void> {
  const networks = await readNetworks(ctx);
  if (networks.state !== 'value' || networks.value.length === 0) return;
  const logged = await ctx.read(POLICIES.call, async () => {
    const found = new Set<string>();
    await ctx.each<Policy>(POLICIES, ({ enableLogging, networks: named }) => {
      for (const { networkUrl } of enableLogging === true ? (named ?? []) : [])
        if (networkUrl !== undefined) found.add(ctx.fullName('compute', networkUrl));
    });
    return found;
  });
  for (const { selfLink } of networks.value) {
    if (selfLink === undefined) continue;
    const id = ctx.fullName('compute', selfLink);
    ctx.add(id, { accessLogging: mapReading(logged, found => (found.has(id) ? 'enabled' : 'disabled')) });
  }
}

const readRecords = (ctx: GcpContext, zone: string): Promise<Reading<Facets['dnsRecords']>> =>
  ctx.read(RECORDS.call, async () => {
    const sets: RecordSet[] = [];
    await ctx.each<RecordSet>(RECORDS, row => void sets.push(row), { zone });
    return dnsRecordsOf(sets);
  });

async function emitZone(ctx: GcpContext, row: Zone): Promise<void> {
  const isPublic = row.visibility === 'public';
  ctx.emit({
    ...headOf(ctx, {
      ...{ kind: 'dns-zone', type: 'dns.googleapis.com/ManagedZone', region: 'global', labels: row.labels },
      ...{ createdAt: row.creationTime, stableId: row.id },
      name: row.name === undefined ? undefined : `projects/${ctx.account}/managedZones/${row.name}`,
    }),
    facets: {
      dnsZone: mapReading(requireField(row.visibility, 'visibility'), () => ({
        public: isPublic,
        // A private zone cannot be signed.
        ...(isPublic ? { dnssec: row.dnssecConfig?.state === 'on' || row.dnssecConfig?.state === 'transfer' } : {}),
      })),
      // What leads where matters for names that everybody can ask for.
      dnsRecords: isPublic ? await readRecords(ctx, assertField(row.name, 'name')) : absent,
      // Queries of private zones are logged by the policy of the network.
      accessLogging: isPublic ? value(row.cloudLoggingConfig?.enableLogging === true ? 'enabled' : 'disabled') : absent,
      infrastructureAsCode: infrastructureAsCodeBy(row.labels),
    },
  });
}
