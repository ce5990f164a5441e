import type { Facets } from '../../model/facets.ts';
import { CORE_DATA_KINDS } from '../../model/kinds.ts';
import { absent, valueOrNull, value, type Reading, type Unread } from '../../model/reading.ts';
import { facet, type Resource } from '../../model/resource.ts';
import { defineFact, ofEach } from '../define-fact.ts';
import type { InventoryIndex } from '../inventory-index.ts';
import { firstGap } from '../scope.ts';
import { scopeKey } from '../../model/keys.ts';

interface Plans {
  /** Plans with a selection, by region. */
  readonly count: ReadonlyMap<string, number>;
  /** Regions in which the selections of a plan are unread. */
  readonly gaps: ReadonlyMap<string, Unread>;
}

function preparePlans(index: InventoryIndex): Plans {
  const count = new Map<string, number>();
  const gaps = new Map<string, Unread>();
  for (const plan of index.seen('backup-plan')) {
    const selections = facet(plan, 'backupSelections');
    const key = scopeKey(plan);
    if (selections.state === 'unread') gaps.set(key, selections);
    if ((valueOrNull(selections) ?? 0) > 0) count.set(key, (count.get(key) ?? 0) + 1);
  }
  return { count, gaps };
}

/** Backup plans of a region that select at least one resource. */
export const backupPlanCount = defineFact({
  name: 'backupPlanCount',
  on: ['region'],
  needs: { 'backup-plan': ['backupSelections'] },
  prepare: preparePlans,
  compute: (region, plans, index) => planCount(region, plans, index),
});

function planCount(scope: Resource, { count, gaps }: Plans, index: InventoryIndex): Reading<number> {
  const key = scopeKey(scope);
  const seen = count.get(key);
  if (seen !== undefined) return value(seen);
  const { account, region } = scope;
  return index.gap('backup-plan', { account, region }) ?? gaps.get(key) ?? value(0);
}

/** Failed backup jobs. AWS lists them by region, Azure by vault. Absent: no plan runs any, so that none can fail. */
export const recentBackupFailures = defineFact({
  name: 'recentBackupFailures',
  on: ['region', 'backup-vault'],
  needs: {
    region: ['failedBackupJobs'],
    'backup-vault': ['failedBackupJobs'],
    'backup-plan': ['backupSelections'],
  },
  optional: ['failedBackupJobs'],
  prepare: preparePlans,
  compute(scope, plans, index): Reading<Facets['failedBackupJobs']> {
    if (scope.kind === 'backup-vault' && scope.facets.failedBackupJobs === undefined) return absent;
    const failures = facet(scope, 'failedBackupJobs');
    if (failures.state !== 'value' || failures.value.resources.length > 0 || scope.kind !== 'region') return failures;
    const planned = planCount(scope, plans, index);
    return planned.state === 'value' && planned.value === 0 ? absent : planned.state === 'unread' ? planned : failures;
  },
});

/** Kinds among which are types that the opt-in settings of a backup service name. */
const OPTED_KINDS = [...CORE_DATA_KINDS, 'file-share'] as const;

/** Resources of a region whose type is opted out of backup. */
export const backupExclusions = defineFact({
  name: 'backupExclusions',
  on: ['region'],
  needs: {
    region: ['backupOptOuts'],
    'backup-plan': ['backupSelections'],
    ...ofEach(OPTED_KINDS, []),
  },
  prepare(index) {
    const types = new Map<string, number>();
    for (const resource of OPTED_KINDS.flatMap(kind => index.seen(kind))) {
      const key = `${scopeKey(resource)}\n${resource.type}`;
      types.set(key, (types.get(key) ?? 0) + 1);
    }
    return { plans: preparePlans(index), types };
  },
  compute(region, { plans, types }, index): Reading<number> {
    const optOuts = facet(region, 'backupOptOuts');
    if (optOuts.state === 'unread') return optOuts;
    const excluded = valueOrNull<readonly string[]>(optOuts) ?? [];
    const planned = planCount(region, plans, index);
    if (planned.state !== 'value') return planned;
    if (planned.value === 0) return absent;
    if (excluded.length === 0) return value(0);
    const { account, region: at } = region;
    const gap = firstGap(index, OPTED_KINDS, { account, region: at });
    return gap ?? value(excluded.reduce((sum, type) => sum + (types.get(`${scopeKey(region)}\n${type}`) ?? 0), 0));
  },
});
