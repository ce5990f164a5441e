import { sanitizeText } from '../../lib/text.ts';
import type { Assessment, NotLookedAt } from '../../model/assessment.ts';
import { accountNames } from '../language/account-names.ts';
import type { Translator } from '../language/translator.ts';
import type { NotLookedAtNote, NotLookedAtTable } from '../views.ts';

const EXAMPLES = 3;
/** Rows that the evidence shows. */
const MOST_ROWS = 200;

const isPart = ({ sources, uncounted }: NotLookedAt): boolean =>
  uncounted.length > 0 || sources.some(({ covers, partial }) => covers === 'tagged' || partial === true);

/** What the accounts hold that no check looks at; undefined for assessments that do not say it. */
export function notLookedAtNote(words: Translator, { coverage, planned }: Assessment): NotLookedAtNote | undefined {
  const accounts = coverage.notLookedAt ?? [];
  if (accounts.length === 0) return undefined;
  const counted = accounts.filter(({ sources }) => sources.length > 0);
  const part = counted.filter(isPart).length;
  const where = (n: number): string => words.translate('coverage.where', { n, of: accounts.length });
  return {
    title: words.translate('coverage.other'),
    lines: [
      ...(counted.length === 0 ? [] : [foundText(words, counted, planned === true)]),
      ...(part === 0 ? [] : [words.translate('coverage.otherPart', { where: where(part) })]),
      ...(counted.length === accounts.length
        ? []
        : [words.translate('coverage.otherUncounted', { where: where(accounts.length - counted.length) })]),
    ],
  };
}

function foundText(words: Translator, accounts: readonly NotLookedAt[], planned: boolean): string {
  const counts = new Map<string, number>();
  for (const { type, count } of accounts.flatMap(({ types }) => types))
    counts.set(type, (counts.get(type) ?? 0) + count);
  if (counts.size === 0) return words.translate('coverage.otherNone');
  const most = [...counts].sort(([, a], [, b]) => b - a).map(([type]) => sanitizeText(type, 60));
  return words.translate(planned ? 'coverage.otherPlanned' : 'coverage.otherFound', {
    n: [...counts.values()].reduce((sum, count) => sum + count, 0),
    kinds: counts.size,
    examples: words.listed(most.slice(0, EXAMPLES)),
  });
}

/** The table of the evidence; undefined where there is nothing to list. */
export function notLookedAtTable(words: Translator, assessment: Assessment): NotLookedAtTable | undefined {
  const { coverage } = assessment;
  const names = accountNames(assessment);
  const accounts = coverage.notLookedAt ?? [];
  const rows = accounts.flatMap(({ account, sources, types }) =>
    types.map(({ type, count, regions }) => ({
      type: sanitizeText(type, 120),
      count: words.number(count),
      account: sanitizeText(names.both(account), 160),
      regions: regions.join(', '),
      source: [...new Set(sources.map(({ name }) => name))].join(', '),
    })),
  );
  if (rows.length === 0) return undefined;
  const say = (key: string): string => words.translate(`evidence.${key}`);
  return {
    title: words.translate('coverage.other'),
    text: say('otherText'),
    more: rows.length > MOST_ROWS ? words.translate('evidence.top', { shown: MOST_ROWS, n: rows.length }) : '',
    columns: {
      type: say('otherType'),
      count: say('otherCount'),
      account: say('otherAccount'),
      regions: say('otherRegions'),
      source: say('otherSource'),
    },
    rows: rows.slice(0, MOST_ROWS),
  };
}
