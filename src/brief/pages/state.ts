import type { Assessment } from '../../model/assessment.ts';
import { KINDS, type Kind } from '../../model/kinds.ts';

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
  return unread.every(line => line.reason === 'unsupported') && inUse(byKind) === 0;
}

/** Resources other than those that every account has. */
const inUse = (byKind: Assessment['coverage']['byKind']): number =>
  ownKinds(byKind).reduce((sum, kind) => sum + (byKind[kind] ?? 0), 0);

const ownKinds = (byKind: Assessment['coverage']['byKind']): Kind[] =>
  KINDS.filter(kind => !ALWAYS_THERE.has(kind) && (byKind[kind] ?? 0) > 0);

/** So few resources that thirteen pages would be about nothing. */
const HANDFUL = 10;
/** At most one call in four was refused or failed. */
const MOSTLY_READ = 4;
/** Pages of risks where there is nothing, and where there is a handful. */
const RISK_PAGES = { nothing: 1, handful: 2 } as const;

/** What a short briefing leaves out; undefined: it is not short. A run of some checks says what it left out instead. */
export function shortness({
  coverage,
  selection,
}: Assessment): { readonly riskPages: number; readonly kinds: readonly Kind[] } | undefined {
  const count = inUse(coverage.byKind);
  const { made, refused } = coverage.calls;
  // Where much was refused, there may be much.
  if (selection !== undefined || count > HANDFUL || refused * MOSTLY_READ > made) return undefined;
  return { riskPages: count === 0 ? RISK_PAGES.nothing : RISK_PAGES.handful, kinds: ownKinds(coverage.byKind) };
}
