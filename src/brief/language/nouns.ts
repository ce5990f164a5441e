import type { CheckTally } from '../../model/assessment.ts';
import type { Kind } from '../../model/kinds.ts';
import type { Translator } from './translator.ts';

/** Kinds that a reader may count together: they keep data. */
const KEEP_DATA: ReadonlySet<Kind> = new Set([
  'database',
  'cache',
  'disk',
  'bucket',
  'file-share',
  'warehouse',
  'search',
  'messaging',
]);

/** Kinds that a reader may count together with them: they run or let in. */
const RUN: ReadonlySet<Kind> = new Set([
  'server',
  'server-group',
  'kubernetes-cluster',
  'app',
  'function',
  'managed-service',
  'load-balancer',
  'cdn',
  'api-gateway',
  'global-load-balancer',
  'gateway',
  'workflow',
]);

/** Kinds that share one noun: they stand between the internet and what runs. */
const EDGE: ReadonlySet<Kind> = new Set(['cdn', 'api-gateway', 'global-load-balancer']);

/**
 * The word for what a check counts, agreeing with the number: "database", "databases", "data stores", "items"; `of` where it
 * follows "2 of 3", which makes a difference in other languages than English.
 */
export function nounOf(
  words: Translator,
  kinds: readonly Kind[] | undefined,
  n: number,
  form: 'plain' | 'of' = 'plain',
): string {
  const [only, second] = kinds ?? [];
  if (only !== undefined && second === undefined) return words.translate(`kinds.${only}`, { n, form });
  const all = (one: (kind: Kind) => boolean): boolean => kinds?.every(one) === true;
  if (only !== undefined && all(kind => EDGE.has(kind))) return words.translate(`kinds.${only}`, { n, form });
  if (only !== undefined && all(kind => KEEP_DATA.has(kind))) return words.translate('kinds.data', { n, form });
  const run = only !== undefined && all(kind => KEEP_DATA.has(kind) || RUN.has(kind));
  return words.translate(run ? 'kinds.systems' : 'kinds.mixed', { n, form });
}

/** "2 of 3 databases" */
export function failCount(words: Translator, tally: CheckTally | undefined, fail: number, judged: number): string {
  if (isStated(tally)) return words.translate('count.stated');
  if (tally === undefined) return words.translate('count.bare', { fail, judged });
  return words.translate('count.some', { fail, judged, noun: nounOf(words, tally.kinds, judged, 'of') });
}

/** "All 12 databases", or "38 of 41 storage areas". */
export function passCount(words: Translator, tally: CheckTally): string {
  if (isStated(tally)) return words.translate('count.stated');
  const n = judgedOf(tally);
  return tally.pass === n
    ? words.translate('count.all', { n, noun: nounOf(words, tally.kinds, n) })
    : words.translate('count.part', { pass: tally.pass, n, noun: nounOf(words, tally.kinds, n, 'of') });
}

/** Resources that the check applies to, unread ones included. */
export const judgedOf = (tally: CheckTally): number => tally.pass + tally.fail + tally.unknown + tally.error;

/** What people answered is one statement, not a count of things. */
export const isStated = (tally: CheckTally | undefined): boolean =>
  tally?.kinds?.length === 1 && tally.kinds[0] === 'practice';

/** "Three", for headings. */
export const numeral = (words: Translator, n: number): string =>
  words.has(`numbers.${n}`) ? words.translate(`numbers.${n}`) : words.number(n);
