import { absent, value } from '../../../../model/reading.ts';
import { infrastructureAsCodeOf } from '../../../kit/infrastructure-as-code.ts';
import { regionName, tagsOf, type ArmResource } from '../../client/arm.ts';
import type { AzureContext } from '../../context.ts';
import { headOf, propertiesOf } from '../../facets/common-facets.ts';
import { SECURITY_GROUPS } from './network-types.ts';
import { inboundRulesOf, namedIngressOf } from './security-rules.ts';

export function emitSecurityGroup(ctx: AzureContext, row: ArmResource): void {
  propertiesOf(row);
  ctx.emit({
    ...headOf(row, 'firewall', SECURITY_GROUPS.type),
    facets: {
      allowedIngress: value(namedIngressOf(inboundRulesOf(row))),
      defaultSecurityGroup: value(false),
      placement: value({ spread: 'regional', locations: [{ region: regionName(row.location), role: 'primary' }] }),
      // Its traffic is logged by flow logs.
      accessLogging: absent,
      firewallDefaultAction: absent,
      wafRules: absent,
      infrastructureAsCode: infrastructureAsCodeOf(tagsOf(row)),
      relationships: value([]),
    },
  });
}
