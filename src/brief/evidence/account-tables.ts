import { compareText, sanitizeText } from '../../lib/text.ts';
import type { Assessment } from '../../model/assessment.ts';
import type { Target } from '../../model/inventory.ts';
import {
  COUNTED,
  countsOf,
  divisionPath,
  divisionsOf,
  heavierFirst,
  type Counts,
  type Division,
} from '../divisions.ts';
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
  const found = countsOf(assessment);
  const divisions = divisionsOf(assessment, found);
  return {
    title: say('title'),
    text: words.translate('accountTables.text', { n: targets.length, missing: missing.length }),
    divisionsTitle: say('divisionsTitle'),
    divisions: divisions.length < 2 ? undefined : divisionTable(words, divisions),
    accountsTitle: say('accountsTitle'),
    accounts: accountTable(words, assessment, found),
    more: targets.length > ROWS ? words.translate('accountTables.more', { n: targets.length - ROWS }) : '',
    missingTitle: say('missingTitle'),
    missing: missing.length === 0 ? undefined : missingTable(words, assessment, missing),
  };
}

const columnsOf = (words: Translator, keys: readonly string[]): string[] =>
  keys.map(key => words.translate(`accountTables.columns.${key}`));

/** Nothing was judged in what was not opened: no number is not none. */
const cells = (words: Translator, counts: Counts, opened: boolean): string[] =>
  COUNTED.map(key => (opened || counts[key] > 0 ? words.number(counts[key]) : '–'));

/** What stands where a division is not known, and where an account is in none. */
const divisionText = (words: Translator, path: string | undefined): string =>
  path || words.translate(`accountTables.${path === undefined ? 'unknownDivision' : 'noDivision'}`);

const divisionTable = (words: Translator, divisions: readonly Division[]): Table => ({
  columns: columnsOf(words, ['division', 'accounts', 'notOpened', ...COUNTED]),
  rows: divisions.map(({ path, accounts, notOpened, counts }) => [
    divisionText(words, path),
    words.number(accounts),
    words.number(notOpened),
    ...cells(words, counts, notOpened < accounts),
  ]),
});

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
        divisionText(words, divisionPath(target)),
        ...cells(words, counts, target.failed === undefined),
      ]),
  };
}

function missingTable(words: Translator, assessment: Assessment, missing: readonly Target[]): Table {
  const names = accountNames(assessment);
  return {
    columns: columnsOf(words, ['account', 'division', 'reason', 'detail']),
    rows: missing
      .toSorted(
        (a, b) => compareText(divisionPath(a) ?? '', divisionPath(b) ?? '') || compareText(a.account, b.account),
      )
      .map(target => [
        sanitizeText(names.both(target.account), LONGEST),
        divisionText(words, divisionPath(target)),
        words.translate(`accountTables.reasons.${target.failedBecause ?? 'other'}`),
        sanitizeText(target.failed ?? '', 200),
      ]),
  };
}
