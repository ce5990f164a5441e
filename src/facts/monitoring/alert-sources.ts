import type { Facets } from '../../model/facets.ts';
import { valueOrNull, type Unread } from '../../model/reading.ts';
import { facet, type Resource } from '../../model/resource.ts';
import type { InventoryIndex } from '../inventory-index.ts';
import { leftOut, regionsLeftOut } from '../left-out.ts';

type Rule = Facets['securityAlertRules'][number];

/** Sign-ins are recorded in the region of the sign-in endpoint, whichever the user takes. */
const ANYWHERE: ReadonlySet<Rule['event']> = new Set(['root-usage', 'sign-in-without-mfa', 'sign-in-failure']);

/**
 * Tells of a rule whether an audit log feeds what it reads: one that logs changes, in every region, or in the only one in use.
 * Alerts that read no log store need none.
 */
export function fedByTrails(
  index: InventoryIndex,
  account: string,
  trails: readonly Resource[],
): (rule: Rule) => boolean {
  const inUse = index.seen('region', { account }).filter(region => !index.isEmpty(region));
  const feeding = trails.flatMap(log => {
    const { logGroup, logging, managementEvents, multiRegion } = valueOrNull(facet(log, 'auditLog')) ?? {};
    if (logGroup === undefined || logging !== true || managementEvents !== true) return [];
    // A region that was not read is not covered.
    const coversAll = regionsLeftOut(index, log).length === 0 && inUse.every(({ region }) => region === log.region);
    return [{ logGroup, multiRegion, coversAll }];
  });
  return ({ event, logGroup }) =>
    logGroup === undefined ||
    feeding.some(
      trail => trail.logGroup === logGroup && (trail.multiRegion === true || (trail.coversAll && !ANYWHERE.has(event))),
    );
}

/** Regions that the run leaves out hide the alerts on a log store there, or what happens outside of a trail of one region. */
export function hiddenFromAlerts(index: InventoryIndex, trails: readonly Resource[]): Unread | undefined {
  for (const log of trails) {
    const { logGroup, multiRegion } = valueOrNull(facet(log, 'auditLog')) ?? {};
    const omitted = regionsLeftOut(index, log);
    const hides = multiRegion === true ? omitted.filter(region => logGroup?.includes(`:${region}:`) === true) : omitted;
    if (logGroup !== undefined && hides.length > 0) return leftOut(hides);
  }
  return undefined;
}
