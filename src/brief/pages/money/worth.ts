import type { Assessment } from '../../../model/assessment.ts';
import type { Money } from '../../../model/money.ts';
import type { Translator } from '../../language/translator.ts';
import type { MoneyPage } from '../../views.ts';
import { amountText } from './amounts.ts';
import { rangeText, yearlyText } from './cost-text.ts';
import { stepsOf } from './loss-text.ts';

const SHOWN = 3;

type Worth = Pick<MoneyPage, 'worthTitle' | 'worthColumns' | 'worth' | 'worthNote'>;

/** What each step takes off an average year and a bad one, beside what it costs. */
export function worthOf(words: Translator, assessment: Assessment, money: Money, currency: string): Worth {
  const { actions } = assessment;
  const say = (key: string): string => words.translate(`money.worth.${key}`);
  const texts = new Map(actions.map(({ check, action }) => [check, action]));
  const known = money.actions.filter(({ check }) => texts.has(check));
  const clear = known
    .filter(({ step }) => step?.clear === true)
    .toSorted((a, b) => (b.step?.expected.value ?? 0) - (a.step?.expected.value ?? 0));
  const none = words.translate('effort.none');
  return {
    worthTitle: say('title'),
    worthColumns: {
      action: say('action'),
      average: say('average'),
      bad: say('bad'),
      once: say('once'),
      yearly: say('yearly'),
    },
    worth: clear.slice(0, SHOWN).map(({ check, step, cost }) => ({
      action: texts.get(check) ?? check,
      average: step === undefined ? none : savedText(words, step.expected, currency),
      bad: step === undefined ? none : savedText(words, step.oneIn20, currency),
      once: cost === undefined ? none : rangeText(words, cost.once, currency),
      yearly: yearlyText(words, cost?.yearly, currency) ?? none,
    })), // prettier-ignore
    worthNote: noteOf(words, assessment, money, { currency, unclear: known.length - clear.length }),
  };
}

/** "€5,900"; less than twice the error is no clear difference. */
function savedText(words: Translator, { value, error }: { value: number; error: number }, currency: string): string {
  if (value < 2 * error) return words.translate('money.unclear');
  return words.translate('money.giveOrTake', {
    amount: amountText(words, value, currency),
    error: amountText(words, error, currency),
  });
}

/** All together, and how many steps make no clear difference. */
function noteOf(
  words: Translator,
  assessment: Assessment,
  money: Money,
  { currency, unclear }: { readonly currency: string; readonly unclear: number },
): string {
  const { saving, actions } = money;
  const together =
    saving === undefined
      ? ''
      : words.translate('money.worth.together', {
          clear: saving.clear ? 'yes' : 'no',
          ...stepsOf(assessment, money),
          days: actions.reduce((sum, { days }) => sum + days.high, 0),
          average: amountText(words, saving.expected.value, currency),
          bad: amountText(words, saving.oneIn20.value, currency),
        });
  return [together, unclear === 0 ? '' : words.translate('money.worth.unclear', { n: unclear })].join(' ').trim();
}
