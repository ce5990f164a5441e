import type { CheckTally } from '../../model/assessment.ts';
import { isExtensionName } from '../../model/extension-names.ts';
import { DATA_KINDS, type Kind } from '../../model/kinds.ts';
import type { Translator } from './translator.ts';

/** "Data stores" in a count: a queue too, though it is nothing to back up. */
const STORES: ReadonlySet<Kind> = new Set([...DATA_KINDS, 'messaging']);
/** Where most data is: a count without them is none of all data stores, and names its few kinds. */
const MOST_DATA: ReadonlySet<Kind> = new Set(['disk', 'bucket']);

/** "Systems" in a count, together with data stores: they run code or let requests in. */
const SYSTEMS: ReadonlySet<Kind> = new Set([
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

/** Kinds that a noun names one by one: "keys and secrets". Of more, the first two. */
const NAMED_KINDS = 3;
const FIRST_KINDS = 2;

/**
 * Noun for the resources of a check, in agreement with the number: "database", "databases", "data stores", "keys, secrets and
 * 3 other kinds of things". `of` after "2 of 3", which differs in languages other than English.
 */
export function nounOf(
  words: Translator,
  kinds: readonly Kind[] | undefined,
  n: number,
  form: 'plain' | 'of' = 'plain',
): string {
  const named = [...new Set(kinds?.map(kind => words.translate(`kinds.${isExtensionName(kind) ? 'mixed' : kind}`, { n, form })))]; // prettier-ignore
  const [only] = named;
  if (only !== undefined && named.length === 1) return only;
  const all = (one: (kind: Kind) => boolean): boolean => kinds?.every(one) === true;
  const isAllData = kinds?.some(kind => MOST_DATA.has(kind)) === true || named.length > NAMED_KINDS;
  if (all(kind => STORES.has(kind)) && (isAllData || n === 1)) return words.translate('kinds.data', { n, form });
  if (all(kind => STORES.has(kind) || SYSTEMS.has(kind)) && !all(kind => STORES.has(kind)))
    return words.translate('kinds.systems', { n, form });
  // Of one resource, only a file of an earlier version leaves the kind open.
  if (n === 1 || named.length === 0) return words.translate('kinds.mixed', { n, form });
  if (named.length <= NAMED_KINDS) return words.listed(named);
  const rest = words.translate('kinds.others', { n: named.length - FIRST_KINDS, form });
  return words.listed([...named.slice(0, FIRST_KINDS), rest]);
}

/** "2 of 3 databases" */
export function failCount(words: Translator, tally: CheckTally | undefined, fail: number, judged: number): string {
  if (isStated(tally)) return words.translate('count.stated');
  if (tally === undefined) return words.translate('count.bare', { fail, judged });
  return words.translate('count.some', { fail, judged, noun: nounOf(words, tally.kinds, judged, 'of') });
}

/** "All 12 databases", or "38 of 41 storage areas"; "6 log-ins" where the check is about some of them only. */
export function passCount(words: Translator, tally: CheckTally): string {
  if (isStated(tally)) return words.translate('count.stated');
  const n = judgedOf(tally);
  const count = isAboutAll(tally) ? 'count.all' : 'count.things';
  return tally.pass === n
    ? words.translate(count, { n, noun: nounOf(words, tally.kinds, n) })
    : words.translate('count.part', { pass: tally.pass, n, noun: nounOf(words, tally.kinds, n, 'of') });
}

/** Resources that the check applies to, unread ones included. */
export const judgedOf = (tally: CheckTally): number => tally.pass + tally.fail + tally.unknown + tally.error;

/** Whether the check applies to everything of its kinds: else what passes is not all there is. */
export const isAboutAll = ({ notApplicable }: CheckTally): boolean => notApplicable === 0;

/** An answer of the interview is one statement, not a count. */
export const isStated = (tally: CheckTally | undefined): boolean =>
  tally?.kinds?.length === 1 && tally.kinds[0] === 'practice';

/** "Three", for headings. */
export const numeral = (words: Translator, n: number): string =>
  words.has(`numbers.${n}`) ? words.translate(`numbers.${n}`) : words.number(n);
