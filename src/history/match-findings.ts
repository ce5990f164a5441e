import { compareText } from '../lib/text.ts';
import type { Finding } from '../model/finding.ts';
import { isPlannedId } from '../model/planned.ts';

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
 * How a finding is matched, the most reliable way first: by id, by stable id, by slot in a stack or group; what a template makes, last, by
 * the id that it will have.
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
  const planned = pairsWithPlanned(left, right, checkOf);
  return { pairs: [...pairs, ...planned.pairs], onlyBefore: planned.onlyBefore, onlyAfter: planned.onlyAfter };
}

/**
 * Pairs what a template makes with what runs, by the id that it will have, or by an end of the id that no other resource has. Where two
 * that run have the same end, nobody knows which one is meant.
 */
function pairsWithPlanned(
  before: readonly Finding[],
  after: readonly Finding[],
  checkOf: (id: string) => string,
): Matched {
  const future = new Map(after.flatMap(one => keysOfPlanned(one, checkOf).map(key => [key, one] as const)));
  if (future.size === 0) return { pairs: [], onlyBefore: before, onlyAfter: after };
  const running = Map.groupBy(
    before.flatMap(one => keysOfRunning(one, checkOf).map(key => ({ key, one }))),
    ({ key }) => key,
  );
  const pairs = [...future].flatMap(([key, planned]) => {
    const found = running.get(key) ?? [];
    return found.length === 1 && found[0] !== undefined ? [[found[0].one, planned] as const] : [];
  });
  const used = new Set(pairs.flat());
  return {
    pairs,
    onlyBefore: before.filter(one => !used.has(one)),
    onlyAfter: after.filter(one => !used.has(one)),
  };
}

const keysOfPlanned = ({ check, resource }: Finding, checkOf: (id: string) => string): string[] =>
  isPlannedId(resource.id)
    ? [keyOf(resource.stableId, checkOf(check), resource.provider)].flatMap(key => key ?? [])
    : [];

/** ARM ids differ in their case only; the end begins after the resource group. */
const keysOfRunning = ({ check, resource }: Finding, checkOf: (id: string) => string): string[] => {
  const id = resource.id.toLowerCase();
  const [, end] = /^\/subscriptions\/.+?\/providers\/(.+)$/.exec(id) ?? [];
  return [id, end].flatMap(mark => keyOf(mark, checkOf(check), resource.provider) ?? []);
};

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
