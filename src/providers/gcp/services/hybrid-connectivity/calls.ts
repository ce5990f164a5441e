import { aggregated, ofProject } from '../compute/lists.ts';

export const VPN_TUNNELS = aggregated('vpnTunnels');
export const VPN_GATEWAYS = aggregated('vpnGateways');
export const TARGET_VPN_GATEWAYS = aggregated('targetVpnGateways');
export const INTERCONNECT_ATTACHMENTS = aggregated('interconnectAttachments');
export const INTERCONNECTS = ofProject('interconnects');
