import { compareText, sanitizeText } from '../../lib/text.ts';
import type { Assessment } from '../../model/assessment.ts';
import { ESSENTIALS, type EssentialAnswer } from '../../model/essential.ts';
import type { Translator } from '../language/translator.ts';
import type { Table } from '../views.ts';
import { simulatedText } from './simulated-text.ts';

const LONGEST_NAME = 80;

/** A row for each service, a column for each of the seven questions. */
export function essentialTable({ workloads }: Pick<Assessment, 'workloads'>, words: Translator): Table | undefined {
  const answered = workloads
    .flatMap(({ name, essentials = [] }) => (essentials.length === 0 ? [] : [{ name, essentials }]))
    .sort((a, b) => compareText(a.name, b.name));
  if (answered.length === 0) return undefined;
  return {
    columns: [
      words.translate('survivalTables.columns.service'),
      ...ESSENTIALS.map(question => words.translate(`survivalTables.essentials.${question}`)),
    ],
    rows: answered.map(({ name, essentials }) => [
      sanitizeText(name, LONGEST_NAME),
      ...ESSENTIALS.map(question =>
        answerText(
          words,
          essentials.find(one => one.question === question),
        ),
      ),
    ]),
  };
}

/** "yes", "down: 3 min – 2 h", or "not known; down: 3 min – no sure end". */
function answerText(words: Translator, one: EssentialAnswer | undefined): string {
  const say = (key: string, data = {}): string => words.translate(`survivalTables.${key}`, data);
  if (one === undefined) return say('answers.unknown');
  const hours = hoursText(words, one);
  if (one.answer === 'hours') return hours ?? say('stopsNothing');
  return [say(`answers.${one.answer}`), ...(hours === undefined ? [] : [hours])].join('; ');
}

function hoursText(words: Translator, { hours, dataLoss }: EssentialAnswer): string | undefined {
  if (hours === undefined) return undefined;
  const keepsAll = dataLoss === undefined || dataLoss.worst === 0;
  if (hours.worst === 0 && keepsAll) return words.translate('survivalTables.goesOn');
  const down = { hours: simulatedText(hours, words) };
  return keepsAll
    ? words.translate('survivalTables.down', down)
    : words.translate('survivalTables.downLost', { ...down, data: simulatedText(dataLoss, words, 'allData') });
}
