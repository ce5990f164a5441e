import { compareText, sanitizeText } from '../lib/text.ts';
import type { Assessment } from '../model/assessment.ts';
import { isOpen } from '../model/finding-order.ts';
import type { Target } from '../model/inventory.ts';
import { SEVERITIES, type Severity } from '../model/severity.ts';

const LONGEST = 60;

/** Open findings by severity; what could not be judged is counted apart. */
export type Counts = Readonly<Record<Severity, number>> & { readonly unknown: number };
export const COUNTED = [...SEVERITIES, 'unknown'] as const;
const NONE: Counts = { critical: 0, high: 0, medium: 0, low: 0, unknown: 0 };

/** An organizational unit, a management group or a folder. */
export interface Division {
  /** From the root down; empty directly below the root. Undefined: where its accounts are is not known. */
  readonly path: string | undefined;
  readonly accounts: number;
  readonly notOpened: number;
  readonly counts: Counts;
}

/** The open findings of each account. */
export function countsOf({ findings }: Assessment): (account: string) => Counts {
  const counts = new Map<string, Record<keyof Counts, number>>();
  for (const finding of findings.filter(isOpen)) {
    const own = counts.get(finding.resource.account) ?? { ...NONE };
    counts.set(finding.resource.account, own);
    own[finding.status === 'fail' ? finding.severity : 'unknown'] += 1;
  }
  return account => counts.get(account) ?? NONE;
}

export const heavierFirst = (a: Counts, b: Counts): number =>
  COUNTED.map(key => b[key] - a[key]).find(difference => difference !== 0) ?? 0;

/** Undefined where the place of the account is not known. */
export const divisionPath = ({ division }: Target): string | undefined =>
  division?.map(one => sanitizeText(one, LONGEST)).join(' / ');

/** The divisions, the heaviest first. */
export function divisionsOf({ targets }: Assessment, found: (account: string) => Counts): readonly Division[] {
  return [...Map.groupBy(targets, divisionPath)]
    .map(([path, members]) => ({
      path,
      accounts: members.length,
      notOpened: members.filter(({ failed }) => failed !== undefined).length,
      counts: sumOf(members.map(({ account }) => found(account))),
    }))
    .sort((a, b) => heavierFirst(a.counts, b.counts) || compareText(a.path ?? '', b.path ?? ''));
}

const sumOf = (all: readonly Counts[]): Counts =>
  Object.fromEntries(COUNTED.map(key => [key, all.reduce((sum, one) => sum + one[key], 0)])) as unknown as Counts;
