import type { Facts } from '../../model/facts.ts';
import { mapReading, value, valueOrNull, type Reading } from '../../model/reading.ts';
import { facet } from '../../model/resource.ts';
import { inEveryRegion } from '../concentration/account-wide.ts';
import { defineFact } from '../define-fact.ts';

/** Whether guests of an identity pool act as the identity. Absent: no identity pool can give it. */
export const guestAccess = defineFact({
  name: 'guestAccess',
  on: ['identity'],
  needs: { identity: ['unscopedActions', 'trustedPrincipals'], region: ['guestRoles'] },
  prepare: () => undefined,
  compute(identity, _, index): Reading<Facts['guestAccess']> {
    const given = facet(identity, 'unscopedActions');
    if (given.state !== 'value') return given;
    const roles = inEveryRegion(index, identity.account, 'guestRoles');
    const seen = index
      .seen('region')
      .filter(({ account }) => account === identity.account)
      .flatMap(region => valueOrNull(facet(region, 'guestRoles')) ?? []);
    const own = seen.filter(({ role }) => role === identity.id);
    const trust = facet(identity, 'trustedPrincipals');
    const admitted = valueOrNull(trust)?.flatMap(({ guestsOf = [] }) => guestsOf) ?? [];
    // In the classic flow a guest may ask for any role that admits its token.
    const pools = seen.filter(({ classicFlow }) => classicFlow).map(({ poolId = '' }) => poolId);
    // What one pool gives without limits is certain, whatever other regions have.
    if (own.some(({ classicFlow }) => classicFlow) || pools.some(pool => admitted.includes(pool)))
      return value('unlimited');
    if (trust.state === 'unread' && pools.some(pool => pool !== '')) return trust;
    return mapReading(roles, () => (own.length > 0 ? 'limited' : 'none'));
  },
});
