import type { Facets } from '../../../../model/facets.ts';
import { absent, flatMapReading, mapReading, unread, value, type Reading } from '../../../../model/reading.ts';
import type { FacetReadings } from '../../../../model/resource.ts';
import type { GcpContext } from '../../context.ts';
import { headOf, infrastructureAsCodeBy, labelsOf } from '../../facets/common.ts';
import { inRegion, regionOf } from '../../facets/placement.ts';
import type { BackendService } from '../compute/backend-services.ts';
import { accessThroughProxy } from './iap.ts';
import { isExternal, rowOf, type Balancer } from './frontends.ts';
import { listenersOf, portsOf, protocolOf } from './listeners.ts';
import type { ById } from '../compute/read-rows.ts';
import type { Parts } from './parts.ts';
import type { SecurityPolicy } from './security-policies.ts';
import { attachmentsOf } from './attachments.ts';
import { certificatesOf } from './certificates.ts';
import { wafsOf } from './waf.ts';
import { loadBalancingOf, machine, targetsOfServices, type Behind } from './targets.ts';
import { servicesOfMap } from './url-maps.ts';

type Targets = Reading<Facets['targets']>;

export async function emitBalancer(
  ctx: GcpContext,
  balancer: Balancer,
  parts: Parts,
  policies: ById<SecurityPolicy>,
): Promise<void> {
  const { address, frontends, passthrough } = balancer;
  const region = regionIn(address);
  const labels = Object.assign({}, ...frontends.map(({ rule }) => labelsOf(rule.labels))) as Record<string, string>;
  const behind = behindOf(ctx, balancer, parts);
  const targets = await targetsOf(ctx, balancer, behind, parts);
  ctx.emit({
    ...headOf(ctx, {
      ...{ kind: 'load-balancer', type: typeOf(address), region, labels, name: address },
      createdAt: frontends
        .map(({ rule }) => rule.creationTimestamp ?? '')
        .filter(created => created !== '')
        .toSorted((a, b) => Date.parse(a) - Date.parse(b))[0],
    }),
    facets: {
      ...(await accessOf(ctx, balancer, behind)),
      placement:
        region === 'global'
          ? value({ spread: 'multi-region', locations: [{ region, role: 'primary' }] })
          : inRegion(region),
      listeners: listenersOf(ctx, frontends, parts.sslPolicies),
      state: value('running'),
      infrastructureAsCode: infrastructureAsCodeBy(labels),
      crossZoneLoadBalancing: value(true),
      loadBalancing: settingsOf(ctx, balancer, behind, parts),
      accessLogging: passthrough ? absent : loggingReading(behind),
      addresses: value([...new Set(frontends.flatMap(({ rule }) => rule.IPAddress ?? []))]),
      targets,
      clientIpTargets: passthrough ? clientIpTargetsOf(balancer, targets) : absent,
      relationships: await relationshipsOf(ctx, balancer, wafsOf(ctx, balancer, behind, policies)),
    },
  });
}

/** Its firewalls, its certificates, and what it is published as. */
async function relationshipsOf(
  ctx: GcpContext,
  balancer: Balancer,
  firewalls: Reading<Facets['relationships']>,
): Promise<Reading<Facets['relationships']>> {
  const more = await Promise.all([certificatesOf(ctx, balancer), attachmentsOf(ctx, balancer)]);
  return mapReading(firewalls, wafs => [...wafs, ...more.flat()]);
}

/** `regions/europe-west1` of an address, else `global`. */
const regionIn = (address: string): string => {
  const [, place] = /\/(?:regions|zones)\/([^/]+)\//.exec(address) ?? [];
  return place === undefined ? 'global' : regionOf(place);
};

/** As Cloud Asset Inventory names them; a regional URL map has a name of its own here, because its commands differ. */
function typeOf(address: string): string {
  const regional = regionIn(address) === 'global' ? '' : 'Region';
  if (address.includes('/urlMaps/')) return `compute.googleapis.com/${regional}UrlMap`;
  if (address.includes('/backendServices/')) return `compute.googleapis.com/${regional}BackendService`;
  return `compute.googleapis.com/${address.includes('/targetPools/') ? 'TargetPool' : 'TargetInstance'}`;
}

function behindOf(ctx: GcpContext, { address }: Balancer, { urlMaps, services }: Parts): Reading<Behind> {
  const map = address.includes('/urlMaps/') ? rowOf(ctx, urlMaps, address) : undefined;
  if (map !== undefined && 'state' in map) return map;
  const named = map === undefined ? [address] : servicesOfMap(map);
  const wanted = named.filter(one => one.includes('/backendServices/'));
  return mapReading(services, all => {
    const own = wanted.flatMap(one => all.get(ctx.fullName('compute', one)) ?? []);
    return {
      services: own,
      foreign: wanted.filter(one => !all.has(ctx.fullName('compute', one))),
      buckets: named.filter(one => one.includes('/backendBuckets/')).length,
    };
  });
}

/** Unread where a backend service belongs to another project. */
const ownServices = (behind: Reading<Behind>): Reading<readonly BackendService[]> =>
  flatMapReading(behind, ({ services, foreign: [other] }) =>
    other === undefined ? value(services) : unread('not-collected', `${other}, which is in another project`),
  );

function targetsOf(ctx: GcpContext, { address }: Balancer, behind: Reading<Behind>, parts: Parts): Promise<Targets> {
  if (address.includes('/targetPools/') || address.includes('/targetInstances/'))
    return Promise.resolve(namedMachines(ctx, address, parts));
  const services = ownServices(behind);
  return services.state === 'value' ? targetsOfServices(ctx, services.value, parts.groups) : Promise.resolve(services);
}

/** The machines that a target pool or a target instance names. Their health is not asked. */
function namedMachines(ctx: GcpContext, address: string, { pools, instances }: Parts): Targets {
  if (address.includes('/targetPools/')) {
    const pool = rowOf(ctx, pools, address);
    return 'state' in pool ? pool : value((pool.instances ?? []).map(one => machine(ctx, one)));
  }
  const single = rowOf(ctx, instances, address);
  if ('state' in single) return single;
  return single.instance === undefined
    ? unread('failed', 'the response has no instance')
    : value([machine(ctx, single.instance)]);
}

function settingsOf(
  ctx: GcpContext,
  { address }: Balancer,
  behind: Reading<Behind>,
  { pools, groups }: Parts,
): Reading<Facets['loadBalancing']> {
  // A target instance is one machine, with nothing to choose.
  if (address.includes('/targetInstances/')) return absent;
  if (address.includes('/targetPools/')) {
    const pool = rowOf(ctx, pools, address);
    if ('state' in pool) return pool;
    const { sessionAffinity = 'NONE', healthChecks } = pool;
    return value({ sessionAffinity: sessionAffinity !== 'NONE', healthChecks: (healthChecks ?? []).length > 0 });
  }
  return flatMapReading(ownServices(behind), services => loadBalancingOf(ctx, services, groups));
}

/** Absent of one that only redirects or serves buckets. */
const loggingReading = (behind: Reading<Behind>): Reading<Facets['accessLogging']> =>
  flatMapReading(ownServices(behind), services => (services.length === 0 ? absent : value(loggingOf(services))));

/** Logging is a setting of each backend service; backend buckets have none. */
const loggingOf = (services: readonly BackendService[]): Facets['accessLogging'] =>
  services.every(({ logConfig }) => logConfig?.enable === true && logConfig.sampleRate !== 0) ? 'enabled' : 'disabled';

/** In no network where it is external: the rules of its backends decide, or nothing does. */
async function accessOf(
  ctx: GcpContext,
  { frontends }: Balancer,
  behind: Reading<Behind>,
): Promise<Pick<FacetReadings, 'publicAccess' | 'networkInterfaces'>> {
  if (frontends.some(({ rule }) => isExternal(rule)))
    return {
      networkInterfaces: absent,
      publicAccess: isBehindProxy(behind) ? await accessThroughProxy(ctx, behind.value.services) : value('public'),
    };
  const subnets = [...new Set(frontends.flatMap(({ rule }) => rule.subnetwork ?? []))];
  return {
    publicAccess: value('blocked'),
    networkInterfaces: value(
      subnets.map(subnet => ({ subnet: ctx.fullName('compute', subnet), firewalls: [], addressFamilies: [] })),
    ),
  };
}

/** Whether Identity-Aware Proxy asks everybody to sign in, whatever they ask for. */
const isBehindProxy = (behind: Reading<Behind>): behind is Extract<Reading<Behind>, { state: 'value' }> => {
  if (behind.state !== 'value') return false;
  const { services, foreign, buckets } = behind.value;
  return services.length > 0 && foreign.length + buckets === 0 && services.every(({ iap }) => iap?.enabled === true);
};

/** Every port leads to the same port of the machines, which see the address of the client. */
const clientIpTargetsOf = ({ frontends }: Balancer, targets: Targets): Reading<Facets['clientIpTargets']> =>
  mapReading(targets, found =>
    frontends.flatMap(({ rule }) => {
      const protocol = protocolOf(rule);
      return protocol === undefined
        ? []
        : portsOf(rule).map(({ port, toPort }) => ({
            ...{ protocol, port, toPort },
            targets: found.map(({ id }) => ({ to: id, port })),
          }));
    }),
  );
