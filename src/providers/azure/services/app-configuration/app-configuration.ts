import { absent, value } from '../../../../model/reading.ts';
import { infrastructureAsCodeOf } from '../../../kit/infrastructure-as-code.ts';
import { listCall, tagsOf, type ArmResource } from '../../client/arm.ts';
import { isPublicAccessDisabled, localAuthenticationOf, type NetworkAccess } from '../../facets/network-rules.ts';
import { azureOperations, type AzureCollector, type AzureContext } from '../../context.ts';
import { APP_CONFIGURATION_STORES } from '../../resource-types.ts';
import { headOf, propertiesOf } from '../../facets/common-facets.ts';

interface Store {
  readonly creationDate?: string;
  readonly publicNetworkAccess?: string | null;
  readonly privateEndpointConnections?: readonly unknown[] | null;
  readonly disableLocalAuth?: boolean | null;
  readonly enablePurgeProtection?: boolean | null;
}

/** Stores of Azure App Configuration. Their key-values are never read. */
export const azureAppConfiguration: AzureCollector = {
  id: 'azure-app-configuration',
  provider: 'azure',
  scope: 'global',
  lists: ['secret'],
  fills: {
    secret: [
      'rotation',
      'sharedWith',
      'networkAccess',
      'deletionProtection',
      'localAuthentication',
      'infrastructureAsCode',
    ],
  },
  types: [APP_CONFIGURATION_STORES],
  operations: azureOperations([APP_CONFIGURATION_STORES]),
  collect: async ctx => {
    await ctx.list('secret', listCall(APP_CONFIGURATION_STORES), () =>
      ctx.each(APP_CONFIGURATION_STORES, row => {
        emitStore(ctx, row);
      }),
    );
  },
};

function emitStore(ctx: AzureContext, row: ArmResource): void {
  const store = propertiesOf(row) as Store;
  const isTrialTier = /^(free|developer)$/i.test(row.sku?.name ?? '');
  ctx.emit({
    ...headOf(row, 'secret', APP_CONFIGURATION_STORES.type),
    createdAt: store.creationDate,
    facets: {
      // Key-values are not rotated.
      rotation: absent,
      sharedWith: value([]),
      networkAccess: value(networkAccessOf(store)),
      // The Free and Developer tiers have no purge protection.
      deletionProtection: isTrialTier ? absent : value(store.enablePurgeProtection === true),
      localAuthentication: localAuthenticationOf(store.disableLocalAuth),
      infrastructureAsCode: infrastructureAsCodeOf(tagsOf(row)),
    },
  });
}

/**
 * If unset, a private endpoint disables public access (Microsoft, "Disable public access in Azure App Configuration").
 */
function networkAccessOf({ publicNetworkAccess: access, privateEndpointConnections: endpoints }: Store): NetworkAccess {
  if (isPublicAccessDisabled(access)) return 'private';
  return (access ?? '') === '' && (endpoints ?? []).length > 0 ? 'private' : 'all-networks';
}
