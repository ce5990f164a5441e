import type { Assessment, CheckTally, Risk } from '../../../model/assessment.ts';
import type { DecisionRequest } from '../decision-requests.ts';
import { nounOf } from '../../language/nouns.ts';
import type { Translator } from '../../language/translator.ts';
import type { Glyph, PictureBox, PictureColumn } from '../../picture-views.ts';

/** What a picture is drawn from. */
export interface Drawing {
  readonly words: Translator;
  readonly assessment: Assessment;
  readonly risk: Risk;
  readonly asked: readonly DecisionRequest[];
}

export const box = (
  state: PictureBox['state'],
  title: string,
  { glyph, lines = [], share }: { glyph?: Glyph; lines?: readonly string[]; share?: number } = {},
): PictureBox => ({ glyph, state, title, lines: lines.filter(line => line !== ''), share });

export const column = (
  boxes: readonly PictureBox[],
  { title = '', framed = false, arrow }: { title?: string; framed?: boolean; arrow?: string | undefined } = {},
): PictureColumn => ({
  title,
  framed,
  arrow: arrow === undefined ? undefined : { text: arrow },
  boxes,
});

/** What of a check's resources fails, holds, or was not seen; `things` are in its noun. */
export interface Counted {
  readonly tally: CheckTally;
  readonly fail: number;
  readonly pass: number;
  readonly unknown: number;
}

/** The counts of those of `checks` that judged something, in their order. */
export function countsOf({ checks }: Assessment, ids: readonly string[]): readonly Counted[] {
  return ids.flatMap(id => {
    const tally = checks.find(check => check.id === id);
    if (tally === undefined) return [];
    const { fail, pass } = tally;
    const unknown = tally.unknown + tally.error;
    return fail + pass + unknown === 0 ? [] : [{ tally, fail, pass, unknown }];
  });
}

/** "4 databases" */
export const things = (words: Translator, { tally }: Counted, n: number): string =>
  words.translate('count.things', { n, noun: nounOf(words, tally.kinds, n) });

/** Empty if everything was seen. Unread lists have no number of resources. */
export const unseenText = (words: Translator, unknown: number): string =>
  unknown === 0 ? '' : words.translate('pictures.unseen');

/** The decisions that answer this risk, as boxes of what is not there yet. */
export function plannedBoxes({ words, risk, asked }: Drawing): readonly PictureBox[] {
  return asked
    .filter(one => one.risk === risk)
    .map(({ letter, text }) => box('planned', words.translate('pictures.decision', { letter }), { lines: [text] }));
}
