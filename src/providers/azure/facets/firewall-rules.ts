import type { Facets } from '../../../model/facets.ts';
import { value, type Reading } from '../../../model/reading.ts';
import type { ArmResource, ArmType } from '../client/arm.ts';
import type { AzureContext } from '../context.ts';
import { isEnumValue } from '../enum-value.ts';
import { firewallSource, publicAccessBy } from './network-rules.ts';

const callOf = ({ type }: ArmType): string => `${type}/firewallRules:list`;

/** Calls and permissions to read the firewall rules of these server types. */
export const firewallRuleReads = (types: readonly ArmType[]): Record<string, string> =>
  Object.fromEntries(types.map(type => [callOf(type), `${type.type}/firewallRules/read`]));

/** By all firewall rules together, which are read only where public access is enabled. */
export async function publicAccessByFirewallRules(
  ctx: AzureContext,
  type: ArmType,
  server: string,
  publicNetworkAccess: string | null | undefined,
): Promise<Reading<Facets['publicAccess']>> {
  if (isEnumValue(publicNetworkAccess, 'Disabled')) return value('blocked');
  const call = callOf(type);
  return ctx.read(call, async () => {
    const path = `${server}/firewallRules`;
    const sources: string[] = [];
    for await (const page of ctx.pages<ArmResource>({ path, apiVersion: type.apiVersion, call }))
      for (const { properties } of page)
        sources.push(firewallSource(properties?.['startIpAddress'], properties?.['endIpAddress']));
    return publicAccessBy(sources);
  });
}
