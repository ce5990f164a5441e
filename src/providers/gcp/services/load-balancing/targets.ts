import type { Facets } from '../../../../model/facets.ts';
import { absent, mapReading, value, type Reading } from '../../../../model/reading.ts';
import type { GcpContext } from '../../context.ts';
import { leafName } from '../../facets/common.ts';
import type { BackendService } from '../compute/backend-services.ts';
import { BACKEND_HEALTH } from './calls.ts';
import { rowOf } from './frontends.ts';
import type { Parts } from './parts.ts';

type Targets = Facets['targets'];
type Target = Targets[number];

interface Health {
  readonly healthStatus?:
    | readonly {
        readonly instance?: string;
        readonly ipAddress?: string;
        readonly port?: number;
        readonly healthState?: string;
      }[]
    | null;
}

/** What stands behind a load balancer. */
export interface Behind {
  /** Backend services of this project. */
  readonly services: readonly BackendService[];
  /** Addresses of backend services of other projects. */
  readonly foreign: readonly string[];
  readonly buckets: number;
}

/** Groups whose members are machines or addresses; serverless ones, private services and the internet have none. */
const hasMembers = (type: string): boolean => /^(GCE_VM_IP|NON_GCP_PRIVATE_IP)/.test(type);

/** Addresses of the groups behind a service that have members. */
export function groupsOf(
  ctx: GcpContext,
  service: BackendService,
  groups: Parts['groups'],
): Reading<readonly string[]> {
  const found: string[] = [];
  for (const { group } of service.backends ?? []) {
    if (group === undefined) continue;
    if (!group.includes('/networkEndpointGroups/')) {
      found.push(group);
      continue;
    }
    const row = rowOf(ctx, groups, group);
    if ('state' in row) return row;
    if (hasMembers(row.networkEndpointType ?? '')) found.push(group);
  }
  return value(found);
}

/** The members of all backends, with their health: one call for each group behind a service. */
export async function targetsOfServices(
  ctx: GcpContext,
  services: readonly BackendService[],
  groups: Parts['groups'],
): Promise<Reading<Targets>> {
  const found = new Map<string, Target>();
  for (const service of services) {
    const members = groupsOf(ctx, service, groups);
    if (members.state !== 'value') return members;
    for (const group of members.value) {
      const targets = await membersOf(ctx, service, group);
      if (targets.state !== 'value') return targets;
      for (const target of targets.value) found.set(target.id, healthier(found.get(target.id), target));
    }
  }
  return value([...found.values()]);
}

/** A machine with several endpoints is healthy where one of them is. */
const healthier = (known: Target | undefined, next: Target): Target => (known?.healthy === true ? known : next);

const membersOf = async (ctx: GcpContext, service: BackendService, group: string): Promise<Reading<Targets>> => {
  const id = ctx.fullName('compute', service.selfLink ?? '');
  const [, owner = '', place = '', name = ''] =
    /\/projects\/([^/]+)\/(global|regions\/[^/]+)\/backendServices\/([^/]+)$/.exec(id) ?? [];
  const answer = await ctx.shared(`health of ${id} ${group}`, () =>
    ctx.read(BACKEND_HEALTH.call, () =>
      ctx.get<Health>({ ...BACKEND_HEALTH, body: { group } }, { owner, place, service: name }),
    ),
  );
  return mapReading(answer.state === 'absent' ? value<Health>({}) : answer, ({ healthStatus }) =>
    (healthStatus ?? []).flatMap(({ instance, ipAddress, port, healthState }) => {
      const health =
        healthState === undefined || healthState === 'UNKNOWN' ? {} : { healthy: healthState === 'HEALTHY' };
      if (instance !== undefined) return [{ ...machine(ctx, instance), ...health }];
      return ipAddress === undefined ? [] : [{ id: `${ipAddress}:${String(port ?? 0)}`, ...health }];
    }),
  );
};

/** A machine as a target, with its zone. */
export function machine(ctx: GcpContext, address: string): Target {
  const id = ctx.fullName('compute', address);
  const zone = /\/zones\/([^/]+)\//.exec(id)?.[1];
  return { id, ...(zone === undefined ? {} : { zone: leafName(zone) }) };
}

/** Settings of the services whose backends have members; absent where none has. */
export function loadBalancingOf(
  ctx: GcpContext,
  services: readonly BackendService[],
  groups: Parts['groups'],
): Reading<Facets['loadBalancing']> {
  const withMembers: BackendService[] = [];
  for (const service of services) {
    const members = groupsOf(ctx, service, groups);
    if (members.state !== 'value') return members;
    if (members.value.length > 0) withMembers.push(service);
  }
  if (withMembers.length === 0) return absent;
  return value({
    sessionAffinity: withMembers.some(({ sessionAffinity = 'NONE' }) => sessionAffinity !== 'NONE'),
    connectionDraining: withMembers.every(
      ({ connectionDraining }) => (connectionDraining?.drainingTimeoutSec ?? 0) > 0,
    ),
    healthChecks: withMembers.every(({ healthChecks }) => (healthChecks ?? []).length > 0),
  });
}
