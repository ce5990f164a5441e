import type { Reading } from '../../../../model/reading.ts';
import type { GcpContext } from '../../context.ts';
import type { Row } from '../../facets/common.ts';
import { NETWORKS } from '../compute/lists.ts';

export interface Network extends Row {
  readonly autoCreateSubnetworks?: boolean;
  /** Of a legacy network, which has no subnets. */
  readonly IPv4Range?: string;
  readonly networkFirewallPolicyEnforcementOrder?: string;
  readonly peerings?: readonly { readonly name?: string; readonly network?: string; readonly state?: string }[] | null;
}

/** The networks of the project, listed once for all that needs them. */
export const readNetworks = (ctx: GcpContext): Promise<Reading<readonly Network[]>> =>
  ctx.shared('networks', () =>
    ctx.read(NETWORKS.call, async () => {
      const networks: Network[] = [];
      await ctx.each<Network>(NETWORKS, row => void networks.push(row));
      return networks;
    }),
  );
