import type { Facets } from '../../../../model/facets.ts';
import { absent, flatMapReading, unread, value, type Reading } from '../../../../model/reading.ts';
import type { GcpContext } from '../../context.ts';
import { headOf, infrastructureAsCodeBy, leafName, type Row } from '../../facets/common.ts';
import type { ById } from '../compute/read-rows.ts';
import type { Router } from '../vpc/gateways.ts';

export interface InterconnectAttachment extends Row {
  readonly region?: string;
  /** `DEDICATED`, `PARTNER`; `PARTNER_PROVIDER` is the side of a service provider. */
  readonly type?: string;
  readonly interconnect?: string;
  readonly router?: string;
  readonly edgeAvailabilityDomain?: string;
  readonly operationalStatus?: string;
  readonly state?: string;
}

export interface Interconnect extends Row {
  /** The colocation facility with its edge availability domain: `fra-zone1-58`. */
  readonly location?: string;
}

/** What attachments lead to, by full resource name. */
export interface InterconnectParts {
  readonly interconnects: ById<Interconnect>;
  readonly routers: ById<Router>;
}

/** An attachment of Cloud Interconnect to a network. */
export function emitAttachment(ctx: GcpContext, row: InterconnectAttachment, parts: InterconnectParts): void {
  ctx.emit({
    ...headOf(ctx, {
      ...{
        kind: 'network-connection',
        type: 'compute.googleapis.com/InterconnectAttachment',
        region: leafName(row.region),
      },
      ...{ name: row.selfLink, labels: row.labels, createdAt: row.creationTimestamp, stableId: row.id },
    }),
    facets: {
      // Its building is that of the line.
      placement: absent,
      hybridConnection: row.type === 'PARTNER_PROVIDER' ? absent : hybridConnectionOf(ctx, row, parts),
      state: value(isUp(row) ? 'running' : 'other'),
      infrastructureAsCode: infrastructureAsCodeBy(row.labels),
    },
  });
}

const isUp = ({ operationalStatus, state }: InterconnectAttachment): boolean =>
  operationalStatus === undefined ? state === 'ACTIVE' : operationalStatus === 'OS_ACTIVE';

function hybridConnectionOf(
  ctx: GcpContext,
  row: InterconnectAttachment,
  { interconnects, routers }: InterconnectParts,
): Reading<Facets['hybridConnection']> {
  return flatMapReading(routers, all => {
    const network = all.get(ctx.fullName('compute', row.router ?? ''))?.network;
    if (network === undefined) return unread('failed', 'the network of its Cloud Router');
    return flatMapReading(deviceOf(ctx, row, interconnects), peerDevice =>
      value({ gateways: [ctx.fullName('compute', network)], peerDevice, tunnels: 1, tunnelsUp: isUp(row) ? 1 : 0 }),
    );
  });
}

/** The facility of a dedicated line, the edge availability domain of a partner's: what fails at once. */
function deviceOf(
  ctx: GcpContext,
  { interconnect, region, edgeAvailabilityDomain = '' }: InterconnectAttachment,
  interconnects: ById<Interconnect>,
): Reading<string> {
  if (interconnect === undefined) return value(`${leafName(region)} ${edgeAvailabilityDomain}`.trim());
  return flatMapReading(interconnects, all => {
    const location = leafName(all.get(ctx.fullName('compute', interconnect))?.location);
    return location === '' ? unread('not-collected', `the facility of ${interconnect}`) : value(location);
  });
}
