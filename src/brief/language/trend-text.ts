import { sanitizeText } from '../../lib/text.ts';
import { LANGUAGES, type Language } from '../../model/language.ts';
import { QUESTION_SLUGS, QUESTIONS, type Question } from '../../model/question.ts';
import type { Change, Movement, Reason, Trend } from '../../model/trend.ts';
import { translatorFor, type Translator } from './translator.ts';

/** Maximum words of a sentence (risk model 4.3). Other languages need more than English. */
const LONGEST: Readonly<Record<Language, number>> = { en: 25, de: 26, fr: 32, es: 32 };

/** The trend as text, for a terminal. */
export interface TrendText {
  /** Summary in five sentences. */
  readonly story: readonly string[];
  /** Reason of each question's change, a clause that follows "better:" or "worse:". */
  readonly reasons: Readonly<Record<Question, string>>;
  /** Checks whose rules have changed. */
  readonly rules: readonly string[];
}

/** The day of the baseline, the same on every page: that as of which it was judged, as the history orders assessments. */
export const dayOfBaseline = ({ baseline }: Pick<Trend, 'baseline'>): string => baseline.now;

/** The text of a trend; `confidence` is that of the later assessment, in percent. */
export function trendText(trend: Trend, confidence: number, language: Language = LANGUAGES[0]): TrendText {
  const words = translatorFor(language);
  return {
    story: trendStory(words, trend, confidence).map(plainSpaces),
    reasons: Object.fromEntries(
      QUESTION_SLUGS.map(slug => [slug, plainSpaces(reasonText(words, trend.questions[slug].reason))]),
    ) as Record<Question, string>,
    rules: trend.rules.changed
      .filter(countsOtherwise)
      .map(change => sanitizeText(`${change.check} ${ruleText(words, change)}`, 400)),
  };
}

/** Without no-break spaces, for terminals. */
const plainSpaces = (text: string): string => text.replaceAll(/[\u{A0}\u{202F}]/gu, ' ');

/** A sentence each on the score, improvements, deteriorations, findings and coverage. */
export function trendStory(words: Translator, trend: Trend, confidence: number): readonly string[] {
  return [
    overallSentence(words, trend),
    movedSentence(words, trend, 'better'),
    movedSentence(words, trend, 'worse'),
    findingsSentence(words, trend.findings),
    sightSentence(words, trend, confidence),
  ].map(sentence => sanitizeText(sentence, 400));
}

/** How much detail a reason is given. */
interface ReasonDetail {
  /** Account numbers are never printed in the briefing. */
  readonly accounts?: boolean;
  /** Without counts: the titles only. */
  readonly gist?: boolean;
}

/** The reason as a clause. */
export function reasonText(
  words: Translator,
  { key, values }: Reason,
  { accounts = true, gist = false }: ReasonDetail = {},
): string {
  const { check, of, title: english, more = 0, added = 0, ...rest } = values;
  const title =
    check === undefined ? '' : words.inSentence(words.translateText(`checks.${check}.${String(of)}`, String(english)));
  const counted = key === 'resolvedAll' || key === 'fails';
  const data = { ...rest, title, accounts: accounts ? (values['accounts'] ?? 'none') : 'none' };
  const base =
    gist && counted
      ? title
      : key === 'stayed'
        ? stayedText(words, data)
        : words.translate(`trend.reasons.${key}`, data);
  const but = Number(more) > 0 ? words.translate('trend.butMore', { n: Number(more) }) : '';
  const aside = Number(added) > 0 ? words.translate('trend.leftOut', { n: Number(added) }) : '';
  return sanitizeText(`${base}${but}${aside}`, 400);
}

const STAYED = ['resolved', 'new', 'cameBack', 'noLongerVisible', 'nowVisible', 'changedSeverity'] as const;

/** Changes behind an unchanged score, and its cap. */
function stayedText(words: Translator, values: Reason['values']): string {
  const parts = STAYED.map(what => [what, Number(values[what] ?? 0)] as const).filter(([, n]) => n > 0);
  const said = words.listed(parts.map(([what, n]) => words.translate(`trend.stayed.${what}`, { n })));
  return values['at'] === undefined ? said : words.translate('trend.heldAt', { ...values, said });
}

/** Whether a change of the rules can move a score; a new id of a check cannot. */
const countsOtherwise = ({ what }: Trend['rules']['changed'][number]): boolean => what !== 'name';

function ruleText(words: Translator, { what, from, to }: Trend['rules']['changed'][number]): string {
  if (what !== 'question') return words.translate(`trend.rules.${what}`, { from, to });
  const tile = (slug: string | number): string => words.translate(`questions.${slug}.tile`);
  return words.translate('trend.rules.question', { from: tile(from), to: tile(to) });
}

/** The first sentence that is short enough; the most detailed comes first. */
function shortest(words: Translator, ...candidates: readonly string[]): string {
  const fits = candidates.find(sentence => sentence.split(/\s+/).length <= LONGEST[words.language]);
  return fits ?? candidates.at(-1) ?? '';
}

function overallSentence(words: Translator, trend: Trend): string {
  const { before, after, direction, reason } = trend.overall;
  const data = { date: words.date(dayOfBaseline(trend)), before: before.proven, after: after.proven };
  const plain = words.translate(`trend.overall.${direction}`, { ...data, reason: 'none' });
  if (direction !== 'not-comparable') return plain;
  return shortest(
    words,
    words.translate(`trend.overall.${direction}`, { ...data, reason: reasonText(words, reason, { accounts: false }) }),
    plain,
  );
}

function movedSentence(words: Translator, { questions }: Trend, wanted: 'better' | 'worse'): string {
  const moved = QUESTIONS.map(question => ({ ...question, ...questions[question.slug] })).filter(
    one => one.direction === wanted,
  );
  const [most] = moved.toSorted((a, b) => step(b) * b.weight - step(a) * a.weight || a.number.localeCompare(b.number));
  const say = (reason: string): string =>
    words.translate(`trend.moved.${wanted}`, {
      n: moved.length,
      question: most === undefined ? '' : words.translate(`questions.${most.slug}.tile`),
      before: most?.before.proven ?? 0,
      after: most?.after.proven ?? 0,
      reason,
    });
  if (most === undefined) return say('none');
  const telling = { accounts: false };
  const why = [reasonText(words, most.reason, telling), reasonText(words, most.reason, { ...telling, gist: true })];
  return shortest(words, ...why.map(say), say('none'));
}

const step = ({ before, after }: Pick<Change, 'before' | 'after'>): number => Math.abs(after.proven - before.proven);

function findingsSentence(
  words: Translator,
  { resolved, new: fresh, cameBack, unchanged, changedSeverity }: Movement,
): string {
  const counts = { resolved, new: fresh, cameBack, unchanged: unchanged + changedSeverity };
  const said = Object.entries(counts).filter(([, n]) => n > 0);
  const total = said.reduce((sum, [, n]) => sum + n, 0);
  const [first] = said;
  if (first === undefined) return words.translate('trend.findings.none');
  if (said.length === 1) return words.translate(`trend.findings.all.${first[0]}`, { n: total });
  const parts = words.listed(said.map(([what, n]) => words.translate(`trend.findings.part.${what}`, { n })));
  return words.translate('trend.findings.some', { n: total, parts });
}

function sightSentence(words: Translator, { baseline, findings, rules, scope }: Trend, confidence: number): string {
  const counts = {
    noLongerVisible: findings.noLongerVisible,
    nowVisible: findings.nowVisible,
    accepted: findings.accepted,
    lapsed: findings.lapsed,
    accountsLess: scope.missing.length,
    accountsMore: scope.added.length,
    checksLeftOut: rules.added.length + rules.removed.length,
    checksWeighedAnew: rules.changed.filter(countsOtherwise).length,
  };
  const said = Object.entries(counts)
    .filter(([, n]) => n > 0)
    .map(([what, n]) => words.translate(`trend.coverage.${what}`, { n }));
  const say = (also: string): string =>
    words.translate('trend.coverage.seen', {
      percent: words.percent(confidence),
      before: words.percent(baseline.confidence),
      same: confidence === baseline.confidence ? 'yes' : 'no',
      also,
    });
  return shortest(words, ...said.map((_, index) => say(words.listed(said.slice(0, said.length - index)))), say('none'));
}
