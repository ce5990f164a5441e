import type { Assessment } from '../../model/assessment.ts';
import { countsOf, divisionsOf, type Division } from '../divisions.ts';
import type { Translator } from '../language/translator.ts';
import type { Divisions } from '../views.ts';

/** As many as a page has room for; the evidence lists all. */
const ROWS = 20;
const SHOWN = ['critical', 'high', 'unknown'] as const;

/** The divisions with what was found in each; undefined where fewer than two are known, and where one has no name. */
export function divisionsPage(words: Translator, assessment: Assessment): Divisions | undefined {
  const divisions = divisionsOf(assessment, countsOf(assessment));
  if (divisions.filter(({ path }) => path !== undefined).length < 2 || divisions.some(isUnnamed)) return undefined;
  const say = (key: string, values: Record<string, string | number> = {}): string =>
    words.translate(`divisions.${key}`, values);
  const missing = divisions.reduce((sum, { notOpened }) => sum + notOpened, 0);
  const rest = divisions.slice(ROWS);
  return {
    kicker: say('kicker'),
    headline: headline(words, divisions),
    text: say('text', { missing, n: assessment.targets.length }),
    table: {
      columns: ['division', 'accounts', 'notOpened', ...SHOWN].map(key => say(`columns.${key}`)),
      rows: divisions.slice(0, ROWS).map(division => rowOf(words, division)),
    },
    rest: rest.length === 0 ? '' : say('rest', { n: rest.length, critical: criticalIn(rest) }),
    note: say('note'),
  };
}

/** Folders whose names nobody read are known by their numbers, which stay in the evidence. */
const isUnnamed = ({ path = '' }: Division): boolean => /(?:^|\/)\d+(?: \/|$)/.test(path);

const criticalIn = (divisions: readonly Division[]): number =>
  divisions.reduce((sum, { counts }) => sum + counts.critical, 0);

/** Where most of what is critical is. Nothing is said of what was not opened. */
function headline(words: Translator, divisions: readonly Division[]): string {
  const [worst] = divisions;
  const all = criticalIn(divisions);
  if (worst === undefined || all === 0) return words.translate('divisions.headline.none', { n: divisions.length });
  const n = worst.counts.critical;
  const key = n === all ? 'all' : 'most';
  return words.translate(`divisions.headline.${key}`, { n, all, name: nameOf(words, worst), kind: kindOf(worst) });
}

const kindOf = ({ path }: Division): 'named' | 'root' | 'unknown' =>
  path === undefined ? 'unknown' : path === '' ? 'root' : 'named';

const nameOf = (words: Translator, division: Division): string =>
  division.path || words.translate(`divisions.${kindOf(division)}`);

/** Nothing was judged where nothing was opened: no number is not none. */
const rowOf = (words: Translator, division: Division): string[] => {
  const { accounts, notOpened, counts } = division;
  const found = SHOWN.map(key =>
    notOpened < accounts || counts[key] > 0 ? words.number(counts[key]) : words.translate('effort.none'),
  );
  return [nameOf(words, division), words.number(accounts), words.number(notOpened), ...found];
};
