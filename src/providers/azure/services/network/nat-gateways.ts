import { value } from '../../../../model/reading.ts';
import { infrastructureAsCodeOf } from '../../../kit/infrastructure-as-code.ts';
import { tagsOf, type ArmResource } from '../../client/arm.ts';
import type { AzureContext } from '../../context.ts';
import { headOf, propertiesOf } from '../../facets/common-facets.ts';
import { zonalPlacement } from '../../facets/placement.ts';
import { refId, type Ref } from '../../resources-by-id.ts';
import { NAT_GATEWAYS } from './network-types.ts';
import { isEnumValue } from '../../enum-value.ts';

/** Only the SKU StandardV2 is zone-redundant. */
export async function emitNatGateway(ctx: AzureContext, row: ArmResource): Promise<void> {
  const { publicIpAddresses = [] } = propertiesOf(row) as { readonly publicIpAddresses?: readonly Ref[] };
  ctx.emit({
    ...headOf(row, 'gateway', NAT_GATEWAYS.type),
    facets: {
      state: value('running'),
      placement: await zonalPlacement(
        ctx,
        row,
        isEnumValue(row.sku?.name, 'StandardV2') ? 'multi-zone' : 'single-zone',
      ),
      infrastructureAsCode: infrastructureAsCodeOf(tagsOf(row)),
      relationships: value(publicIpAddresses.flatMap(ref => refId(ref) ?? []).map(to => ({ to, role: 'address' }))),
    },
  });
}
