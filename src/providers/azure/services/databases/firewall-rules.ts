import type { Facets } from '../../../../model/facets.ts';
import { value, type Reading } from '../../../../model/reading.ts';
import type { ArmResource, ArmType } from '../../client/arm.ts';
import type { AzureContext } from '../../context.ts';

const callOf = ({ type }: ArmType): string => `${type}/firewallRules:list`;

/** The reads behind the doors of these types of server: call → right. */
export const firewallRuleReads = (types: readonly ArmType[]): Record<string, string> =>
  Object.fromEntries(types.map(type => [callOf(type), `${type.type}/firewallRules/read`]));

/** Whether the internet may knock: rules are asked for only where the server has a public address at all. */
export async function publicAccessByFirewallRules(
  ctx: AzureContext,
  type: ArmType,
  server: string,
  publicNetworkAccess: string | null | undefined,
): Promise<Reading<Facets['publicAccess']>> {
  if (publicNetworkAccess === 'Disabled') return value('blocked');
  const call = callOf(type);
  return ctx.read(call, async () => {
    const path = `${server}/firewallRules`;
    for await (const page of ctx.pages<ArmResource>({ path, apiVersion: type.apiVersion, call })) {
      for (const { properties } of page) {
        const { startIpAddress: from, endIpAddress: to } = properties ?? {};
        if (from === '0.0.0.0' && to === '255.255.255.255') return 'public';
      }
    }
    return 'possible';
  });
}
