import { value, type Reading } from '../../../../model/reading.ts';
import type { ArmResource } from '../../client/arm.ts';
import type { AzureContext } from '../../context.ts';
import { propertiesOf } from '../../facets/common-facets.ts';
import {
  firewallSource,
  isPublicAccessDisabled,
  networkAccessIn,
  type NetworkAccess,
} from '../../facets/network-rules.ts';

const CALL = 'Microsoft.Synapse/workspaces/firewallRules:list';
export const SYNAPSE_READS = { [CALL]: 'Microsoft.Synapse/workspaces/firewallRules/read' };

/** By the firewall rules of the workspace, which are read only where public access is enabled. */
export function readSynapseAccess(ctx: AzureContext, row: ArmResource): Promise<Reading<NetworkAccess>> | Reading<NetworkAccess> {
  if (isPublicAccessDisabled(propertiesOf(row)['publicNetworkAccess'])) return value('private');
  return ctx.read(CALL, async () => {
    const sources: string[] = [];
    for await (const page of ctx.pages<ArmResource>({ path: `${row.id}/firewallRules`, apiVersion: '2021-06-01', call: CALL }))
      for (const rule of page) {
        const { startIpAddress, endIpAddress } = propertiesOf(rule);
        sources.push(firewallSource(startIpAddress, endIpAddress));
      }
    return networkAccessIn(sources.map(range => ({ value: range })), 'private');
  });
} // prettier-ignore
