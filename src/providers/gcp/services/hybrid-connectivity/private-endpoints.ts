import { absent, unread, value } from '../../../../model/reading.ts';
import type { Facets } from '../../../../model/facets.ts';
import type { GcpContext } from '../../context.ts';
import { headOf, infrastructureAsCodeBy } from '../../facets/common.ts';
import { inRegion, regionOf } from '../../facets/placement.ts';
import { isPrivateServiceConnect } from '../load-balancing/frontends.ts';
import type { ForwardingRule } from '../load-balancing/rows.ts';

/** The attachment that a service is published as. One to all APIs of Google names none, as a way out to the internet does not. */
const serviceOf = (ctx: GcpContext, { target = '' }: ForwardingRule): Facets['relationships'] =>
  target.includes('/serviceAttachments/') ? [{ to: ctx.fullName('compute', target), role: 'private-endpoint' }] : [];

/** An endpoint of Private Service Connect: an address in the network that leads to a service of somebody else or of Google. */
export function emitPrivateEndpoint(ctx: GcpContext, row: ForwardingRule): void {
  if (!isPrivateServiceConnect(row.target ?? '')) return;
  const region = regionOf(row.region);
  ctx.emit({
    ...headOf(ctx, {
      ...{ kind: 'network-connection', type: 'compute.googleapis.com/ForwardingRule', region, labels: row.labels },
      ...{ name: row.selfLink, createdAt: row.creationTimestamp, stableId: row.id },
    }),
    facets: {
      placement:
        region === 'global'
          ? value({ spread: 'multi-region', locations: [{ region, role: 'primary' }] })
          : inRegion(region),
      hybridConnection: absent,
      relationships:
        row.network === undefined
          ? unread('failed', 'the response has no network')
          : value([{ to: ctx.fullName('compute', row.network), role: 'network' }, ...serviceOf(ctx, row)]),
      state: value('running'),
      infrastructureAsCode: infrastructureAsCodeBy(row.labels),
    },
  });
}
