import type { Score } from '../model/score.ts';
import type { Reason } from '../model/trend.ts';
import { countFindingChanges, type FindingChange } from './movements.ts';
import type { CommonCheck, Rules, Side } from './rules.ts';
import { weigh } from './rules.ts';

/** The checks of a question, the changes of their findings, and its two scores. */
export interface QuestionChange {
  readonly checks: readonly CommonCheck[];
  readonly moves: readonly FindingChange[];
  readonly before: Score;
  readonly after: Score;
}

/** Why a score rose or fell. */
export function reasonOf(behind: QuestionChange, sign: 1 | -1, rules: Rules): Reason {
  const share = (check: CommonCheck, side: Side): number => {
    const [alone] = weigh([check], side);
    return alone === undefined ? 0 : rules.score([{ ...alone, caps: false }]).questions[alone.question].proven;
  };
  const holding = new Set((sign > 0 ? behind.before : behind.after).capped?.by ?? []);
  const gain = (check: CommonCheck): number =>
    sign *
    (share(check, 'after') - share(check, 'before')) *
    check.today.weight *
    (holding.has(check.today.id) ? 10 : 1);
  const [most] = behind.checks
    .map(check => ({ check, gain: gain(check) }))
    .filter(one => one.gain > 0)
    .sort((a, b) => b.gain - a.gain);
  if (most === undefined) return { key: 'otherThings', values: {} };
  const moves = countFindingChanges(behind.moves.filter(move => move.check === most.check.today.id));
  if (sign < 0) return whyWorse(most.check, moves);
  const { key, values } = whyBetter(most.check, moves);
  // A better score may still come with new findings.
  const more = behind.moves.filter(({ kind }) => kind === 'new' || kind === 'cameBack').length;
  return { key, values: more === 0 ? values : { ...values, more } };
}

/** The check that a reason is about, and which of its titles is printed. */
const about = ({ id, title, failTitle }: CommonCheck['today'], of: 'title' | 'failTitle') => ({
  check: id,
  of,
  title: of === 'title' ? title : failTitle,
});

function whyBetter({ today, after }: CommonCheck, moves: ReturnType<typeof countFindingChanges>): Reason {
  const { resolved, resolvedUnknown } = moves;
  if (resolved > 0 && after.fail === 0)
    return { key: 'resolvedAll', values: { n: resolved, ...about(today, 'title') } };
  if (resolved > 0) {
    const still = Math.max(0, after.fail - moves.new - moves.cameBack);
    return { key: 'resolvedSome', values: { n: resolved, still, ...about(today, 'failTitle') } };
  }
  if (resolvedUnknown > 0) return { key: 'cleared', values: { n: resolvedUnknown, ...about(today, 'title') } };
  return { key: 'larger', values: about(today, 'title') };
}

function whyWorse({ today, after }: CommonCheck, moves: ReturnType<typeof countFindingChanges>): Reason {
  const more = moves.new + moves.cameBack;
  if (more > 0) return { key: 'fails', values: { n: more, all: after.fail, ...about(today, 'failTitle') } };
  if (moves.nowVisible > 0) return { key: 'nowVisible', values: { n: moves.nowVisible, ...about(today, 'failTitle') } };
  const lost = moves.noLongerVisible + moves.lostVisibility;
  if (lost > 0) return { key: 'lostVisibility', values: { n: lost, ...about(today, 'title') } };
  return { key: 'smaller', values: about(today, 'title') };
}

/** The changes of findings under a score that is unchanged. */
export function reasonToStay({ checks, moves, after }: QuestionChange): Reason {
  const { resolved, new: fresh, cameBack, noLongerVisible, nowVisible, changedSeverity } = countFindingChanges(moves);
  const counts = { resolved, new: fresh, cameBack, noLongerVisible, nowVisible, changedSeverity };
  const present = Object.fromEntries(Object.entries(counts).filter(([, count]) => count > 0));
  if (Object.keys(present).length === 0) return { key: 'still', values: {} };
  const holder = checks.find(({ today }) => today.id === after.capped?.by[0])?.today;
  const held = holder === undefined ? {} : { at: after.proven, ...about(holder, 'failTitle') };
  return { key: 'stayed', values: { ...present, ...held } };
}
