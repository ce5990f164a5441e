import type { Assessment } from '../../model/assessment.ts';
import type { Kind } from '../../model/kinds.ts';

/** What the briefing can conclude: no resources, too low a coverage, no findings, or risks. */
export type State = 'empty' | 'unseen' | 'healthy' | 'risks';

/** Kinds that every account has, unused ones included. */
const ALWAYS_THERE: ReadonlySet<string> = new Set<Kind>([
  'organization', 'account', 'region', 'identity', 'practice', 'quota', 'health-event', 'recommendation',
  'network', 'subnet', 'firewall', 'gateway', 'guardrail', 'audit-log',
]); // prettier-ignore

const NOT_ASSESSED_BELOW = 40;

export function stateOf({ coverage, score, risks, selection }: Assessment): State {
  if (risks.length > 0) return 'risks';
  if (selection === undefined && holdsNothing(coverage)) return 'empty';
  return score.overall.grade === 'does-not-apply' || coverage.confidence < NOT_ASSESSED_BELOW ? 'unseen' : 'healthy';
}

/** All lists are complete, without compute and data. */
function holdsNothing({ byKind, unread }: Assessment['coverage']): boolean {
  if (unread.some(line => line.reason !== 'unsupported')) return false;
  return Object.entries(byKind).every(([kind, count]) => count === 0 || ALWAYS_THERE.has(kind));
}
