import type { Facets } from '../../../../model/facets.ts';
import { mapReading, value, type Reading } from '../../../../model/reading.ts';
import type { GcpContext } from '../../context.ts';
import type { Balancer } from './frontends.ts';
import type { ById } from '../compute/read-rows.ts';
import { wafRulesOf, type SecurityPolicy } from './security-policies.ts';
import type { Behind } from './targets.ts';

/**
 * The policy that filters requests to a load balancer. Each backend service names its own: where they differ, the weakest
 * counts; where one has none, the load balancer has none. That of a service in another project is not known: its own address
 * stands for it, and no list has it.
 */
export function wafsOf(
  ctx: GcpContext,
  { passthrough }: Balancer,
  behind: Reading<Behind>,
  policies: ById<SecurityPolicy>,
): Reading<Facets['relationships']> {
  if (passthrough) return value([]);
  return mapReading(behind, ({ services, foreign, buckets }) => {
    const named = services.map(({ securityPolicy = '' }) => securityPolicy);
    if (buckets > 0 || named.includes('')) return [];
    const [other] = foreign;
    const weakest = other ?? named.toSorted((a, b) => strength(ctx, policies, a) - strength(ctx, policies, b))[0];
    return weakest === undefined ? [] : [{ to: ctx.fullName('compute', weakest), role: 'waf' }];
  });
}

/** How much a policy stops; one that is not known stops nothing for certain. */
function strength(ctx: GcpContext, policies: ById<SecurityPolicy>, address: string): number {
  const policy = policies.state === 'value' ? policies.value.get(ctx.fullName('compute', address)) : undefined;
  if (policy === undefined) return -1;
  const { blockingRules, managedRules, rateLimiting, defaultAction } = wafRulesOf(policy);
  if (defaultAction === 'block') return 4;
  return blockingRules === 0 ? 0 : 1 + Number(managedRules) + Number(rateLimiting);
}
