import type { Score } from '../model/score.ts';
import { countMoves, type Move } from './movements.ts';
import type { CommonCheck, Rules } from './rules.ts';
import { weigh } from './rules.ts';

/** What moved behind a question: its checks, and what became of their findings. */
export interface Behind {
  readonly checks: readonly CommonCheck[];
  readonly moves: readonly Move[];
  readonly before: Score;
  readonly after: Score;
}

/** Why a score went up or down, in words that follow "better:" or "worse:". */
export function reasonOf(behind: Behind, sign: 1 | -1, rules: Rules): string {
  const share = (check: CommonCheck, side: 'before' | 'after'): number => {
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
  if (most === undefined) return 'other things are judged than then';
  const moves = countMoves(behind.moves.filter(move => move.check === most.check.today.id));
  return sign > 0 ? `${whyBetter(most.check, moves)}${butMore(behind)}` : whyWorse(most.check, moves);
}

/** What is better on the whole may have a new hole. */
function butMore({ moves }: Behind): string {
  const more = moves.filter(({ kind }) => kind === 'new' || kind === 'cameBack').length;
  return more === 0 ? '' : `; but ${more} more ${fail(more)}`;
}

function whyBetter({ today, after }: CommonCheck, moves: ReturnType<typeof countMoves>): string {
  const { resolved, clearedUp } = moves;
  if (resolved > 0 && after.fail === 0)
    return `${resolved} no longer ${fail(resolved)}, so that now ${inSentence(today.title)}`;
  if (resolved > 0) {
    const still = after.fail - moves.new - moves.cameBack;
    const others = still > 0 ? `, ${still} still ${still === 1 ? 'does' : 'do'}` : '';
    return `${resolved} no longer ${fail(resolved)}${others}: ${inSentence(today.failTitle)}`;
  }
  if (clearedUp > 0) return `${clearedUp} more could be checked: ${inSentence(today.title)}`;
  return `a larger part holds: ${inSentence(today.title)}`;
}

function whyWorse({ today, after }: CommonCheck, moves: ReturnType<typeof countMoves>): string {
  const more = moves.new + moves.cameBack;
  if (more > 0) return `${more} more ${fail(more)}, ${after.fail} in all: ${inSentence(today.failTitle)}`;
  if (moves.nowVisible > 0) return `${moves.nowVisible} came into view: ${inSentence(today.failTitle)}`;
  const lost = moves.noLongerVisible + moves.lostSight;
  if (lost > 0) return `${lost} could not be checked this time: ${inSentence(today.title)}`;
  return `a smaller part holds: ${inSentence(today.title)}`;
}

/** What happened behind a score that stayed where it was. */
export function reasonToStay({ checks, moves, after }: Behind): string {
  const { resolved, new: fresh, cameBack, noLongerVisible, nowVisible, changedSeverity } = countMoves(moves);
  const parts: readonly (readonly [number, string])[] = [
    [resolved, 'resolved'],
    [fresh, 'new'],
    [cameBack, 'came back'],
    [noLongerVisible, 'out of sight'],
    [nowVisible, 'came into view'],
    [changedSeverity, 'graver or less grave'],
  ];
  const said = parts.filter(([count]) => count > 0).map(([count, what]) => `${count} ${what}`);
  if (said.length === 0) return 'no finding came or went';
  const holder = checks.find(({ today }) => today.id === after.capped?.by[0])?.today;
  return `${said.join(', ')}${holder === undefined || after.capped === undefined ? '' : `; held at ${after.proven} by ${inSentence(holder.failTitle)}`}`;
}

const fail = (count: number): string => (count === 1 ? 'fails' : 'fail');

/** A title in the middle of a sentence; names in capitals keep them. */
export const inSentence = (title: string): string =>
  /^\p{Lu}\p{Ll}|^\p{Lu} /u.test(title) ? title.charAt(0).toLowerCase() + title.slice(1) : title;
