import { partText } from '../language/part-text.ts';
import type { Assessment, UnreadLine } from '../../model/assessment.ts';
import { QUESTIONS } from '../../model/question.ts';
import { accepted } from './accepted.ts';
import type { Coverage } from '../views.ts';
import { passingChecks } from './passing-checks.ts';
import { notLookedAtNote } from './not-looked-at.ts';
import { nounOf, numeral, passCount } from '../language/nouns.ts';
import { missingPermissions, permissionsOf, type MissingPermission } from './missing-permissions.ts';
import { shortness, type State } from './state.ts';
import { unopened } from './unopened-accounts.ts';
import type { Translator } from '../language/translator.ts';

const PASSING_ROWS = 5;
/** Where no right and no answer is missing. */
const MORE_PASSING_ROWS = 12;
const PERMISSION_ROWS = 6;
const QUESTION_TILES = 3;
const OPEN_QUESTIONS = 6;
/** Empty rows of tables that give room for a question. */
const ROWS_OF_A_QUESTION = 3;
/** Rows if the page also lists accepted risks. */
const FEWER_OPEN_QUESTIONS = 4;

const NONE_HEALTHY: Readonly<Record<State, string>> = {
  empty: 'healthyEmpty',
  unseen: 'healthyUnseen',
  healthy: 'healthyNone',
  risks: 'healthyNone',
};

/** The coverage page: checks that pass everywhere, what could not be read, and the permissions that would change that. */
export function coverage(words: Translator, assessment: Assessment, state: State): Coverage {
  const missing = missingPermissions(assessment);
  const isPart = assessment.selection !== undefined;
  // What people were not asked in this run, they have not left open.
  const unanswered = isPart ? [] : assessment.coverage.unanswered;
  const isAllSeen = missing.length === 0 && unanswered.length === 0;
  const healthy = passingChecks(assessment, state).slice(0, isAllSeen ? MORE_PASSING_ROWS : PASSING_ROWS);
  const say = (key: string): string => words.translate(`coverage.${key}`);
  const gaps = gapsOf(words, assessment, missing.length);
  const risks = accepted(words, assessment);
  const notLookedAt = notLookedAtNote(words, assessment);
  const nothingUnseen = missing.length === 0 && gaps.length === 0;
  return {
    kicker: say('kicker'),
    headline: headline(words, assessment, healthy.length, state),
    healthyTitle: say('healthy'),
    healthyColumns: { count: say('healthyCount'), statement: say('healthyWhat') },
    healthy: healthy.map(tally => ({ count: passCount(words, tally), statement: tally.title })),
    healthyNone: healthy.length > 0 ? '' : isPart ? words.translate('bottomLine.finePart') : say(NONE_HEALTHY[state]),
    found: found(words, assessment),
    unseenTitle: say('unseen'),
    unseenText: say(nothingUnseen ? 'unseenNone' : missing.length > 0 ? 'unseenCounts' : 'unseenCountsOnly'),
    permissionColumns: { permission: say('right'), refused: say('refused'), opens: say('opens') },
    permissions: missing.slice(0, PERMISSION_ROWS).map(one => ({
      permission: one.permission,
      refused: where(words, assessment, one.provider, one.accounts),
      opens: opens(words, assessment, one),
    })),
    gaps: [...gaps, ...unwatchedRegions(words, assessment)],
    notLookedAt,
    asksTitle: say('asks'),
    asksText: unanswered.length === 0 ? '' : words.translate('coverage.asksText', { n: unanswered.length }),
    asks: asksOf(
      words,
      unanswered,
      roomFor({ healthy: healthy.length, missing: missing.length + gaps.length, notLookedAt, accepted: risks }),
    ),
    accepted: risks,
  };
}

interface Beside extends Pick<Coverage, 'accepted' | 'notLookedAt'> {
  readonly healthy: number;
  readonly missing: number;
}

/** Questions that have room: each further sentence of the note takes that of one, and rows that the tables do not need give some. */
function roomFor({ healthy, missing, notLookedAt, accepted: risks }: Beside): number {
  const sentences = Math.max(0, (notLookedAt?.lines.length ?? 0) - 1);
  if (risks !== undefined) return FEWER_OPEN_QUESTIONS - sentences;
  const spare = Math.max(0, PASSING_ROWS - healthy) + Math.max(0, PERMISSION_ROWS - missing);
  return OPEN_QUESTIONS - sentences + Math.floor(spare / ROWS_OF_A_QUESTION);
}

/** "We looked in 3 regions and found 1 server and 2 disks.": where they are so few that each kind has room. */
function found(words: Translator, assessment: Assessment): string {
  const short = shortness(assessment);
  if (short === undefined) return '';
  const { regions, byKind, calls } = assessment.coverage;
  const kinds = short.kinds.map(kind => {
    const n = byKind[kind] ?? 0;
    return words.translate('count.things', { n, noun: nounOf(words, [kind], n) });
  });
  const what = kinds.length === 0 ? 'none' : words.listed(kinds);
  return words.translate('coverage.found', { regions, what, made: calls.made, failed: calls.refused });
}

/** One check of each question first, by weight of the question. */
function asksOf(words: Translator, unanswered: Assessment['coverage']['unanswered'], room: number): readonly string[] {
  const heaviest = QUESTIONS.toSorted((a, b) => b.weight - a.weight);
  const byQuestion = heaviest.map(({ slug }) => unanswered.filter(one => one.question === slug));
  const ordered = [...byQuestion.flatMap(asks => asks.slice(0, 1)), ...byQuestion.flatMap(asks => asks.slice(1))];
  const shown = ordered.slice(0, room).map(({ asks }) => asks);
  const rest = ordered.length - shown.length;
  return rest === 0 ? shown : [...shown, words.translate('coverage.moreAsks', { n: rest })];
}

function headline(words: Translator, { coverage, selection }: Assessment, healthy: number, state: State): string {
  if (selection !== undefined) return partText(words, 'coverage.headlinePart', selection);
  const percent = words.percent(100 - coverage.confidence);
  if (state === 'empty') return words.translate('coverage.headlineEmpty');
  if (state === 'unseen')
    return words.translate('coverage.headlineUnseen', {
      percent: words.percent(coverage.confidence),
      n: coverage.confidence,
    });
  if (healthy === 0)
    return words.translate(coverage.confidence === 100 ? 'coverage.headlineNothing' : 'coverage.headlineNone', {
      percent,
    });
  const data = { healthy, words: numeral(words, healthy), percent };
  return words.translate(coverage.confidence === 100 ? 'coverage.headlineSeen' : 'coverage.headlineBoth', data);
}

function where(words: Translator, { targets }: Assessment, provider: UnreadLine['provider'], n: number): string {
  const of = targets.filter(target => target.provider === provider).length;
  return words.translate('coverage.where', { n, of: Math.max(of, n) });
}

/** Short names of the questions that need the permission. */
function opens(words: Translator, { checks }: Assessment, missing: MissingPermission): string {
  const waiting = new Set(checks.filter(check => missing.checks.includes(check.id)).map(check => check.question));
  const tiles = QUESTIONS.filter(({ slug }) => waiting.has(slug)).map(({ slug }) =>
    words.translate(`questions.${slug}.tile`),
  );
  if (tiles.length === 0) return words.translate('coverage.opensNone');
  const shown = words.apart(tiles.slice(0, QUESTION_TILES));
  return tiles.length > QUESTION_TILES
    ? words.translate('coverage.opensMore', { shown, n: tiles.length - QUESTION_TILES })
    : shown;
}

/** Regions that nothing is in and nothing watches. */
function unwatchedRegions(words: Translator, { coverage: { unwatched = [] } }: Assessment): readonly string[] {
  return unwatched.length === 0 ? [] : [words.translate('coverage.unwatched', { n: unwatched.length })];
}

/** A sentence for each reason of unread items other than missing permissions. */
function gapsOf(words: Translator, assessment: Assessment, permissions: number): readonly string[] {
  const { coverage, targets } = assessment;
  const omitted = new Set(targets.flatMap(({ omittedRegions = [] }) => omittedRegions)).size;
  const reasons = ['denied', 'throttled', 'failed', 'not-collected', 'unsupported'] as const;
  return [
    ...(permissions > PERMISSION_ROWS ? [words.translate('coverage.more', { n: permissions - PERMISSION_ROWS })] : []),
    ...unopened(words, assessment),
    ...reasons.flatMap(reason => {
      const lines = coverage.unread.filter(
        line =>
          line.reason === reason && line.call !== '*' && (reason !== 'denied' || permissionsOf(line).length === 0),
      );
      if (lines.length === 0) return [];
      const n = lines.reduce((sum, line) => sum + line.count, 0);
      const accounts = new Set(lines.map(line => `${line.provider} ${line.account}`)).size;
      const of = Math.max(targets.length, accounts);
      return [
        words.translate(`coverage.${reason}`, { n, where: words.translate('coverage.where', { n: accounts, of }) }),
      ];
    }),
    ...(omitted > 0 ? [words.translate('coverage.omitted', { n: omitted })] : []),
    ...(coverage.closed.length > 0 ? [words.translate('coverage.closed', { n: coverage.closed.length })] : []),
  ];
}
