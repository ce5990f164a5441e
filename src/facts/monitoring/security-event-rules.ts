import type { Facets } from '../../model/facets.ts';
import { mapReading, valueOrNull, type Reading } from '../../model/reading.ts';
import { facet } from '../../model/resource.ts';
import { inEveryRegion } from '../concentration/account-wide.ts';
import type { InventoryIndex } from '../inventory-index.ts';

type Rule = Facets['securityEventRules'][number];

/** Events that one region has for all: their rules are there. */
const OF_THE_ACCOUNT: ReadonlySet<Rule['event']> = new Set(['root-usage', 'iam-changes', 'organization-changes']);

/** Tells of a security event whether rules hand it on: in every region in use, or in the one that has it for all. */
export type HandsOn = (event: Rule['event'], operation: string | undefined) => boolean;

/** Nothing is handed on without an audit log. */
export function handsOn(index: InventoryIndex, account: string): Reading<HandsOn> {
  const isLogged = index.seen('audit-log').some(log => {
    const trail = valueOrNull(facet(log, 'auditLog'));
    return trail?.logging === true && (log.account === account || trail.organization);
  });
  const regions = index.seen('region').filter(region => region.account === account);
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
