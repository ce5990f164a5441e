import type { FacetName } from '../../../model/facets.ts';
import { mapReading, value, type Reading } from '../../../model/reading.ts';
import type { ArmResource, ArmType } from '../client/arm.ts';
import { networkAccessBy, isPublicAccessDisabled, type NetworkAccess, type NetworkRules } from './network-rules.ts';
import type { AzureContext } from '../context.ts';
import { getProperties, propertiesOf } from './common-facets.ts';

/** Facets of every `messaging` collector. */
export const MESSAGING_FACETS: readonly FacetName[] = [
  'placement', 'dataDurability', 'encryptionAtRest', 'encryptionInTransit', 'deadLetter', 'scaling', 'performance', 'networkAccess', 'localAuthentication', 'sharedWith',
  'infrastructureAsCode', 'relationships',
]; // prettier-ignore

/** The network rules of a namespace are a resource of their own, read only where public access is enabled. */
export async function networkAccessOf(
  ctx: AzureContext,
  row: ArmResource,
  { apiVersion }: ArmType,
  call: string,
): Promise<Reading<NetworkAccess>> {
  if (isPublicAccessDisabled(propertiesOf(row)['publicNetworkAccess'])) return value('private');
  // The Basic tier has no network rules.
  if (/^basic$/i.test(row.sku?.name ?? '')) return value('all-networks');
  const rules = await ctx.read(call, () =>
    getProperties(ctx, { path: `${row.id}/networkRuleSets/default`, apiVersion, call }),
  );
  return mapReading(rules, found => {
    const set = found as NetworkRules & { readonly publicNetworkAccess?: string };
    return networkAccessBy(set.publicNetworkAccess, set);
  });
}
