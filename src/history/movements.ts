import type { Assessment } from '../model/assessment.ts';
import type { Finding } from '../model/finding.ts';
import type { Movement } from '../model/trend.ts';
import { createFindingLookup, identityOf, matchFindings } from './match-findings.ts';
import { createVisibility, type InvisibleReason } from './visibility.ts';

export type MovementKind = keyof Movement;

/** One thing that became of one finding. */
export interface FindingChange {
  readonly kind: MovementKind;
  /** The check's name of today. */
  readonly check: string;
  readonly before?: Finding;
  readonly after?: Finding;
  /** Set where its account or region is not part of the other assessment. */
  readonly outside?: true;
}

export interface MovementOptions {
  readonly checkOf: (id: string) => string;
  /** Whether both assessments asked the check; other findings cannot be compared. */
  readonly comparable: (check: string) => boolean;
}

const isOpen = ({ status }: Finding): boolean => status === 'fail' || status === 'unknown' || status === 'error';
const fails = (finding: Finding): boolean => finding.status === 'fail';

/** What became of every finding between two assessments. */
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
  const seenNow = createVisibility(before, after, checkOf);
  const seenThen = createVisibility(after, before, checkOf);
  const named = (finding: Finding) => ({ check: checkOf(finding.check) });
  const returns = (finding: Finding) => cameBack(identityOf(finding, checkOf));
  return [
    ...pairs.flatMap(([old, now]): FindingChange[] =>
      changesOfPair(old, now, returns(now)).map(kind => ({ kind, ...named(now), before: old, after: now })),
    ),
    ...onlyBefore.map((old): FindingChange => {
      const unseen = seenNow(old);
      return { kind: kindOfEarlier(old, unseen), ...named(old), before: old, ...outOfScope(unseen) };
    }),
    ...onlyAfter.map((now): FindingChange => {
      const unseen = seenThen(now);
      const kind = fails(now) && returns(now) ? 'cameBack' : kindOfLater(now, unseen);
      return { kind, ...named(now), after: now, ...outOfScope(unseen) };
    }),
    ...(earlier.get(false) ?? []).map((old): FindingChange => ({ kind: 'notComparable', ...named(old), before: old })),
    ...(later.get(false) ?? []).map((now): FindingChange => ({ kind: 'notComparable', ...named(now), after: now })),
  ];
}

const outOfScope = (unseen: InvisibleReason | undefined): Pick<FindingChange, 'outside'> =>
  unseen === 'out-of-scope' ? { outside: true } : {};

/** The change of a finding that only the earlier assessment has; `unseen`: why the later one has no verdict on its resource. */
function kindOfEarlier(old: Finding, unseen: InvisibleReason | undefined): MovementKind {
  if (unseen === undefined) return fails(old) ? 'resolved' : 'resolvedUnknown';
  return fails(old) ? 'noLongerVisible' : 'notComparable';
}

/** Where a finding comes from that only the later assessment has. */
function kindOfLater(now: Finding, unseen: InvisibleReason | undefined): MovementKind {
  if (unseen === undefined) return fails(now) ? 'new' : 'lostVisibility';
  return fails(now) ? 'nowVisible' : 'notComparable';
}

/** What became of a finding that is in both; an acceptance is a change of its own. */
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

/** How many of each. */
export function countFindingChanges(moves: readonly FindingChange[]): Movement {
  const counts: Movement = {
    new: 0, cameBack: 0, resolved: 0, unchanged: 0, changedSeverity: 0, noLongerVisible: 0, nowVisible: 0,
    lostVisibility: 0, resolvedUnknown: 0, accepted: 0, lapsed: 0, notComparable: 0,
  }; // prettier-ignore
  for (const { kind } of moves) counts[kind] += 1;
  return counts;
}
