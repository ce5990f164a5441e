import { QUESTION_SLUGS, type Question } from '../model/question.ts';
import type { Score } from '../model/score.ts';
import type { Change, Direction, Reason } from '../model/trend.ts';
import type { FindingChange } from './movements.ts';
import { reasonOf, reasonToStay } from './reasons.ts';
import { scoreOf, type CommonCheck, type CommonRules, type Rules } from './rules.ts';

interface Input {
  readonly common: CommonRules;
  readonly moves: readonly FindingChange[];
  readonly rules: Rules;
  /** Whether an account is a target of both assessments. */
  readonly sharedTarget: boolean;
}

export interface Changes {
  readonly questions: Record<Question, Change>;
  readonly overall: Change;
}

/** The change of each question and of the overall score, with its reason; current rules apply to both assessments. */
export function changesOf(input: Input): Changes {
  const { common, rules } = input;
  const all = [...common.checks.values()];
  const [before, after] = [scoreOf(all, 'before', rules), scoreOf(all, 'after', rules)];
  const questions = Object.fromEntries(
    QUESTION_SLUGS.map(slug => [
      slug,
      changeOf(slug, { before: before.questions[slug], after: after.questions[slug] }, input),
    ]),
  ) as Record<Question, Change>;
  return { questions, overall: overallChange(questions, all, input) };
}

type Both = Pick<Change, 'before' | 'after'>;

function changeOf(slug: Question, both: Both, { common, moves, rules, sharedTarget }: Input): Change {
  const checks = [...common.checks.values()].filter(({ today }) => today.question === slug);
  const within = (ids: readonly string[]): number =>
    ids.filter(id => rules.checks.some(check => check.id === id && check.question === slug)).length;
  const added = within(common.changes.added);
  const ofQuestion = moves.filter(move => common.checks.get(move.check)?.today.question === slug);
  const obstacle = sharedTarget
    ? obstacleOf(both, checks.length > 0, added + within(common.changes.removed))
    : because('noSharedAccount');
  if (obstacle !== undefined) return { ...both, ...obstacleToChange(obstacle, both) };
  const direction = directionOf(both);
  const outside = new Set(
    ofQuestion.flatMap(({ kind, outside, before }) =>
      kind === 'noLongerVisible' && outside === true && before !== undefined ? [before.resource.account] : [],
    ),
  );
  if (direction === 'better' && outside.size > 0) {
    return {
      ...both,
      direction: 'not-comparable',
      reason: { key: 'notLookedAt', values: { accounts: [...outside].sort().join(', ') } },
    };
  }
  const behind = { checks, moves: ofQuestion, ...both };
  const reason =
    direction === 'unchanged' || direction === 'not-comparable'
      ? reasonToStay(behind)
      : reasonOf(behind, direction === 'better' ? 1 : -1, rules);
  const { key, values } = reason;
  return { ...both, direction, reason: { key, values: added === 0 ? values : { ...values, added } } };
}

/** A question that applies in neither assessment is unchanged. */
const obstacleToChange = (reason: Reason, { before, after }: Both): Pick<Change, 'direction' | 'reason'> =>
  doesNotApply(before) && doesNotApply(after) && reason.key === 'nothingToJudge'
    ? { direction: 'unchanged', reason }
    : { direction: 'not-comparable', reason };

const because = (key: Reason['key']): Reason => ({ key, values: {} });
const doesNotApply = (score: Score): boolean => score.grade === 'does-not-apply';
const notAssessed = (score: Score): boolean => score.grade === 'not-assessed';

/** Why the two scores cannot be compared. */
function obstacleOf({ before, after }: Both, common: boolean, onlyOnce: number): Reason | undefined {
  if (!common && onlyOnce > 0) return because('notAskedTwice');
  if (doesNotApply(before) && doesNotApply(after)) return because('nothingToJudge');
  if (doesNotApply(before)) return because('nothingThen');
  if (doesNotApply(after)) return because('nothingLeft');
  if (notAssessed(before) && notAssessed(after)) return because('unseenBoth');
  if (notAssessed(before)) return because('unseenThen');
  return notAssessed(after) ? because('unseenNow') : undefined;
}

const directionOf = ({ before, after }: Both): Direction =>
  after.proven > before.proven ? 'better' : after.proven < before.proven ? 'worse' : 'unchanged';

/** Over the questions that apply in both assessments: otherwise the two figures are means of different questions. */
function overallChange(
  questions: Readonly<Record<Question, Change>>,
  all: readonly CommonCheck[],
  { rules, moves }: Input,
): Change {
  const shared = new Set(
    QUESTION_SLUGS.filter(slug => !doesNotApply(questions[slug].before) && !doesNotApply(questions[slug].after)),
  );
  const checks = all.filter(({ today }) => shared.has(today.question));
  const both = {
    before: scoreOf(checks, 'before', rules).overall,
    after: scoreOf(checks, 'after', rules).overall,
  };
  const slugs = QUESTION_SLUGS.filter(slug => shared.has(slug));
  const [first] = slugs;
  const obstacle =
    slugs.length > 0 && slugs.every(slug => questions[slug].direction === 'not-comparable')
      ? questions[first ?? 'data-centre'].reason
      : obstacleOf(both, checks.length > 0, 0);
  if (obstacle !== undefined) return { ...both, direction: 'not-comparable', reason: obstacle };
  const direction = directionOf(both);
  if (direction === 'better' && moves.some(move => move.kind === 'noLongerVisible' && move.outside === true)) {
    return { ...both, direction: 'not-comparable', reason: because('notLookedAt') };
  }
  const count = (wanted: Direction): number => slugs.filter(slug => questions[slug].direction === wanted).length;
  return {
    ...both,
    direction,
    reason: { key: 'questions', values: { n: slugs.length, better: count('better'), worse: count('worse') } },
  };
}
