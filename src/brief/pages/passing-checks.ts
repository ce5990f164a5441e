import type { Assessment, CheckTally } from '../../model/assessment.ts';
import type { Kind } from '../../model/kinds.ts';
import { QUESTIONS } from '../../model/question.ts';
import { compareText } from '../../lib/text.ts';
import { isAboutAll, isStated, judgedOf, nounOf, passCount } from '../language/nouns.ts';
import type { State } from './state.ts';
import type { Translator } from '../language/translator.ts';

/** One of them is all there is; of other kinds, a single resource that is well shows little. */
const WHOLE: ReadonlySet<Kind> = new Set(['organization', 'account', 'region', 'practice']);
const LEAST = 2;

/**
 * What the briefing may praise: it passes for every resource that it applies to, for enough of them, nothing is unread, and a
 * pass means that there was something to look at.
 */
export function isPraiseworthy(tally: CheckTally): boolean {
  const whole = tally.kinds?.every(kind => WHOLE.has(kind)) === true;
  return tally.faultsOnly !== true && tally.pass >= (whole ? 1 : LEAST) && tally.pass === judgedOf(tally);
}

/** Checks that the briefing praises; highest weight first. */
export function passingChecks({ checks }: Assessment, state: State): readonly CheckTally[] {
  if (state === 'empty') return [];
  const weight = new Map<string, number>(QUESTIONS.map(question => [question.slug, question.weight]));
  const weightOf = (tally: CheckTally): number => (weight.get(tally.question) ?? 0) * tally.weight;
  return checks
    .filter(isPraiseworthy)
    .toSorted((a, b) => weightOf(b) - weightOf(a) || b.pass - a.pass || compareText(a.id, b.id));
}

/** "All 41 storage areas are closed to the public.", if the title begins with the noun; else title and count. */
export function passingSentence(words: Translator, tally: CheckTally): string {
  const n = tally.pass;
  const noun = nounOf(words, tally.kinds, n);
  if (n > 1 && isAboutAll(tally) && tally.title.toLowerCase().startsWith(`${noun.toLowerCase()} `)) {
    return words.translate('count.fluent', { n, rest: words.inSentence(tally.title) });
  }
  if (isStated(tally) || isCompany(tally)) return `${tally.title}.`;
  return words.translate('bottomLine.fineLine', { statement: tally.title, count: lowerFirst(passCount(words, tally)) });
}

/** There is one company: a count says nothing. */
const isCompany = ({ kinds }: CheckTally): boolean => kinds?.length === 1 && kinds[0] === 'organization';

const lowerFirst = (text: string): string => text.charAt(0).toLowerCase() + text.slice(1);
