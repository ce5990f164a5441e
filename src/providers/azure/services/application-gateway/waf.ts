import { absent, value } from '../../../../model/reading.ts';
import type { FacetReadings } from '../../../../model/resource.ts';
import { infrastructureAsCodeOf } from '../../../kit/infrastructure-as-code.ts';
import { regionName, tagsOf, type ArmResource } from '../../client/arm.ts';
import type { AzureContext } from '../../context.ts';
import { headOf, propertiesOf } from '../../facets/common-facets.ts';
import { wafRulesOf, type WafPolicyProperties } from '../../facets/waf-rules.ts';
import { refId, type Ref } from '../../resources-by-id.ts';
import { APPLICATION_GATEWAYS, WAF_POLICIES } from '../network/network-types.ts';
import type { GatewayProperties } from './gateway-properties.ts';

export function emitWafPolicy(ctx: AzureContext, row: ArmResource): void {
  const policy = propertiesOf(row) as WafPolicyProperties & { readonly applicationGateways?: readonly Ref[] };
  const gateways = (policy.applicationGateways ?? []).flatMap(ref => refId(ref) ?? []);
  ctx.emit({ ...headOf(row, 'firewall', WAF_POLICIES.type), facets: wafFacets(row, policy, gateways) });
}

/** Emits the WAF configuration that gateways without a policy carry themselves. */
export function emitEmbeddedWaf(ctx: AzureContext, row: ArmResource, gateway: GatewayProperties): void {
  const waf = gateway.webApplicationFirewallConfiguration;
  if (waf?.enabled !== true || refId(gateway.firewallPolicy) !== undefined) return;
  const policy: WafPolicyProperties = {
    policySettings: { state: 'Enabled', mode: waf.firewallMode ?? 'Detection' },
    managedRules: { managedRuleSets: [{}] },
  };
  ctx.emit({
    ...headOf(row, 'firewall', APPLICATION_GATEWAYS.type),
    id: `${row.id}/webapplicationfirewall`,
    facets: wafFacets(row, policy, [row.id]),
  });
}

const wafFacets = (row: ArmResource, policy: WafPolicyProperties, gateways: readonly string[]): FacetReadings => ({
  allowedIngress: absent,
  defaultSecurityGroup: value(false),
  placement: value({ spread: 'regional', locations: [{ region: regionName(row.location), role: 'primary' }] }),
  // The WAF log is part of the gateway's diagnostic settings.
  accessLogging: absent,
  firewallDefaultAction: absent,
  wafRules: value(wafRulesOf(policy)),
  infrastructureAsCode: infrastructureAsCodeOf(tagsOf(row)),
  relationships: value(gateways.map(to => ({ to, role: 'protects' }))),
});
