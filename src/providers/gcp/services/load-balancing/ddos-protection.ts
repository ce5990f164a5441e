import type { Facets } from '../../../../model/facets.ts';
import { absent, flatMapReading, mapReading, value, type Reading } from '../../../../model/reading.ts';
import type { GcpContext } from '../../context.ts';
import { regionOf } from '../../facets/placement.ts';
import { PROJECT_TIER } from './calls.ts';
import { isExternal, type Balancer } from './frontends.ts';
import type { ById } from '../compute/read-rows.ts';
import type { SecurityPolicy } from './security-policies.ts';

/**
 * Cloud Armor Enterprise defends what ends connections at Google; in front of passthrough load balancers only where a policy
 * switches advanced network protection on in the region (docs.cloud.google.com/armor/docs/common-use-cases).
 */
export async function ddosProtectionOf(
  ctx: GcpContext,
  balancers: readonly Balancer[],
  policies: ById<SecurityPolicy>,
): Promise<Reading<Facets['ddosProtection']>> {
  const tier = await ctx.read(PROJECT_TIER.call, () => ctx.get<{ readonly cloudArmorTier?: string }>(PROJECT_TIER));
  return flatMapReading(tier, ({ cloudArmorTier = 'CA_STANDARD' }) =>
    cloudArmorTier === 'CA_STANDARD'
      ? absent
      : mapReading(
          policies.state === 'absent' ? value<ReadonlyMap<string, SecurityPolicy>>(new Map()) : policies,
          all => ({
            protectedResources: balancers
              .filter(
                one => one.frontends.some(({ rule }) => isExternal(rule)) && isDefended(one, advancedRegions(all)),
              )
              .map(({ address }) => ctx.fullName('compute', address))
              .sort(),
            // Whom Google calls is no setting of it.
            emergencyContacts: 1,
          }),
        ),
  );
}

const advancedRegions = (policies: ReadonlyMap<string, SecurityPolicy>): ReadonlySet<string> =>
  new Set(
    [...policies.values()]
      .filter(({ ddosProtectionConfig }) => ddosProtectionConfig?.ddosProtection === 'ADVANCED')
      .map(({ region }) => regionOf(region)),
  );

const isDefended = ({ passthrough, address }: Balancer, advanced: ReadonlySet<string>): boolean =>
  !passthrough || advanced.has(/\/regions\/([^/]+)\//.exec(address)?.[1] ?? '');
