import { compareText } from '../lib/text.ts';
import type { Finding } from '../model/finding.ts';

/** What identifies a finding in another assessment. */
export interface Identity {
  readonly id: string;
  readonly check: string;
  readonly stableId?: string | undefined;
  readonly slot?: string | undefined;
  readonly provider: string;
  readonly account: string;
  readonly region: string;
}

export interface Matched {
  readonly pairs: readonly (readonly [Finding, Finding])[];
  readonly onlyBefore: readonly Finding[];
  readonly onlyAfter: readonly Finding[];
}

/**
 * How a finding is matched, the most reliable way first: by id, by stable id, by slot in a stack or group.
 * The same slot may exist in several accounts and regions, so the finding's own comes first.
 */
const KEYS: readonly ((one: Identity) => string | undefined)[] = [
  one => one.id,
  one => keyOf(one.stableId, one.check, one.provider),
  one => keyOf(one.slot, one.check, one.provider, one.account, one.region),
  one => keyOf(one.slot, one.check, one.provider),
];

const keyOf = (mark: string | undefined, ...rest: readonly string[]): string | undefined =>
  mark === undefined ? undefined : JSON.stringify([mark, ...rest]);

/** A finding's identity; `checkOf` gives the current id of its check. */
export const identityOf = ({ id, check, resource }: Finding, checkOf: (id: string) => string): Identity => ({
  id,
  check: checkOf(check),
  stableId: resource.stableId,
  slot: resource.slot,
  provider: resource.provider,
  account: resource.account,
  region: resource.region,
});

/** Pairs the findings that are in both assessments; each is used once, and the order of the lists does not matter. */
export function matchFindings(
  before: readonly Finding[],
  after: readonly Finding[],
  checkOf: (id: string) => string,
): Matched {
  let left = inOrder(before);
  let right = inOrder(after);
  const pairs: (readonly [Finding, Finding])[] = [];
  for (const key of KEYS) {
    const keyOfFinding = (finding: Finding) => key(identityOf(finding, checkOf));
    const waiting = Map.groupBy(right, keyOfFinding);
    const taken = new Set<Finding>();
    left = left.filter(finding => {
      const mark = keyOfFinding(finding);
      const partner = mark === undefined ? undefined : waiting.get(mark)?.shift();
      if (partner === undefined) return true;
      taken.add(partner);
      pairs.push([finding, partner]);
      return false;
    });
    right = right.filter(finding => !taken.has(finding));
  }
  return { pairs, onlyBefore: left, onlyAfter: right };
}

const inOrder = (findings: readonly Finding[]): Finding[] =>
  findings.toSorted((a, b) => compareText(a.id, b.id) || compareText(a.resource.id, b.resource.id));

/** Whether a finding is in a list: matched as above, but never by a slot of another account or region. */
export function createFindingLookup(known: readonly Identity[]): (one: Identity) => boolean {
  const sure = KEYS.slice(0, -1);
  const marks = sure.map(key => new Set(known.map(key)));
  return one =>
    sure.some((key, index) => {
      const mark = key(one);
      return mark !== undefined && marks[index]?.has(mark) === true;
    });
}
