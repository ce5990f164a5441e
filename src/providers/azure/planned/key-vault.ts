import type { Facets } from '../../../model/facets.ts';
import type { PlannedContext, PlannedResource, PlannedType } from '../../../model/planned.ts';
import { absent, flatMapReading, mapReading, value, type Reading } from '../../../model/reading.ts';
import { byDefault, flag, ifSet, known, orElse, text, texts } from '../../kit/planned.ts';
import { networkAccessBy } from '../facets/network-rules.ts';
import { resourceId } from './resource-id.ts';

/** A vault as a `key`. Access from another tenant cannot be granted. */
export const keyVault: PlannedType = {
  kind: 'key',
  type: 'Microsoft.KeyVault/vaults',
  id: resourceId,
  name: resource => known(resource, 'name'),
  facets: (resource, context) => ({
    sharedWith: value([]),
    keyState: value({ state: 'enabled' }),
    rotation: absent,
    networkAccess: networkAccessOf(resource, context),
    // Soft delete cannot be turned off.
    deletionProtection: orElse(flag(resource, 'purge_protection_enabled'), false),
  }),
};

/** Without the block every network. The plugin computes it where it is not written. */
const networkAccessOf = (resource: PlannedResource, { plan }: PlannedContext): Reading<Facets['networkAccess']> =>
  flatMapReading(orElse(flag(resource, 'public_network_access_enabled'), true), enabled => {
    if (!enabled) return value('private');
    const path = 'network_acls';
    return flatMapReading(byDefault({ plan, resource, path }, resource.blocks(path), value([])), ([block]) =>
      block === undefined
        ? value('all-networks')
        : flatMapReading(ifSet(text(block, 'default_action'), 'default_action'), defaultAction =>
            mapReading(orElse(texts(block, 'ip_rules'), []), addresses =>
              networkAccessBy('Enabled', { defaultAction, ipRules: addresses.map(one => ({ value: one })) }),
            ),
          ),
    );
  });
