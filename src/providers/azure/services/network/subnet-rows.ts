import type { ArmResource } from '../../client/arm.ts';
import type { Ref } from '../../resources-by-id.ts';

/** A subnet as its virtual network lists it. */
export interface SubnetRow {
  readonly id?: string;
  readonly name?: string;
  readonly properties?: {
    readonly networkSecurityGroup?: Ref | null;
    readonly routeTable?: Ref | null;
    readonly natGateway?: Ref | null;
    readonly ipConfigurations?: readonly Ref[];
    readonly ipConfigurationProfiles?: readonly Ref[];
    readonly applicationGatewayIPConfigurations?: readonly Ref[];
    readonly privateEndpoints?: readonly Ref[];
    readonly serviceAssociationLinks?: readonly Ref[];
    readonly resourceNavigationLinks?: readonly Ref[];
  };
}

interface VirtualNetwork {
  readonly subnets?: readonly SubnetRow[];
  readonly virtualNetworkPeerings?: readonly { readonly properties?: { readonly remoteVirtualNetwork?: Ref } }[];
}

export const virtualNetworkOf = ({ properties }: ArmResource): VirtualNetwork => properties ?? {};

export const subnetsOf = (row: ArmResource): readonly SubnetRow[] => virtualNetworkOf(row).subnets ?? [];
