import type { Facets } from '../../model/facets.ts';
import { absent, mapReading, valueOrNull, type Reading } from '../../model/reading.ts';
import { facet } from '../../model/resource.ts';
import { inEveryRegion } from '../concentration/account-wide.ts';
import type { InventoryIndex } from '../inventory-index.ts';
import { memoizePerInventory } from '../per-inventory.ts';

type Rule = Facets['securityEventRules'][number];

/** Events that one region has for all: their rules are there. */
const OF_THE_ACCOUNT: ReadonlySet<Rule['event']> = new Set(['root-usage', 'iam-changes', 'organization-changes']);

/** Tells of a security event whether rules hand it on: in every region in use, or in the one that has it for all. */
export type HandsOn = (event: Rule['event'], operation: string | undefined) => boolean;

/** Nothing is handed on without an audit log. */
export function handsOn(index: InventoryIndex, account: string): Reading<HandsOn> {
  const { accounts, organization } = loggedAccounts(index);
  const isLogged = organization || accounts.has(account);
  const regions = index.seen('region', { account });
  const inUse = regions.filter(region => !index.isEmpty(region));
  const has = (region: (typeof regions)[number], ...[event, operation]: Parameters<HandsOn>): boolean =>
    valueOrNull(facet(region, 'securityEventRules'))?.some(
      rule => rule.event === event && rule.operation === operation,
    ) === true;
  return mapReading(inEveryRegion(index, account, 'securityEventRules'), () => (event, operation) => {
    if (!isLogged) return false;
    if (OF_THE_ACCOUNT.has(event)) return regions.some(region => has(region, event, operation));
    return inUse.length > 0 && inUse.every(region => has(region, event, operation));
  });
}

/** Accounts with an audit log of their own that is written, and whether there is one of an organization. */
const loggedAccounts = memoizePerInventory((index: InventoryIndex) => {
  const written = index.seen('audit-log').flatMap(({ account, facets }) => {
    const trail = valueOrNull<Facets['auditLog']>(facets.auditLog ?? absent);
    return trail?.logging === true ? [{ account, organization: trail.organization }] : [];
  });
  return {
    accounts: new Set(written.map(({ account }) => account)),
    organization: written.some(({ organization }) => organization),
  };
});
