import type { Translator } from '../../language/translator.ts';
import type { Answer } from './answer.ts';
import { toldOf } from './cell.ts';
import type { Column } from './columns.ts';
import { hoursText, intervalText } from './interval-text.ts';
import type { Service } from './services.ts';

/** What a promise is held against: what happens most, and what a second data centre is for. */
const BESIDE: readonly Column[] = ['component', 'zone'];

/** What the providers promise for a service beside what the simulation says, in one note; empty: no promise is known. */
export function promisedBeside(words: Translator, { workload, quoted }: Service, own: readonly Answer[]): string[] {
  const { promise } = workload;
  const simulated = own.flatMap(({ column, row }) =>
    BESIDE.includes(column) && row.instances > 0
      ? [words.translate('survival.promiseRow', { head: words.inSentence(words.translate(`survival.scenarios.${column}.head`)), hours: intervalText(words, toldOf(row).hours, 'hours') })]
      : [],
  ); // prettier-ignore
  if (promise === undefined || simulated.length === 0) return [];
  const { downHours, known, unknown } = promise;
  const kind = downHours === undefined ? 'none' : unknown > 0 ? 'some' : 'all';
  const down = downHours === undefined ? '' : hoursText(words, downHours);
  return [
    words.translate('survival.promise', { kind, service: quoted, known, all: known + unknown, down, simulated: words.apart(simulated) }),
  ]; // prettier-ignore
}
