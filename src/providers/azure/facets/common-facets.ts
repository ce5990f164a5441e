import type { Facets } from '../../../model/facets.ts';
import type { Kind } from '../../../model/kinds.ts';
import { mapReading, type Reading } from '../../../model/reading.ts';
import type { ResourceDraft } from '../../kit/collector.ts';
import { IncompleteResponseError, requireField } from '../../kit/response-fields.ts';
import { armId, regionName, tagsOf, type ArmResource } from '../client/arm.ts';
import type { ArmRead, AzureContext } from '../context.ts';
import { isEnumValue } from '../enum-value.ts';

/** The properties of a resource. Throws where the response has none. */
export function propertiesOf({ id, properties }: ArmResource): Readonly<Record<string, unknown>> {
  if (typeof properties !== 'object' || properties === null)
    throw new IncompleteResponseError(`the response has no properties${typeof id === 'string' ? ` of ${id}` : ''}`);
  return properties;
}

/** The properties of one resource, to be used inside `read`: without them it would look like one with nothing configured. */
export const getProperties = async (ctx: AzureContext, read: ArmRead): Promise<Readonly<Record<string, unknown>>> =>
  propertiesOf(await ctx.get<ArmResource>(read));

/** A date in any of Azure's formats, or of the SDK's models, in ISO 8601; undefined where it is missing or invalid. */
export function isoDate(date: Date | string | null | undefined): string | undefined {
  const parsed = new Date(date ?? '');
  return Number.isNaN(parsed.getTime()) ? undefined : parsed.toISOString();
}

/** `server/database` → `database`. */
export const leafName = (name: string): string => name.split('/').at(-1) ?? name;

/** Id of the `account` resource, the subscription. */
export const accountId = ({ account }: AzureContext): string => armId(`/subscriptions/${account}`);

/** What every resource has. `type`: in the provider's spelling, because Resource Graph returns lower case. */
export const headOf = (
  row: Pick<ArmResource, 'id' | 'name' | 'location' | 'tags'>,
  kind: Kind,
  type: string,
): Pick<ResourceDraft, 'id' | 'kind' | 'type' | 'name' | 'tags'> & { readonly region: string } => ({
  id: row.id,
  kind,
  type,
  name: row.name,
  region: regionName(row.location),
  tags: tagsOf(row),
});

/** The state of a service that reports its provisioning only. */
export const stateByProvisioning = (provisioningState: string | undefined): Reading<Facets['state']> =>
  mapReading(requireField(provisioningState, 'provisioningState'), state =>
    isEnumValue(state, 'Succeeded') ? 'running' : 'other',
  );

/** By the service's name for the key's origin: `Microsoft.KeyVault`, `AzureKeyVault`. */
export const encryptionByKeySource = (keySource: string | null | undefined): Facets['encryptionAtRest'] =>
  /keyvault/i.test(keySource ?? '') ? 'customer-managed-key' : 'provider-managed-key';
