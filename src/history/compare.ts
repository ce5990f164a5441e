import { compareText } from '../lib/text.ts';
import { daysBetween } from '../lib/time.ts';
import type { Assessment } from '../model/assessment.ts';
import type { Finding } from '../model/finding.ts';
import type { Trend } from '../model/trend.ts';
import { changesOf } from './changes.ts';
import { createFindingLookup, identityOf } from './match-findings.ts';
import { countFindingChanges, findingChangesOf, type FindingChange, type MovementKind } from './movements.ts';
import { commonRules, type Rules } from './rules.ts';
import { targetName } from './visibility.ts';

/** How long a resolved finding is recognised when it returns: two years. */
const REMEMBERED_DAYS = 730;

export interface Comparison {
  readonly trend: Trend;
  /** The same finding in the baseline. */
  readonly earlier: (finding: Finding) => Finding | undefined;
}

/** Changes from one assessment to a later one. Both are scored with `rules`; what could not be read is neither resolved nor new. */
export function compareAssessments(before: Assessment, after: Assessment, rules: Rules): Comparison {
  const common = commonRules(before, after, rules);
  const comparable = (check: string): boolean => common.checks.has(check);
  const moves = findingChangesOf(before, after, { checkOf: common.checkOf, comparable });
  const scope = scopeOf(before, after);
  const sharedTarget =
    before.targets.length + after.targets.length === 0 || before.targets.length > scope.missing.length;
  const summary = {
    baseline: {
      now: before.now,
      snapshot: before.snapshot,
      tool: `${before.tool.name} ${before.tool.version}`,
      confidence: before.coverage.confidence,
    },
    scope,
    rules: common.changes,
    ...changesOf({ common, moves, rules, sharedTarget }),
    findings: countFindingChanges(moves),
  };
  const ids = (kind: MovementKind): string[] =>
    moves.flatMap(move => (move.kind === kind && move.after !== undefined ? [move.after.id] : [])).sort(compareText);
  const trend: Trend = {
    ...summary,
    new: ids('new'),
    cameBack: ids('cameBack'),
    nowVisible: ids('nowVisible'),
    resolved: namesOf(moves, 'resolved'),
    noLongerVisible: namesOf(moves, 'noLongerVisible'),
    resolvedHistory: resolvedHistoryOf(before, after, moves, common.checkOf),
  };
  return { trend, earlier: earlierOf(before, after, moves) };
}

function scopeOf(before: Assessment, after: Assessment): Trend['scope'] {
  const [then, now] = [new Set(before.targets.map(targetName)), new Set(after.targets.map(targetName))];
  return { added: [...now.difference(then)].sort(compareText), missing: [...then.difference(now)].sort(compareText) };
}

function namesOf(moves: readonly FindingChange[], kind: MovementKind): Trend['resolved'] {
  return moves
    .flatMap(({ kind: is, check, before }) => (is === kind && before !== undefined ? [{ ...before, check }] : []))
    .map(({ id, check, severity, resource }) => ({ id, check, severity, name: resource.name }))
    .sort((a, b) => compareText(a.id, b.id));
}

/** Findings resolved earlier that have not come back, and those resolved now. */
function resolvedHistoryOf(
  before: Assessment,
  after: Assessment,
  moves: readonly FindingChange[],
  checkOf: (id: string) => string,
): Trend['resolvedHistory'] {
  const isBack = createFindingLookup(
    after.findings.filter(({ status }) => status === 'fail').map(finding => identityOf(finding, checkOf)),
  );
  const still = (before.trend?.resolvedHistory ?? []).filter(
    one => daysBetween(one.at, after.now) <= REMEMBERED_DAYS && !isBack({ ...one, check: checkOf(one.check) }),
  );
  const fresh = moves.flatMap(({ kind, before: old }) => {
    if (kind !== 'resolved' || old === undefined) return [];
    const { stableId, slot, provider, account, region } = old.resource;
    return [
      {
        id: old.id,
        check: checkOf(old.check),
        ...(stableId === undefined ? {} : { stableId }),
        ...(slot === undefined ? {} : { slot }),
        provider,
        account,
        region,
        at: after.now,
      },
    ];
  });
  const byId = new Map([...still, ...fresh].map(one => [one.id, one]));
  return [...byId.values()].sort((a, b) => compareText(a.id, b.id));
}

/** Findings of checks that cannot be compared count as known too, where the baseline lists the same id. */
function earlierOf(before: Assessment, after: Assessment, moves: readonly FindingChange[]): Comparison['earlier'] {
  const known = new Map<Finding, Finding>();
  const byId = new Map(before.findings.map(finding => [finding.id, finding]));
  for (const finding of after.findings) {
    const same = byId.get(finding.id);
    if (same !== undefined) known.set(finding, same);
  }
  for (const move of moves)
    if (move.before !== undefined && move.after !== undefined) known.set(move.after, move.before);
  return finding => known.get(finding);
}
