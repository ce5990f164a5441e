import type { Assessment, Action, Risk } from '../../model/assessment.ts';
import type { Translator } from '../language/translator.ts';
import type { RiskPage } from '../views.ts';
import type { DecisionRequest } from './decision-requests.ts';
import { effectLine } from './decisions.ts';
import { fixedResources } from './fixed-resources.ts';
import { currencyOf } from './money/loss-figures.ts';
import { dateAfter, type ScheduledStep } from './schedule.ts';
import { workText } from './work.ts';

const ACTIONS = 3;

interface Recommended {
  readonly words: Translator;
  readonly assessment: Assessment;
  readonly risk: Risk;
  readonly asked: readonly DecisionRequest[];
  /** The steps of the plan. */
  readonly steps: readonly ScheduledStep[];
}

/** What to do about a risk, with the decision that it is and its date in the plan. */
export function riskActions(
  given: Recommended,
): Pick<RiskPage, 'actionsTitle' | 'actionColumns' | 'actions' | 'noAction'> {
  const { words, risk } = given;
  return {
    actionsTitle: words.translate('risk.recommend'),
    actionColumns: {
      action: words.translate('risk.action'),
      work: words.translate('risk.work'),
      by: words.translate('risk.by'),
    },
    actions: risk.actions.slice(0, ACTIONS).map(action => actionRow(given, action)),
    noAction: risk.actions.length === 0 ? words.translate('risk.noAction') : '',
  };
}

function actionRow({ words, assessment, asked, steps }: Recommended, action: Action): RiskPage['actions'][number] {
  const decided = asked.find(one => one.action?.check === action.check);
  const step = steps.find(one => one.action.check === action.check);
  const mends = fixedResources(words, assessment, action);
  const date = step === undefined ? undefined : words.shortDate(dateAfter(assessment, step.to));
  const priced = currencyOf(assessment.money) !== undefined;
  const mended = mends === '' ? '' : words.translate('risk.mends', { mends });
  return {
    action:
      decided === undefined
        ? action.action
        : words.translate('risk.decided', { letter: decided.letter, action: action.action }),
    // Beside costs, notes on all of them would take the room of the incident: the counts of the facts say the rest.
    note: decided === undefined ? (priced ? '' : mended) : `${mended} ${effectLine(words, assessment, action)}`.trim(),
    work: workText(words, action),
    by: decided?.by ?? date ?? words.translate('risk.noRoom'),
  };
}
