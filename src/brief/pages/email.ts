import type { BottomLine, MoneyPage } from '../views.ts';
import type { Translator } from '../language/translator.ts';

/** What a board reads on a telephone. */
export const MOST_WORDS = 120;

export const wordCount = (text: string): number => text.split(/\s+/u).filter(word => /[\p{L}\p{N}]/u.test(word)).length;

/** The answer, what it costs, what is asked for and what was not seen, as one paragraph to send to the board. */
export function emailText(words: Translator, bottomLine: BottomLine, money: MoneyPage | undefined): string {
  const { decisions, answer, unseen, unseenTitle } = bottomLine;
  const say = (key: string, data = {}): string => words.translate(`email.${key}`, data);
  const asked = (n: number): string =>
    decisions.length === 0
      ? say('none')
      : say('decisions', {
          n: decisions.length,
          list: decisions.slice(0, n).map(({ letter, text, by }) => say('decision', { letter, text: text.replace(/\.$/, ''), by })).join(' '),
          more: n === 0 ? 'all' : n < decisions.length ? 'more' : 'none',
        }); // prettier-ignore
  const notSeen = say('unseen', { title: unseenTitle, text: unseen.split(/(?<=\.)\s/u)[0] ?? unseen });
  const cost = money === undefined ? [] : [`${money.headline}.`];
  for (let n = decisions.length; n >= 0; n--)
    for (const costs of cost.length === 0 ? [cost] : [cost, []])
      for (const lead of leadsOf(answer)) {
        const text = [lead, ...costs, asked(n), notSeen, say('attached')].join(' ');
        if (wordCount(text) <= MOST_WORDS && (n > 0 || lead !== answer || decisions.length === 0)) return text;
      }
  return shortened([asked(0), notSeen].join(' '));
}

/** The answer whole, then its first sentence. */
const leadsOf = (answer: string): readonly string[] => [...new Set([answer, answer.split(/(?<=\.)\s/u)[0] ?? answer])];

const shortened = (text: string): string => {
  const parts = text.split(/\s+/u);
  return parts.length <= MOST_WORDS ? text : `${parts.slice(0, MOST_WORDS - 1).join(' ')} …`;
};
