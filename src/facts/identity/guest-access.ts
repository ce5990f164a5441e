import type { Facts } from '../../model/facts.ts';
import { mapReading, value, valueOrNull, type Reading } from '../../model/reading.ts';
import { facet } from '../../model/resource.ts';
import { inEveryRegion } from '../concentration/account-wide.ts';
import { defineFact } from '../define-fact.ts';

/** Whether guests of an identity pool act as the identity. Absent: no identity pool can give it. */
export const guestAccess = defineFact({
  name: 'guestAccess',
  on: ['identity'],
  needs: { identity: ['unscopedActions'], region: ['guestRoles'] },
  prepare: () => undefined,
  compute(identity, _, index): Reading<Facts['guestAccess']> {
    const given = facet(identity, 'unscopedActions');
    if (given.state !== 'value') return given;
    const roles = inEveryRegion(index, identity.account, 'guestRoles');
    const seen = index
      .seen('region')
      .filter(({ account }) => account === identity.account)
      .flatMap(region => valueOrNull(facet(region, 'guestRoles')) ?? [])
      .filter(({ role }) => role === identity.id);
    // What one pool gives without limits is certain, whatever other regions have.
    if (seen.some(({ classicFlow }) => classicFlow)) return value('unlimited');
    return mapReading(roles, () => (seen.length > 0 ? 'limited' : 'none'));
  },
});
