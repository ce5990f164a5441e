import type { Assessment, Risk } from '../../model/assessment.ts';
import { numeral } from '../language/nouns.ts';
import type { Translator } from '../language/translator.ts';
import type { BottomLine, PostureRow } from '../views.ts';
import { decidedBy, DUE, dueOf, type Due } from './due.ts';
import { overallLine } from './grades.ts';
import { postureRows } from './posture.ts';
import type { State } from './state.ts';
import { isScored } from '../../model/grade.ts';

/** The thirteen questions by when they ask for something; within, the lowest score first. */
export function standing(
  words: Translator,
  assessment: Assessment,
  risks: readonly Risk[],
  state: State,
): Pick<BottomLine, 'standingTitle' | 'overall' | 'standing'> {
  const decided = decidedBy(risks);
  const groups = Map.groupBy(postureRows(words, assessment, state), row => dueOf(row, decided));
  return {
    standingTitle: standingTitle(words, assessment, groups),
    overall: overallShort(words, assessment, state),
    standing: DUE.flatMap(when => {
      const own = groups.get(when);
      return own === undefined ? [] : [{ title: words.translate(`bottomLine.when.${when}`), rows: byScore(own) }];
    }),
  };
}

/** Where no question has a score and no decision is about one, nobody can say that none needs a decision. */
function standingTitle(words: Translator, { selection }: Assessment, groups: ReadonlyMap<Due, unknown[]>): string {
  if ([...groups.keys()].every(when => when === 'open'))
    return words.translate('bottomLine.standingOpen', { part: selection === undefined ? 'no' : 'yes' });
  const now = groups.get('now')?.length ?? 0;
  return words.translate('bottomLine.standing', { n: now, words: numeral(words, now) });
}

const byScore = (rows: readonly PostureRow[]): readonly PostureRow[] =>
  rows.toSorted(
    (a, b) => (a.bar?.proven ?? 0) - (b.bar?.proven ?? 0) || (a.bar?.possible ?? 0) - (b.bar?.possible ?? 0),
  );

function overallShort(words: Translator, assessment: Assessment, state: State): string {
  const { overall } = assessment.score;
  const plain = assessment.selection !== undefined || state === 'empty' || !isScored(overall.grade);
  if (plain) return overallLine(words, assessment, state);
  return words.translate('overall.short', { proven: overall.proven, possible: overall.possible });
}
