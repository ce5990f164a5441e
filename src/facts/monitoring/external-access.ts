import type { Facets } from '../../model/facets.ts';
import { unread, value, valueOrNull, type Reading } from '../../model/reading.ts';
import { facet, type Resource } from '../../model/resource.ts';
import { defineFact } from '../define-fact.ts';
import { managersOf } from '../identity/organizations.ts';
import type { InventoryIndex } from '../inventory-index.ts';

/**
 * Whether an analyzer watches a region for external access. A member does not see the analyzer of its organization: the
 * management account or an administrator to which it delegates has it, and answers for its members.
 */
export const externalAccessMonitoring = defineFact({
  name: 'externalAccessMonitoring',
  on: ['region'],
  needs: {
    region: ['externalAccessAnalyzer', 'organizationAccessAnalyzer'],
    account: ['organizationMembership', 'accessAnalyzerAdministrators'],
  },
  prepare: index => {
    const watching = index
      .seen('region')
      .filter(one => valueOrNull<boolean>(facet(one, 'organizationAccessAnalyzer')) === true);
    return Map.groupBy(watching, ({ region }) => region);
  },
  compute(region, watching, index): Reading<boolean> {
    const own: Reading<boolean> = facet(region, 'externalAccessAnalyzer');
    if (valueOrNull(own) === true) return own;
    const manager = managersOf(index)(region.account);
    if (manager.state === 'absent') return own;
    if (manager.state === 'unread') return own.state === 'unread' ? own : manager;
    const managerOf = managersOf(index);
    const isOfOrganization = ({ account }: Resource): boolean =>
      account === manager.value || valueOrNull(managerOf(account)) === manager.value;
    if (watching.get(region.region)?.some(isOfOrganization) === true) return value(true);
    return own.state === 'unread' ? own : withoutAdministrator(region, manager.value, index);
  },
});

/** None of those that may have an analyzer of the organization has one in the region. */
function withoutAdministrator({ region }: Resource, manager: string, index: InventoryIndex): Reading<boolean> {
  const [management] = index.seen('account', { account: manager });
  if (management === undefined) return unread('not-collected', `account ${manager}`);
  const delegated: Reading<Facets['accessAnalyzerAdministrators']> = facet(management, 'accessAnalyzerAdministrators');
  if (delegated.state === 'unread') return delegated;
  for (const account of [manager, ...(valueOrNull(delegated) ?? [])]) {
    const [place] = index.seen('region', { account, region });
    const analyzer: Reading<boolean> =
      place === undefined ? unread('not-collected', `account ${account}`) : facet(place, 'organizationAccessAnalyzer');
    if (analyzer.state === 'unread') return analyzer;
  }
  return value(false);
}
