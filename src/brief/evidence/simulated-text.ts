import { durationText } from '../../lib/duration.ts';
import type { HourInterval } from '../../model/survival.ts';
import type { Translator } from '../language/translator.ts';

/** "3 min – 2 h"; an end without bound in a word. */
export function simulatedText({ best, worst }: HourInterval, words: Translator, unbounded = 'open'): string {
  const [from, to] = [best, worst].map(one =>
    one === null ? words.translate(`survivalTables.${unbounded}`) : durationText(one),
  );
  return from === to ? (from ?? '') : `${from ?? ''} – ${to ?? ''}`;
}
