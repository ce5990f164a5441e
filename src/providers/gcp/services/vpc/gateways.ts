import type { Facets } from '../../../../model/facets.ts';
import { absent, value, type Reading } from '../../../../model/reading.ts';
import type { GcpContext } from '../../context.ts';
import { headOf, infrastructureAsCodeBy, leafName, type Row } from '../../facets/common.ts';
import { inRegion, regionOf } from '../../facets/placement.ts';

export interface Router extends Row {
  readonly region?: string;
  readonly network?: string;
  readonly nats?: readonly Nat[] | null;
}

interface Nat {
  readonly name?: string;
  readonly minPortsPerVm?: number;
  readonly enableDynamicPortAllocation?: boolean;
  /** `ENDPOINT_TYPE_VM`, the default; load balancers and web proxies get ports in another way. */
  readonly endpointTypes?: readonly string[] | null;
}

/** What Cloud NAT gives to each VM where nothing is set (docs.cloud.google.com/nat/docs/ports-and-addresses). */
const PORTS = { fixed: 64, dynamic: 32 };

function natPortsOf({ minPortsPerVm, enableDynamicPortAllocation, endpointTypes }: Nat): Reading<Facets['natPorts']> {
  if (!(endpointTypes ?? ['ENDPOINT_TYPE_VM']).includes('ENDPOINT_TYPE_VM')) return absent;
  const dynamic = enableDynamicPortAllocation === true;
  return value({ perMachine: minPortsPerVm ?? (dynamic ? PORTS.dynamic : PORTS.fixed), dynamic });
}

/** Cloud NAT is a setting of a router; it is no machine, and serves every zone of its region. */
export function emitNatGateways(ctx: GcpContext, row: Router): void {
  for (const nat of row.nats ?? []) {
    const { name } = nat;
    ctx.emit({
      ...headOf(ctx, {
        ...{ kind: 'gateway', type: 'compute.googleapis.com/Router', region: leafName(row.region) },
        ...{ name: row.selfLink === undefined || name === undefined ? undefined : `${row.selfLink}/nats/${name}` },
        createdAt: row.creationTimestamp,
      }),
      facets: {
        state: value('running'),
        placement: inRegion(leafName(row.region)),
        natPorts: natPortsOf(nat),
        infrastructureAsCode: absent,
        relationships: value(
          row.network === undefined ? [] : [{ to: ctx.fullName('compute', row.network), role: 'network' }],
        ),
      },
    });
  }
}

export interface Address extends Row {
  readonly region?: string;
  readonly address?: string;
  readonly addressType?: string;
  readonly users?: readonly string[] | null;
}

/** A reserved external address. Internal ones are part of a network. */
export function emitAddress(ctx: GcpContext, row: Address): void {
  if ((row.addressType ?? 'EXTERNAL') !== 'EXTERNAL') return;
  ctx.emit({
    ...headOf(ctx, {
      ...{
        kind: 'public-ip',
        type: 'compute.googleapis.com/Address',
        region: regionOf(row.region),
        labels: row.labels,
      },
      ...{ name: row.selfLink, createdAt: row.creationTimestamp, stableId: row.id },
    }),
    facets: {
      addresses: value(row.address === undefined ? [] : [row.address]),
      relationships: value(
        (row.users ?? []).map(to => ({
          to: ctx.fullName('compute', to),
          role: /\/instances\//.test(to) ? 'server' : 'user',
        })),
      ),
      infrastructureAsCode: infrastructureAsCodeBy(row.labels),
    },
  });
}
