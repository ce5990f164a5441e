import { gcpOperations, type GcpCollector } from '../../context.ts';
import { ROUTERS } from '../compute/lists.ts';
import { eachShared, rowsById } from '../compute/read-rows.ts';
import { FORWARDING_RULES } from '../load-balancing/calls.ts';
import type { ForwardingRule } from '../load-balancing/rows.ts';
import type { Router } from '../vpc/gateways.ts';
import { INTERCONNECT_ATTACHMENTS, INTERCONNECTS, TARGET_VPN_GATEWAYS, VPN_GATEWAYS, VPN_TUNNELS } from './calls.ts';
import { emitAttachment, type Interconnect, type InterconnectAttachment } from './interconnect-attachments.ts';
import { emitPrivateEndpoint } from './private-endpoints.ts';
import { emitTunnel, type VpnGateway, type VpnTunnel } from './vpn-tunnels.ts';

/** Cloud VPN, Cloud Interconnect and Private Service Connect. What a connection leads to is read only where there is one. */
export const gcpHybridConnectivity: GcpCollector = {
  id: 'gcp-hybrid-connectivity',
  provider: 'gcp',
  scope: 'global',
  lists: ['network-connection'],
  fills: { 'network-connection': ['placement', 'hybridConnection', 'relationships', 'state', 'infrastructureAsCode'] },
  operations: gcpOperations(
    VPN_TUNNELS, VPN_GATEWAYS, TARGET_VPN_GATEWAYS, INTERCONNECT_ATTACHMENTS, INTERCONNECTS, ROUTERS, FORWARDING_RULES,
  ), // prettier-ignore
  collect: async ctx => {
    await Promise.all([
      ctx.list('network-connection', VPN_TUNNELS.call, () =>
        ctx.each<VpnTunnel>(VPN_TUNNELS, async row => {
          const [ha, classic] = await Promise.all([
            rowsById<VpnGateway>(ctx, VPN_GATEWAYS),
            rowsById<VpnGateway>(ctx, TARGET_VPN_GATEWAYS),
          ]);
          emitTunnel(ctx, row, { ha, classic });
        }),
      ),
      ctx.list('network-connection', INTERCONNECT_ATTACHMENTS.call, () =>
        ctx.each<InterconnectAttachment>(INTERCONNECT_ATTACHMENTS, async row => {
          const [interconnects, routers] = await Promise.all([
            rowsById<Interconnect>(ctx, INTERCONNECTS),
            rowsById<Router>(ctx, ROUTERS),
          ]);
          emitAttachment(ctx, row, { interconnects, routers });
        }),
      ),
      ctx.list('network-connection', FORWARDING_RULES.call, () =>
        eachShared<ForwardingRule>(ctx, FORWARDING_RULES, row => {
          emitPrivateEndpoint(ctx, row);
        }),
      ),
    ]);
  },
};
