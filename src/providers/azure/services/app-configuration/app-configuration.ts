import { absent, value } from '../../../../model/reading.ts';
import { infrastructureAsCodeOf } from '../../../kit/infrastructure-as-code.ts';
import { listCall, tagsOf, type ArmResource, type ArmType } from '../../client/arm.ts';
import { isPublicAccessDisabled, keysOf, type NetworkAccess } from '../../facets/network-rules.ts';
import { azureOperations, type AzureCollector, type AzureContext } from '../../context.ts';
import { headOf, propertiesOf } from '../../facets/common-facets.ts';

const STORES: ArmType = { type: 'Microsoft.AppConfiguration/configurationStores', apiVersion: '2023-03-01' };

interface Store {
  readonly creationDate?: string;
  readonly publicNetworkAccess?: string | null;
  readonly privateEndpointConnections?: readonly unknown[] | null;
  readonly disableLocalAuth?: boolean | null;
  readonly enablePurgeProtection?: boolean | null;
}

/** App Configuration: stores of settings that programs read when they start. What is in them is never asked for. */
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
  types: [STORES],
  operations: azureOperations([STORES]),
  collect: async ctx => {
    await ctx.list('secret', listCall(STORES), () =>
      ctx.each(STORES, row => {
        emitStore(ctx, row);
      }),
    );
  },
};

function emitStore(ctx: AzureContext, row: ArmResource): void {
  const store = propertiesOf(row) as Store;
  const trial = /^(free|developer)$/i.test(row.sku?.name ?? '');
  ctx.emit({
    ...headOf(row, 'secret', STORES.type),
    createdAt: store.creationDate,
    facets: {
      // Settings are no secrets that wear out.
      rotation: absent,
      sharedWith: value([]),
      networkAccess: value(networkAccessOf(store)),
      // The tiers for trials have nothing of the kind to switch on.
      deletionProtection: trial ? absent : value(store.enablePurgeProtection === true),
      localAuthentication: keysOf(store.disableLocalAuth),
      infrastructureAsCode: infrastructureAsCodeOf(tagsOf(row)),
    },
  });
}

/** Where nobody chose, a private endpoint shuts the public door (Microsoft, "Disable public access in Azure App Configuration"). */
function networkAccessOf({ publicNetworkAccess: access, privateEndpointConnections: endpoints }: Store): NetworkAccess {
  if (isPublicAccessDisabled(access)) return 'private';
  return (access ?? '') === '' && (endpoints ?? []).length > 0 ? 'private' : 'all-networks';
}
