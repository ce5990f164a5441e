import type { Trend } from '../../model/trend.ts';
import type { QuartersView } from '../views.ts';
import type { Translator } from '../language/translator.ts';
import { isScored } from '../../model/grade.ts';

/** How many quarters the chart has room for: with and without an assessment. */
const SHOWN = 8;

/** The overall score of the last eight quarters; undefined without two of them. */
export function quartersView(words: Translator, { quarters = [] }: Trend): QuartersView | undefined {
  const scored = quarters.filter(({ score }) => isScored(score.grade));
  const [first, last] = [scored[0], scored.at(-1)];
  // Without a score of today, the last one is not how things stand.
  if (first === undefined || last === undefined || first === last || last !== quarters.at(-1)) return undefined;
  const say = (key: string, values: Record<string, string | number> = {}): string =>
    words.translate(`baselineChanges.quarters.${key}`, values);
  const named = (quarter: string): string => say('named', partsOf(quarter));
  const told = scored.map(({ quarter, score: { proven, possible } }) => say('told', { quarter: named(quarter), proven, possible })); // prettier-ignore
  return {
    title: say('title', { first: first.score.proven, last: last.score.proven, quarter: named(first.quarter) }),
    quarters: upTo(last.quarter).map(quarter => {
      const found = scored.find(one => one.quarter === quarter);
      const { proven = 0, possible = 0 } = found?.score ?? {};
      const score = found === undefined ? undefined : { proven, possible, sameTargets: found.sameTargets };
      return { label: named(quarter), score };
    }),
    source: say('source', { accounts: scored.every(({ sameTargets }) => sameTargets) ? 'same' : 'others' }),
    alternative: say('alternative', { quarters: words.apart(told) }),
  };
}

/** The year stays text: it is no amount. */
function partsOf(quarter: string): { readonly q: string; readonly year: string } {
  const [year = '', q = ''] = quarter.split('-Q');
  return { q, year };
}

/** The eight quarters that end with this one. */
function upTo(newest: string): string[] {
  const { q, year } = partsOf(newest);
  const last = Number(year) * 4 + Number(q) - 1;
  return Array.from({ length: SHOWN }, (_, index) => {
    const at = last - (SHOWN - 1 - index);
    return `${String(Math.floor(at / 4))}-Q${String((at % 4) + 1)}`;
  });
}
