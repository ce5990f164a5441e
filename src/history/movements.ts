import type { Assessment } from '../model/assessment.ts';
import type { Finding } from '../model/finding.ts';
import { isOpen } from '../model/finding-order.ts';
import type { Movement } from '../model/trend.ts';
import { createFindingLookup, identityOf, matchFindings } from './match-findings.ts';
import { createVisibility, type InvisibleReason } from './visibility.ts';

export type MovementKind = keyof Movement;

/** The change of one finding. */
export interface FindingChange {
  readonly kind: MovementKind;
  /** The current id of the check. */
  readonly check: string;
  readonly before?: Finding;
  readonly after?: Finding;
  /** Set where its account or region is not part of the other assessment. */
  readonly outside?: true;
}

export interface MovementOptions {
  readonly checkOf: (id: string) => string;
  /** Whether both assessments have the check; other findings cannot be compared. */
  readonly comparable: (check: string) => boolean;
}

const fails = (finding: Finding): boolean => finding.status === 'fail';

/** The change of every finding between two assessments. */
export function findingChangesOf(
  before: Assessment,
  after: Assessment,
  { checkOf, comparable }: MovementOptions,
): FindingChange[] {
  const split = (findings: readonly Finding[]) =>
    Map.groupBy(findings.filter(isOpen), finding => comparable(checkOf(finding.check)));
  const [earlier, later] = [split(before.findings), split(after.findings)];
  const { pairs, onlyBefore, onlyAfter } = matchFindings(earlier.get(true) ?? [], later.get(true) ?? [], checkOf);
  const cameBack = createFindingLookup(
    (before.trend?.resolvedHistory ?? []).map(one => ({ ...one, check: checkOf(one.check) })),
  );
  const invisibleNow = createVisibility(before, after, checkOf);
  const invisibleThen = createVisibility(after, before, checkOf);
  const named = (finding: Finding) => ({ check: checkOf(finding.check) });
  const returns = (finding: Finding) => cameBack(identityOf(finding, checkOf));
  return [
    ...pairs.flatMap(([old, now]): FindingChange[] =>
      changesOfPair(old, now, returns(now)).map(kind => ({ kind, ...named(now), before: old, after: now })),
    ),
    ...onlyBefore.map((old): FindingChange => {
      const reason = invisibleNow(old);
      return { kind: kindOfEarlier(old, reason), ...named(old), before: old, ...outOfScope(reason) };
    }),
    ...onlyAfter.map((now): FindingChange => {
      const reason = invisibleThen(now);
      const kind = fails(now) && returns(now) ? 'cameBack' : kindOfLater(now, reason);
      return { kind, ...named(now), after: now, ...outOfScope(reason) };
    }),
    ...(earlier.get(false) ?? []).map((old): FindingChange => ({ kind: 'notComparable', ...named(old), before: old })),
    ...(later.get(false) ?? []).map((now): FindingChange => ({ kind: 'notComparable', ...named(now), after: now })),
  ];
}

const outOfScope = (reason: InvisibleReason | undefined): Pick<FindingChange, 'outside'> =>
  reason === 'out-of-scope' ? { outside: true } : {};

/** The change of a finding that only the earlier assessment has; `reason`: why the later one has no verdict on its resource. */
function kindOfEarlier(old: Finding, reason: InvisibleReason | undefined): MovementKind {
  if (reason === undefined) return fails(old) ? 'resolved' : 'resolvedUnknown';
  return fails(old) ? 'noLongerVisible' : 'notComparable';
}

/** The change of a finding that only the later assessment has. */
function kindOfLater(now: Finding, reason: InvisibleReason | undefined): MovementKind {
  if (reason === undefined) return fails(now) ? 'new' : 'lostVisibility';
  return fails(now) ? 'nowVisible' : 'notComparable';
}

/** The changes of a finding that is in both; an acceptance is a change of its own. */
function changesOfPair(old: Finding, now: Finding, returns: boolean): MovementKind[] {
  if (fails(old) && fails(now)) {
    const same = old.severity === now.severity ? 'unchanged' : 'changedSeverity';
    if ((old.exception === undefined) === (now.exception === undefined)) return [same];
    return [same, now.exception === undefined ? 'lapsed' : 'accepted'];
  }
  if (fails(old)) return ['noLongerVisible'];
  if (fails(now)) return [returns ? 'cameBack' : 'nowVisible'];
  return ['unchanged'];
}

/** The number of changes of each kind. */
export function countFindingChanges(moves: readonly FindingChange[]): Movement {
  const counts: Movement = {
    new: 0, cameBack: 0, resolved: 0, unchanged: 0, changedSeverity: 0, noLongerVisible: 0, nowVisible: 0,
    lostVisibility: 0, resolvedUnknown: 0, accepted: 0, lapsed: 0, notComparable: 0,
  }; // prettier-ignore
  for (const { kind } of moves) counts[kind] += 1;
  return counts;
}
