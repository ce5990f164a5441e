import type { LoadedConfig } from '../config/load.ts';
import { closestMatch } from '../lib/text.ts';
import { dayOf } from '../lib/time.ts';
import { BUSINESS_INPUTS, type Business } from '../model/business.ts';
import { CloudbriefError } from '../model/errors.ts';
import { isParameterId, MONEY_PARAMETERS, moneyParameters, type Parameters } from '../risk/money/parameters.ts';

export interface MoneyInputs {
  readonly business: Business;
  readonly parameters: Parameters;
}

/**
 * What the configuration says of the business and of parameters. Throws `CB_CONFIG` with the position for an id that does not exist and for
 * what is dated after `now`.
 */
export function moneyInputs({ config, placeOf }: Pick<LoadedConfig, 'config' | 'placeOf'>, now: string): MoneyInputs {
  const { business = {}, money = {} } = config;
  const today = dayOf(now);
  const notYet = (keys: readonly string[], date: string | undefined): string[] =>
    date !== undefined && date > today
      ? [`${placeOf(keys)}: ${keys.join('.')}: expected a date up to ${today}, found ${date}.`]
      : [];
  const faults = [
    ...BUSINESS_INPUTS.flatMap(({ key }) => notYet(['business', key, 'asOf'], business[key]?.asOf)),
    ...Object.entries(money).flatMap(([id, { date }]) => notYet(['money', id, 'date'], date)),
    ...Object.keys(money).flatMap(id => (isParameterId(id) ? [] : [unknownId(placeOf(['money', id]), id)])),
  ];
  if (faults.length > 0)
    throw new CloudbriefError('CB_CONFIG', faults.join('\n'), 'See docs/money.md for inputs and parameters.');
  return { business, parameters: moneyParameters(money) };
}

function unknownId(place: string, id: string): string {
  const guess = closestMatch(id, MONEY_PARAMETERS.map(one => one.id)); // prettier-ignore
  return `${place}: there is no parameter called "${id}"${guess === undefined ? '.' : `; did you mean ${guess}?`}`;
}
