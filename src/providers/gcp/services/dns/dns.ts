import { absent, mapReading, value } from '../../../../model/reading.ts';
import { requireField } from '../../../kit/response-fields.ts';
import { gcpOperations, type GcpCollector, type GcpContext, type GcpList } from '../../context.ts';
import { headOf, infrastructureAsCodeBy, type Labels } from '../../facets/common.ts';

const ZONES: GcpList = {
  call: 'dns:managedZones.list',
  permission: 'dns.managedZones.list',
  path: '/dns/v1/projects/{project}/managedZones',
  query: 'maxResults=500',
  items: 'managedZones',
};

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

/** Zones of Cloud DNS; their records are not read. */
export const gcpDns: GcpCollector = {
  id: 'gcp-dns',
  provider: 'gcp',
  scope: 'global',
  lists: ['dns-zone'],
  fills: { 'dns-zone': ['dnsZone', 'accessLogging', 'infrastructureAsCode'] },
  operations: gcpOperations(ZONES),
  collect: async ctx => {
    await ctx.list('dns-zone', ZONES.call, () =>
      ctx.each<Zone>(ZONES, row => {
        emitZone(ctx, row);
      }),
    );
  },
};

function emitZone(ctx: GcpContext, row: Zone): void {
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
      // Queries of private zones are logged by the policy of the network.
      accessLogging: isPublic ? value(row.cloudLoggingConfig?.enableLogging === true ? 'enabled' : 'disabled') : absent,
      infrastructureAsCode: infrastructureAsCodeBy(row.labels),
    },
  });
}
