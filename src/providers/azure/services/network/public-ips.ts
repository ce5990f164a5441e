import { value } from '../../../../model/reading.ts';
import { infrastructureAsCodeOf } from '../../../kit/infrastructure-as-code.ts';
import { tagsOf, type ArmResource } from '../../client/arm.ts';
import type { AzureContext } from '../../context.ts';
import { headOf, propertiesOf } from '../../facets/common-facets.ts';
import { refId, type Ref } from '../../resources-by-id.ts';
import { PUBLIC_IPS } from './network-types.ts';

interface PublicIp {
  readonly ipAddress?: string;
  readonly dnsSettings?: { readonly fqdn?: string } | null;
  readonly ipConfiguration?: Ref | null;
}

export function emitPublicIp(ctx: AzureContext, row: ArmResource): void {
  const { ipAddress, dnsSettings, ipConfiguration } = propertiesOf(row) as PublicIp;
  const to = refId(ipConfiguration);
  ctx.emit({
    ...headOf(row, 'public-ip', PUBLIC_IPS.type),
    facets: {
      infrastructureAsCode: infrastructureAsCodeOf(tagsOf(row)),
      addresses: value([ipAddress, dnsSettings?.fqdn].filter(one => one !== undefined)),
      relationships: value(to === undefined ? [] : [{ to, role: 'network-interface' }]),
    },
  });
}
