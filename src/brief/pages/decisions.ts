import type { Action, Assessment, Risk } from '../../model/assessment.ts';
import { decisionRequests, firstRequests, type DecisionRequest } from './decision-requests.ts';
import type { Decisions } from '../views.ts';
import { numeral } from '../language/nouns.ts';
import { fixedResources } from './fixed-resources.ts';
import { amountText } from './money/amounts.ts';
import { rangeText, yearlyText } from './money/cost-text.ts';
import { currencyOf } from './money/loss-figures.ts';
import { workText } from './work.ts';
import { headlineOf, riskText } from '../language/risk-text.ts';
import { smallerAction } from './smaller-action.ts';
import type { State } from './state.ts';
import type { Translator } from '../language/translator.ts';

/** A row to sign for each decision; undefined without decisions. */
export const decisions = (
  words: Translator,
  assessment: Assessment,
  risks: readonly Risk[],
  state: State,
): Decisions | undefined => decisionRows(words, assessment, decisionRequests(words, assessment, risks, state));

/** The same of the decisions that the bottom line names. */
export const firstDecisions = (
  words: Translator,
  assessment: Assessment,
  risks: readonly Risk[],
  state: State,
): Decisions | undefined =>
  decisionRows(words, assessment, firstRequests(decisionRequests(words, assessment, risks, state), risks));

function decisionRows(
  words: Translator,
  assessment: Assessment,
  asked: readonly DecisionRequest[],
): Decisions | undefined {
  if (asked.length === 0) return undefined;
  const say = (key: string): string => words.translate(`decisions.${key}`);
  const n = asked.length;
  const decided = new Set(asked.flatMap(({ action }) => action?.check ?? []));
  return {
    kicker: say('kicker'),
    headline: words.translate('decisions.headline', { n, words: numeral(words, n) }),
    text: say('text'),
    columns: { decision: say('decision'), nothing: say('nothing'), decided: say('decided'), accepted: say('accepted') },
    rows: asked.map(({ letter, text, work, by, risk, action }) => ({
      letter,
      text,
      against:
        risk === undefined ? '' : words.translate('decisions.against', { risk: headlineOf(words, assessment, risk) }),
      work: action === undefined ? '' : workLine(words, assessment, action, work),
      effect: action === undefined ? '' : effectLine(words, assessment, action),
      smaller: smallerStep(words, assessment, decided, risk, action),
      nothing: risk === undefined ? say('nothingSeen') : riskText(words, risk, 'nothing'),
      by: action === undefined ? say('by') : words.translate('decisions.byProposed', { date: by }),
    })),
    fields: { name: say('name'), until: say('until') },
    note: words.translate('decisions.note', { priced: currencyOf(assessment.money) === undefined ? 'no' : 'yes' }),
  };
}

/** "Work: up to 5 days, €800 to €4,000 once. Mends 2 of 3." Without figures of the business, nothing has a price. */
function workLine(words: Translator, assessment: Assessment, action: Action, work: string): string {
  const { money } = assessment;
  const currency = currencyOf(money);
  const cost = money?.actions.find(({ check }) => check === action.check)?.cost;
  const priced = currency !== undefined && cost !== undefined;
  const yearly = priced && cost.yearly?.high !== 0 ? yearlyText(words, cost.yearly, currency) : undefined;
  return words.translate('decisions.work', {
    work,
    once: priced ? rangeText(words, cost.once, currency) : 'none',
    yearly: yearly ?? 'none',
    mends: fixedResources(words, assessment, action) || 'none',
  });
}

/** What the action alone does to one year in twenty; empty where that is no clear difference. */
export function effectLine(words: Translator, { money }: Assessment, { check: id }: Action): string {
  const currency = currencyOf(money);
  const alone = money?.actions.find(({ check }) => check === id)?.alone;
  if (money === undefined || currency === undefined || alone === undefined) return '';
  const { value, error } = alone.oneIn20;
  const from = amountText(words, money.today.oneIn20, currency);
  const to = amountText(words, money.today.oneIn20 - value, currency);
  return value < 2 * error || from === to ? '' : words.translate('decisions.effect', { from, to });
}

/** The step that `smallerAction` finds, in words; empty if there is none. */
function smallerStep(
  words: Translator,
  assessment: Assessment,
  decided: ReadonlySet<string>,
  risk: Risk | undefined,
  action: Action | undefined,
): string {
  if (risk === undefined || action === undefined) return '';
  const smaller = smallerAction(assessment, decided, risk, action);
  if (smaller === undefined) return '';
  return words.translate('decisions.smaller', {
    step: smaller.action.replace(/\.$/u, ''),
    work: workText(words, smaller),
  });
}
