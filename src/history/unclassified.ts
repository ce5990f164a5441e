import type { Assessment, CheckSums } from '../model/assessment.ts';
import { CRITICALITY_WEIGHT } from '../model/criticality.ts';
import type { Finding } from '../model/finding.ts';

const { 'crown-jewel': JEWEL, production: PRODUCTION } = CRITICALITY_WEIGHT;
const FULL = 1000;

/**
 * An assessment of an earlier version, which took what no rule names for production, weighed as this version weighs it: so
 * that the new rule alone makes nothing better or worse. `other` is what it is compared with.
 */
export function weighedAs(other: Assessment, one: Assessment): Assessment {
  if (one.unclassified !== undefined || (other.unclassified ?? 0) === 0) return one;
  const byCheck = Map.groupBy(one.findings, ({ check }) => check);
  return {
    ...one,
    checks: one.checks.map(tally => ({ ...tally, sums: feared(tally.sums, byCheck.get(tally.id) ?? []) })),
  };
}

function feared(sums: CheckSums, findings: readonly Finding[]): CheckSums {
  const of = findings.filter(({ scope, status }) => scope === 'resource' && status !== 'pass');
  const failed = of.filter(({ status }) => status === 'fail');
  const unseen = of.filter(({ status }) => status !== 'fail');
  const lists =
    sums.unseen - FULL * unseen.reduce((sum, { resource }) => sum + CRITICALITY_WEIGHT[resource.criticality], 0);
  const more = JEWEL - PRODUCTION;
  const lost = failed.filter(mayBeJewel).reduce((sum, { credit = 0 }) => sum + more * (FULL - credit), 0);
  const unread = unseen.filter(mayBeJewel).length * more * FULL + Math.round((Math.max(0, lists) * more) / PRODUCTION);
  return {
    ...sums,
    lost: sums.lost + lost,
    unseen: sums.unseen + unread,
    ...(lost > 0 ? { worstFeared: 'crown-jewel' as const } : {}),
    ...(unread > 0 ? { worstUnknown: 'crown-jewel' as const } : {}),
  };
}

/** What the interview tells of the company is no resource that a rule could name. */
const mayBeJewel = ({ resource: { criticality, kind, provider } }: Finding): boolean =>
  criticality === 'production' && (provider !== 'any' || kind === 'workload');
