import { compareText, sanitizeText } from '../../lib/text.ts';
import type { Assessment } from '../../model/assessment.ts';
import { isOpen } from '../../model/finding-order.ts';
import type { Target } from '../../model/inventory.ts';
import { SEVERITIES, type Severity } from '../../model/severity.ts';
import { accountNames } from '../language/account-names.ts';
import type { Translator } from '../language/translator.ts';
import type { AccountTables, Table } from '../views.ts';

/** Accounts beyond these are in the workbook and in assessment.json. */
const ROWS = 200;
const LONGEST = 60;

/** The open findings by division and by account, and the accounts that were not opened. Undefined: one account, and it was opened. */
export function accountTables(words: Translator, assessment: Assessment): AccountTables | undefined {
  const { targets } = assessment;
  const missing = targets.filter(({ failed }) => failed !== undefined);
  if (targets.length < 2 && missing.length === 0) return undefined;
  const say = (key: string): string => words.translate(`accountTables.${key}`);
  const divisions = new Set(targets.map(pathOf));
  const found = countsOf(assessment);
  return {
    title: say('title'),
    text: words.translate('accountTables.text', { n: targets.length, missing: missing.length }),
    divisionsTitle: say('divisionsTitle'),
    divisions: divisions.size < 2 ? undefined : divisionTable(words, targets, found),
    accountsTitle: say('accountsTitle'),
    accounts: accountTable(words, assessment, found),
    more: targets.length > ROWS ? words.translate('accountTables.more', { n: targets.length - ROWS }) : '',
    missingTitle: say('missingTitle'),
    missing: missing.length === 0 ? undefined : missingTable(words, assessment, missing),
  };
}

type Counts = Readonly<Record<Severity, number>> & { readonly unknown: number };
const NONE: Counts = { critical: 0, high: 0, medium: 0, low: 0, unknown: 0 };
const COUNTED = [...SEVERITIES, 'unknown'] as const;

/** Open findings of each account by severity; what could not be judged is counted apart. */
function countsOf({ findings }: Assessment): (account: string) => Counts {
  const counts = new Map<string, Record<keyof Counts, number>>();
  for (const finding of findings.filter(isOpen)) {
    const own = counts.get(finding.resource.account) ?? { ...NONE };
    counts.set(finding.resource.account, own);
    own[finding.status === 'fail' ? finding.severity : 'unknown'] += 1;
  }
  return account => counts.get(account) ?? NONE;
}

const sumOf = (all: readonly Counts[]): Counts =>
  Object.fromEntries(COUNTED.map(key => [key, all.reduce((sum, one) => sum + one[key], 0)])) as unknown as Counts;

const heavierFirst = (a: Counts, b: Counts): number =>
  COUNTED.map(key => b[key] - a[key]).find(difference => difference !== 0) ?? 0;

const pathOf = ({ division }: Target): string => division?.map(one => sanitizeText(one, LONGEST)).join(' / ') ?? '';

const columnsOf = (words: Translator, keys: readonly string[]): string[] =>
  keys.map(key => words.translate(`accountTables.columns.${key}`));

/** Nothing was judged in what was not opened: no number is not none. */
const cells = (words: Translator, counts: Counts, opened: boolean): string[] =>
  COUNTED.map(key => (opened || counts[key] > 0 ? words.number(counts[key]) : '–'));

/** What stands where a division is not known, and where an account is in none. */
const divisionText = (words: Translator, path: string, known: boolean): string =>
  path === '' ? words.translate(`accountTables.${known ? 'noDivision' : 'unknownDivision'}`) : path;

function divisionTable(words: Translator, targets: readonly Target[], found: (account: string) => Counts): Table {
  const groups = Map.groupBy(targets, one => divisionText(words, pathOf(one), one.division !== undefined));
  const rows = [...groups].map(([division, members]) => ({
    division,
    members,
    counts: sumOf(members.map(({ account }) => found(account))),
  }));
  rows.sort((a, b) => heavierFirst(a.counts, b.counts) || compareText(a.division, b.division));
  return {
    columns: columnsOf(words, ['division', 'accounts', 'notOpened', ...COUNTED]),
    rows: rows.map(({ division, members, counts }) => [
      division,
      words.number(members.length),
      words.number(members.filter(({ failed }) => failed !== undefined).length),
      ...cells(
        words,
        counts,
        members.some(({ failed }) => failed === undefined),
      ),
    ]),
  };
}

function accountTable(words: Translator, assessment: Assessment, found: (account: string) => Counts): Table {
  const names = accountNames(assessment);
  const rows = assessment.targets
    .map(target => ({ target, counts: found(target.account) }))
    .sort((a, b) => heavierFirst(a.counts, b.counts) || compareText(a.target.account, b.target.account));
  return {
    columns: columnsOf(words, ['account', 'division', ...COUNTED]),
    rows: rows
      .slice(0, ROWS)
      .map(({ target, counts }) => [
        sanitizeText(names.both(target.account), LONGEST),
        divisionText(words, pathOf(target), target.division !== undefined),
        ...cells(words, counts, target.failed === undefined),
      ]),
  };
}

function missingTable(words: Translator, assessment: Assessment, missing: readonly Target[]): Table {
  const names = accountNames(assessment);
  return {
    columns: columnsOf(words, ['account', 'division', 'reason', 'detail']),
    rows: missing
      .toSorted((a, b) => compareText(pathOf(a), pathOf(b)) || compareText(a.account, b.account))
      .map(target => [
        sanitizeText(names.both(target.account), LONGEST),
        divisionText(words, pathOf(target), target.division !== undefined),
        words.translate(`accountTables.reasons.${target.failedBecause ?? 'other'}`),
        sanitizeText(target.failed ?? '', 200),
      ]),
  };
}
