import type { Facets } from '../../../model/facets.ts';
import type { PlannedBlock, PlannedContext, PlannedResource, PlannedType } from '../../../model/planned.ts';
import { absent, flatMapReading, mapReading, unread, value, type Reading } from '../../../model/reading.ts';
import { allOf, flag, ifSet, known, number, orElse, text } from '../../kit/planned.ts';
import { regionName } from '../client/arm.ts';
import { firewallSource, publicAccessBy } from '../facets/network-rules.ts';
import { requiredTls } from '../facets/tls-versions.ts';
import { resourceId } from './resource-id.ts';

export const cosmosAccount: PlannedType = {
  kind: 'database',
  type: 'Microsoft.DocumentDB/databaseAccounts',
  id: resourceId,
  name: resource => known(resource, 'name'),
  region: resource => primaryOf(resource),
  facets: (resource, { region }: PlannedContext) => ({
    placement: placementOf(resource, region),
    dataDurability: value('durable'),
    // Azure encrypts every account; a key that is known later is one of the customer.
    encryptionAtRest: value(
      resource.read('key_vault_key_id').state === 'absent' ? 'provider-managed-key' : 'customer-managed-key',
    ),
    encryptionInTransit: requiredTls(orElse(text(resource, 'minimal_tls_version'), 'Tls12')),
    automatedBackups: automatedBackupsOf(resource),
    localAuthentication: localAuthenticationOf(resource),
    publicAccess: publicAccessOf(resource),
    listeners: value([{ protocol: 'https', port: 443, redirectsToHttps: false }]),
    storageAutoscaling: absent,
    versionSupport: absent,
    networkInterfaces: absent,
  }),
};

interface Place {
  readonly region: string;
  readonly priority: number;
  readonly zones: boolean;
}

const placeOf = (block: PlannedBlock): Reading<Place> =>
  flatMapReading(ifSet(text(block, 'location'), 'location'), location =>
    flatMapReading(ifSet(number(block, 'failover_priority'), 'failover_priority'), priority =>
      mapReading(orElse(flag(block, 'zone_redundant'), false), zones => ({
        region: regionName(location),
        priority,
        zones,
      })),
    ),
  );

/** The region that takes writes first. */
const placesOf = (resource: PlannedResource): Reading<readonly Place[]> =>
  flatMapReading(orElse(resource.blocks('geo_location'), []), blocks =>
    mapReading(allOf(blocks.map(placeOf)), all => [...all].sort((a, b) => a.priority - b.priority)),
  );

function primaryOf(resource: PlannedResource): string | undefined {
  const places = placesOf(resource);
  return places.state === 'value' ? places.value[0]?.region : undefined;
}

/** Version 3 of the plugin has another name for both. */
const either = (resource: PlannedResource, now: string, before: string): Reading<boolean> => {
  const named = flag(resource, now);
  return named.state === 'absent' ? orElse(flag(resource, before), false) : named;
};

/** Without service-managed failover, writes stop with the zone of a primary that is not zone-redundant. */
const placementOf = (resource: PlannedResource, region: string): Reading<Facets['placement']> =>
  flatMapReading(placesOf(resource), places => {
    const [first, ...others] = places;
    if (first === undefined) return unread('unsupported', 'its locations are not in the plan');
    if (others.length === 0)
      return value({
        spread: first.zones ? 'multi-zone' : 'single-zone',
        locations: [{ region: first.region === '' ? region : first.region, role: 'primary' }],
      });
    const failsOver = allOf([
      either(resource, 'automatic_failover_enabled', 'enable_automatic_failover'),
      either(resource, 'multiple_write_locations_enabled', 'enable_multiple_write_locations'),
    ]);
    return mapReading(failsOver, (flags): Facets['placement'] => ({
      spread: 'multi-region',
      ...(first.zones || flags.includes(true) ? {} : { failover: 'manual' }),
      locations: places.map((one, index) => ({ region: one.region, role: index === 0 ? 'primary' : 'replica' })),
    }));
  });

/** 7 or 30 days by the tier (Microsoft, "Continuous backup tiers"). What is not set, the service decides. */
const automatedBackupsOf = (resource: PlannedResource): Reading<Facets['automatedBackups']> =>
  flatMapReading(ifSet(text(resource, 'backup.0.type'), 'backup'), (type): Reading<Facets['automatedBackups']> => {
    if (type === 'Continuous')
      return flatMapReading(placesOf(resource), ([, ...others]) =>
        mapReading(ifSet(text(resource, 'backup.0.tier'), 'tier'), tier => ({
          retentionDays: tier === 'Continuous7Days' ? 7 : 30,
          pointInTimeRecovery: true,
          additionalRegions: others.map(one => one.region),
        })),
      );
    return flatMapReading(ifSet(text(resource, 'backup.0.storage_redundancy'), 'storage_redundancy'), redundancy =>
      redundancy === 'Geo'
        ? unread('unsupported', 'the plan does not name the paired region of its backups')
        : mapReading(ifSet(number(resource, 'backup.0.retention_in_hours'), 'retention_in_hours'), hours => ({
            retentionDays: hours / 24,
            pointInTimeRecovery: false,
          })),
    );
  });

function localAuthenticationOf(resource: PlannedResource): Reading<Facets['localAuthentication']> {
  const enabled = flag(resource, 'local_authentication_enabled');
  return enabled.state === 'absent'
    ? mapReading(orElse(flag(resource, 'local_authentication_disabled'), false), disabled => ({ enabled: !disabled }))
    : mapReading(enabled, on => ({ enabled: on }));
}

/** Without any rule, all networks. An empty list beside the filter of virtual networks lets those in only. */
const publicAccessOf = (resource: PlannedResource): Reading<Facets['publicAccess']> =>
  flatMapReading(orElse(flag(resource, 'public_network_access_enabled'), true), enabled => {
    if (!enabled) return value('blocked');
    return flatMapReading(rulesOf(resource), rules =>
      rules.length === 0
        ? mapReading(orElse(flag(resource, 'is_virtual_network_filter_enabled'), false), filtered =>
            filtered ? 'possible' : 'public',
          )
        : value(publicAccessBy(rules.map(rule => (rule === '0.0.0.0' ? firewallSource(rule, rule) : rule)))),
    );
  });

/** A list; in version 3 of the plugin one text with commas. */
function rulesOf(resource: PlannedResource): Reading<readonly string[]> {
  const written = resource.read('ip_range_filter');
  if (written.state !== 'value') return written.state === 'absent' ? value([]) : written;
  const list = typeof written.value === 'string' ? written.value.split(',') : written.value;
  return Array.isArray(list) && list.every(one => typeof one === 'string')
    ? value(list.map(one => one.trim()).filter(one => one !== ''))
    : unread('failed', 'ip_range_filter is no list of texts');
}
