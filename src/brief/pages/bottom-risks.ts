import { upperFirst } from '../../lib/text.ts';
import type { Assessment, Risk } from '../../model/assessment.ts';
import { failCount, isStated } from '../language/nouns.ts';
import { headlineOf } from '../language/risk-text.ts';
import { dayOfBaseline } from '../language/trend-text.ts';
import type { Translator } from '../language/translator.ts';
import type { BottomLine } from '../views.ts';
import { changeOf } from './baseline-changes.ts';
import { howLong } from './how-long.ts';
import { currencyOf, lossFigures } from './money/loss-figures.ts';
import { failing, statementOf, tallyOf } from './tallies.ts';

type Rows = Pick<BottomLine, 'riskColumns' | 'risks'>;

/** The top risks: what stops, for how long, and since the baseline. `isDense`: without the services that each hits, which its own page has. */
export function riskRows(words: Translator, assessment: Assessment, risks: readonly Risk[], isDense: boolean): Rows {
  const { trend, money } = assessment;
  return {
    riskColumns: {
      stops: words.translate('bottomLine.stops'),
      lasts: words.translate('bottomLine.lastsHead'),
      likely: money === undefined ? undefined : words.translate('risk.likely'),
      cost: currencyOf(money) === undefined ? undefined : words.translate('risk.cost'),
      since:
        trend === undefined
          ? undefined
          : words.translate('bottomLine.since', { date: words.date(dayOfBaseline(trend)) }),
    },
    risks: risks.map((risk, index) => {
      const { time, note, hits } = howLong(words, assessment, risk);
      const figures = lossFigures(words, assessment, risk);
      return {
        number: index + 1,
        headline: headlineOf(words, assessment, risk),
        line: [
          ...(hits === '' || isDense ? [] : [words.translate('bottomLine.hits', { services: upperFirst(hits) })]),
          lineOf(words, assessment, risk),
        ]
          .join(' ')
          .trim(),
        lasts: { time: upperFirst(time), note },
        likely: upperFirst(figures?.often ?? words.translate('effort.none')),
        cost: costOf(words, assessment, figures),
        since: sinceOf(words, assessment, risk),
      };
    }),
  };
}

/** The first evidence with its count. */
function lineOf(words: Translator, assessment: Assessment, risk: Risk): string {
  const [first] = failing(risk);
  if (first === undefined) return '';
  const tally = tallyOf(assessment, first.check);
  const statement = statementOf(tally, first.check);
  if (isStated(tally)) return words.translate('bottomLine.riskLineStated', { statement });
  const count = failCount(words, tally, first.fail, first.judged);
  return words.translate('bottomLine.riskLine', { statement, count });
}

/** A typical case and a bad one; undefined where the business gave no figures. */
function costOf(
  words: Translator,
  { money }: Assessment,
  figures: ReturnType<typeof lossFigures>,
): Rows['risks'][number]['cost'] {
  if (currencyOf(money) === undefined) return undefined;
  if (figures?.cost === undefined) return { typical: words.translate('effort.none'), bad: '' };
  const { typical, bad } = figures.cost;
  return { typical, bad: words.translate('bottomLine.badCase', { amount: bad }) };
}

/** How the leading question moved since the baseline; undefined without a baseline. */
function sinceOf(words: Translator, assessment: Assessment, risk: Risk): Rows['risks'][number]['since'] {
  const moved = assessment.trend?.questions[risk.leads];
  if (moved === undefined) return undefined;
  const { change } = changeOf(words, assessment, risk.leads);
  const { direction } = change === '' ? { direction: 'not-comparable' as const } : moved;
  return { direction, word: upperFirst(change || words.translate(`baselineChanges.directions.${direction}`)) };
}
