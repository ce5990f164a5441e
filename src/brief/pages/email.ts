import type { BottomLine, MoneyPage } from '../views.ts';
import type { Translator } from '../language/translator.ts';

/** What a board reads on a telephone. */
export const MOST_WORDS = 120;

export const wordCount = (text: string): number => text.split(/\s+/u).filter(word => /[\p{L}\p{N}]/u.test(word)).length;

/** The answer, what it costs, what is asked for and what was not seen, as one paragraph to send to the board. */
export const emailText = (words: Translator, bottomLine: BottomLine, money: MoneyPage | undefined): string =>
  paragraphOf(words, bottomLine, money, [words.translate('email.attached'), words.translate('email.attachedShort')]);

/** The same where nothing is attached: on the cover of the briefing, and in the notes of a slide. */
export const summaryText = (words: Translator, bottomLine: BottomLine, money: MoneyPage | undefined): string =>
  paragraphOf(words, bottomLine, money, ['']);

function paragraphOf(
  words: Translator,
  bottomLine: BottomLine,
  money: MoneyPage | undefined,
  closings: readonly string[],
): string {
  const { decisions, asked: all, answer } = bottomLine;
  const notSeen = notSeenText(words, bottomLine);
  for (const costs of money === undefined ? [[]] : [[`${money.headline}.`], []])
    for (let n = decisions.length; n >= 0; n--)
      for (const closing of closings)
        for (const lead of leadsOf(answer)) {
          const asked = askedText(words, decisions, { n, all });
          const text = [lead, ...costs, asked, notSeen, closing].filter(Boolean).join(' ');
          const whole = n > 0 || decisions.length === 0 || (lead !== answer && costs.length === 0);
          if (wordCount(text) <= MOST_WORDS && whole) return text;
        }
  return shortened([askedText(words, decisions, { n: 0, all }), notSeen].join(' '));
}

/** How many decisions are asked for, and the first `n` of them. */
function askedText(
  words: Translator,
  decisions: BottomLine['decisions'],
  { n, all }: { readonly n: number; readonly all: number },
): string {
  if (decisions.length === 0) return words.translate('email.none');
  const noDate = words.translate('effort.none');
  const list = decisions
    .slice(0, n)
    .map(({ letter, text, by }) =>
      words.translate('email.decision', { letter, text: text.replace(/\.$/, ''), by: by === noDate ? 'none' : by }),
    );
  const more = n === 0 ? 'all' : n < all ? 'more' : 'none';
  return words.translate('email.decisions', { n: all, list: list.join(' '), more });
}

const notSeenText = (words: Translator, { unseen, unseenTitle }: BottomLine): string =>
  words.translate('email.unseen', {
    title: unseenTitle,
    text: words.inSentence(unseen.split(/(?<=\.)\s/u)[0] ?? unseen),
  });

/** The answer whole, then its first sentence. */
const leadsOf = (answer: string): readonly string[] => [...new Set([answer, answer.split(/(?<=\.)\s/u)[0] ?? answer])];

const shortened = (text: string): string => {
  const parts = text.split(/\s+/u);
  return parts.length <= MOST_WORDS ? text : `${parts.slice(0, MOST_WORDS - 1).join(' ')} …`;
};
