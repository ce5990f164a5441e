import { sanitizeText } from '../../lib/text.ts';
import type { Assessment } from '../../model/assessment.ts';
import type { Target } from '../../model/inventory.ts';
import { QUESTION_SLUGS } from '../../model/question.ts';
import { byGaps, heatMap, worstOf, type HeatEntry } from '../heat-map.ts';
import type { HeatMap } from '../heat-views.ts';
import { accountNames, isReadableName, type AccountNames } from '../language/account-names.ts';
import { pseudonymNumber } from '../language/pseudonyms.ts';
import { isOpenFail } from '../language/stake.ts';
import type { Translator } from '../language/translator.ts';
import type { DecisionRequest } from './decision-requests.ts';
import { isScored } from '../../model/grade.ts';

/** More accounts than are named as worst. */
const MANY = 6;
/** Rows that leave room for what the worst share, on the smaller paper. */
const ROWS = 20;
const LONGEST = 34;
const LONGEST_DIVISION = 22;

/** A row, and the account that it is of. */
export interface AccountRow extends HeatEntry {
  readonly account: string;
  readonly provider: string;
}

/** The accounts with their grades, most critical gaps first. Empty where an earlier version left them out. */
export function accountRows(words: Translator, assessment: Assessment): readonly AccountRow[] {
  const names = accountNames(assessment);
  const targets = new Map(assessment.targets.map(target => [target.account, target]));
  const asked = new Set(assessment.checks.map(({ question }) => question));
  const rows = (assessment.accountScores ?? []).map(({ provider, account, overall, questions }): AccountRow => {
    const scored = assessment.selection === undefined && isScored(overall.grade);
    return {
      account,
      provider,
      name: readableName(names, account),
      beside: divisionOf(targets.get(account)),
      grades: new Map(QUESTION_SLUGS.map(slug => [slug, asked.has(slug) ? questions[slug].grade : 'not-assessed'])),
      overall: scored ? overall.proven : undefined,
    };
  });
  return rows
    .sort(byGaps)
    .map((row, at) => (row.name === '' ? { ...row, name: numbered(words, assessment, row, at + 1) } : row));
}

/** The page over the accounts; undefined where they are few. */
export function accountsPage(
  words: Translator,
  assessment: Assessment,
  decisions: readonly DecisionRequest[],
): HeatMap | undefined {
  const rows = accountRows(words, assessment);
  if (rows.length < MANY) return undefined;
  const limits = ['unseen', 'overall', 'answers', 'workbook'].map(key => words.translate(`accountMap.limits.${key}`));
  const reach = reachOf(words, assessment, rows, decisions);
  return heatMap(words, rows, { under: 'accountMap', room: ROWS, limits, reach });
}

const readableName = (names: AccountNames, account: string): string => {
  const name = sanitizeText(names.name(account) ?? '', LONGEST);
  return isReadableName(name) ? name : '';
};

/** Accounts that people gave no name have the number of their row, as in the workbook; redacted ones keep theirs. */
function numbered(words: Translator, assessment: Assessment, { account }: AccountRow, row: number): string {
  const known = pseudonymNumber(account, assessment);
  return known === undefined
    ? words.translate('accountMap.unnamed', { n: row })
    : words.translate('survival.account', { n: known });
}

const divisionOf = (target: Target | undefined): string => {
  const name = sanitizeText(target?.division?.at(-1) ?? '', LONGEST_DIVISION);
  return isReadableName(name) ? name : '';
};

/** In how many accounts a decision mends something, and in how many of the worst. */
function reachOf(
  words: Translator,
  { findings }: Assessment,
  rows: readonly AccountRow[],
  decisions: readonly DecisionRequest[],
): readonly string[] {
  const worst = worstOf(rows);
  return decisions.flatMap(({ letter, action }) => {
    if (action === undefined) return [];
    const open = findings.filter(one => one.check === action.check && isOpenFail(one));
    const accounts = new Set(open.map(({ resource }) => resource.account));
    const n = rows.filter(({ account }) => accounts.has(account)).length;
    const bad = worst.filter(({ account }) => accounts.has(account)).length;
    return n === 0 ? [] : [words.translate('accountMap.reach.line', { letter, n, of: rows.length, bad, worst: worst.length })];
  }); // prettier-ignore
}
