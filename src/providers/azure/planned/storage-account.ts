import type { Facets } from '../../../model/facets.ts';
import type { PlannedContext, PlannedResource, PlannedType } from '../../../model/planned.ts';
import { absent, flatMapReading, mapReading, unread, value, type Reading } from '../../../model/reading.ts';
import { about, flag, isNew, known, number, orElse, OUTSIDE, text, texts } from '../../kit/planned.ts';
import { networkAccessBy, type NetworkAccess } from '../facets/network-rules.ts';
import { requiredTls } from '../facets/tls-versions.ts';
import { resourceId } from './resource-id.ts';

export const storageAccount: PlannedType = {
  kind: 'bucket',
  type: 'Microsoft.Storage/storageAccounts',
  id: resourceId,
  name: resource => known(resource, 'name'),
  facets: (resource, context) => {
    const networkAccess = networkAccessOf(resource, context);
    return {
      networkAccess,
      publicAccess: publicAccessOf(resource, context, networkAccess),
      encryptionInTransit: flatMapReading(httpsOnly(resource), (only): Reading<Facets['encryptionInTransit']> =>
        only ? requiredTls(orElse(text(resource, 'min_tls_version'), 'TLS1_2')) : value('optional'),
      ),
      // Azure encrypts every account; the block names a key of the customer.
      encryptionAtRest: mapReading(orElse(resource.blocks('customer_managed_key'), []), keys =>
        keys.length > 0 ? 'customer-managed-key' : 'provider-managed-key',
      ),
      versioning: versioningOf(resource),
      placement: mapReading(text(resource, 'account_replication_type'), type => placementOf(type, context.region)),
      localAuthentication: mapReading(orElse(flag(resource, 'shared_access_key_enabled'), true), enabled => ({
        enabled,
      })),
      dataDurability: value('durable'),
      sharedWith: absent,
      singleZoneTransition: value(false),
    };
  },
};

/** Version 3 of the plugin has another name for it. */
function httpsOnly(resource: PlannedResource): Reading<boolean> {
  const named = flag(resource, 'https_traffic_only_enabled');
  return named.state === 'absent' ? orElse(flag(resource, 'enable_https_traffic_only'), true) : named;
}

function networkAccessOf(resource: PlannedResource, { plan }: PlannedContext): Reading<NetworkAccess> {
  const enabled = orElse(flag(resource, 'public_network_access_enabled'), true);
  if (enabled.state === 'value' && !enabled.value) return value('private');
  const rules = about(plan, resource, { type: 'azurerm_storage_account_network_rules', by: 'storage_account_id' });
  const [own] = rules.found;
  const inline = resource.blocks('network_rules');
  const block = own ?? (inline.state === 'value' ? inline.value[0] : undefined);
  if (enabled.state === 'unread') return enabled;
  // The service computes the block where it is not written: a new account lets every network in.
  const isHidden = inline.state === 'unread' && !(isNew(resource) && plan.isUnset(resource, 'network_rules'));
  if (block === undefined) return rules.hidden ?? (isHidden ? inline : value('all-networks'));
  return flatMapReading(text(block, 'default_action'), defaultAction =>
    mapReading(orElse(texts(block, 'ip_rules'), []), addresses =>
      networkAccessBy('Enabled', { defaultAction, ipRules: addresses.map(one => ({ value: one })) }),
    ),
  );
}

function publicAccessOf(
  resource: PlannedResource,
  { plan }: PlannedContext,
  networkAccess: Reading<NetworkAccess>,
): Reading<Facets['publicAccess']> {
  const allowed = orElse(flag(resource, 'allow_nested_items_to_be_public'), true);
  if (allowed.state !== 'value') return allowed.state === 'unread' ? allowed : OUTSIDE;
  if (!allowed.value) return value('blocked');
  if (networkAccess.state === 'unread') return networkAccess;
  if (networkAccess.state === 'value' && networkAccess.value !== 'all-networks') return value('possible');
  // A container names its account by id, or by name in version 3 of the plugin.
  const ways = ['storage_account_id', 'storage_account_name'].map(by =>
    about(plan, resource, { type: 'azurerm_storage_container', by }),
  );
  const access = ways
    .flatMap(({ found }) => found)
    .map(container => orElse(text(container, 'container_access_type'), 'private'));
  if (access.some(one => one.state === 'value' && /^(blob|container)$/i.test(one.value))) return value('public');
  const gap = ways.find(({ hidden }) => hidden !== undefined)?.hidden ?? access.find(one => one.state === 'unread');
  if (gap?.state === 'unread') return unread(gap.reason, gap.detail);
  return isNew(resource) ? value('possible') : OUTSIDE;
}

/** Soft delete keeps deleted and overwritten blobs; with a hierarchical namespace, deleted ones only. */
function versioningOf(resource: PlannedResource): Reading<Facets['versioning']> {
  const enabled = orElse(flag(resource, 'blob_properties.0.versioning_enabled'), false);
  const policy = 'blob_properties.0.delete_retention_policy.0';
  // Terraform writes the block for a policy that is on; a template may have one that is off.
  const days = flatMapReading(orElse(flag(resource, `${policy}.enabled`), true), on =>
    on ? orElse(number(resource, `${policy}.days`), 0) : value(0),
  );
  const nested = orElse(flag(resource, 'is_hns_enabled'), false);
  return flatMapReading(enabled, on =>
    on
      ? value<Facets['versioning']>(true)
      : flatMapReading(days, softDeleteDays =>
          mapReading(nested, (isNested): Facets['versioning'] =>
            softDeleteDays === 0 ? false : { softDeleteDays, overwrites: !isNested },
          ),
        ),
  );
}

/** `RAGZRS`: the redundancy without the rest of the SKU. */
function placementOf(type: string, region: string): Facets['placement'] {
  const locations = [{ region, role: 'primary' as const }];
  if (/(GRS|GZRS)$/.test(type)) return { spread: 'multi-region', locations };
  return { spread: type.endsWith('ZRS') ? 'multi-zone' : 'single-zone', locations };
}
