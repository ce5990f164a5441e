import type { Facets } from '../../../../model/facets.ts';
import { flatMapReading, mapReading, unread, value, type Reading } from '../../../../model/reading.ts';
import type { ArmResource } from '../../client/arm.ts';
import { propertiesOf } from '../../facets/common-facets.ts';
import { refId, type ResourcesById } from '../../resources-by-id.ts';
import type { SubnetRow } from './subnet-rows.ts';

interface RouteRow {
  readonly properties?: {
    readonly addressPrefix?: string;
    readonly nextHopType?: string;
    readonly nextHopIpAddress?: string;
  };
}

/**
 * Azure's system routes to the internet apply last: a route table replaces them prefix by prefix, and a NAT gateway takes
 * what has no public address of its own.
 */
export function routesOf({ properties = {} }: SubnetRow, routeTables: ResourcesById): Reading<Facets['routes']> {
  const table = refId(properties.routeTable);
  const nat = refId(properties.natGateway);
  const custom = table === undefined ? value([]) : flatMapReading(routeTables, all => routesIn(all.get(table), table));
  return mapReading(custom, routes => {
    const replaced = new Set(routes.map(({ to }) => to));
    const system: Facets['routes'] = ['0.0.0.0/0', '::/0']
      .filter(to => !replaced.has(to))
      .map(to => ({ to, via: 'internet', target: 'internet' }));
    const throughNat: Facets['routes'] =
      nat === undefined || replaced.has('0.0.0.0/0') ? [] : [{ to: '0.0.0.0/0', via: 'nat', target: nat }];
    return [...routes, ...system, ...throughNat];
  });
}

function routesIn(row: ArmResource | undefined, id: string): Reading<Facets['routes']> {
  if (row === undefined) return unread('not-collected', id);
  const { routes = [] } = propertiesOf(row) as { readonly routes?: readonly RouteRow[] };
  return value(
    routes.map(({ properties: { addressPrefix = '', nextHopType = '', nextHopIpAddress } = {} }) => ({
      to: /^internet$/i.test(addressPrefix) ? '0.0.0.0/0' : addressPrefix,
      via: /^internet$/i.test(nextHopType) ? ('internet' as const) : ('other' as const),
      target: nextHopIpAddress ?? nextHopType,
    })),
  );
}
