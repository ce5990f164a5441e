import { isNearTheEuro } from '../config/business-schema.ts';
import { saveCurrency, saveFigure } from '../config/business-edit.ts';
import { readRange } from '../lib/number-range.ts';
import {
  BUSINESS_INPUTS,
  MONEY_UNITS,
  UNIT_NAMES,
  type Business,
  type BusinessKey,
  type BusinessUnit,
} from '../model/business.ts';
import { askName, askText, isBlank, STOP, type Prompts } from './interview-prompts.ts';

export interface Figure {
  readonly key: BusinessKey;
  readonly unit: BusinessUnit;
  readonly asks: string;
  readonly example: readonly [number, number];
}

export interface FigureSession {
  /** The configuration file. */
  readonly path: string;
  readonly today: string;
  readonly dialogue: Prompts;
}

/** Figures to ask: the seven that matter most, all of them with `all`; without those that are there, except with `all`. */
export function openFigures(business: Business | undefined, all: boolean): readonly Figure[] {
  return BUSINESS_INPUTS.filter(input => all || ('starter' in input && business?.[input.key] === undefined));
}

/** Whether the figure is in the currency. */
export const isAmount = ({ unit }: Figure): boolean => MONEY_UNITS.has(unit);

/** Asks for the currency and saves it: undefined if it stays open. */
export async function askCurrency(session: FigureSession): Promise<string | undefined | typeof STOP> {
  const given = await askText(
    {
      message: 'In which currency are the amounts? (three letters, such as EUR; empty: no amounts)',
      defaultValue: '',
      validate: text => (isBlank(text) || /^[a-z]{3}$/i.test(text?.trim() ?? '') ? undefined : 'Write its three letters, such as EUR.'),
    },
    session.dialogue,
  ); // prettier-ignore
  if (given === STOP || given === '') return given === STOP ? STOP : undefined;
  const currency = given.toUpperCase();
  const rate = isNearTheEuro(currency) ? '' : await askRate(currency, session.dialogue);
  if (rate === STOP) return STOP;
  saveCurrency(session.path, currency, rate === '' ? undefined : Number(rate));
  return currency;
}

const askRate = (currency: string, dialogue: Prompts): Promise<string | typeof STOP> =>
  askText(
    {
      message: `How many ${currency} are one euro? (the built-in amounts are in euros)`,
      validate: text => (Number(text) > 0 ? undefined : 'Write a number above zero, such as 11.4.'),
    },
    dialogue,
  );

/** Asks for one figure as a range and who stands for it, and saves it: undefined if it stays open. */
export async function askFigure(
  { key, unit, asks, example }: Figure,
  { place, by, ...session }: FigureSession & { readonly place: string; readonly by: string | undefined },
): Promise<{ readonly by: string } | undefined | typeof STOP> {
  const { log } = await import('@clack/prompts');
  log.step(`${place} · ${asks}\nA range that holds in nine cases of ten (${unit === 'share' ? 'in percent' : UNIT_NAMES[unit]}).`, { output: session.dialogue.output }); // prettier-ignore
  const text = await askText(
    {
      message: `From-to, such as ${example.map(end => written(end, unit)).join('-')}; empty: not known`,
      defaultValue: '',
      validate: given => (isBlank(given) ? undefined : fault(given ?? '', unit)),
    },
    session.dialogue,
  );
  if (text === STOP || text === '') return text === STOP ? STOP : undefined;
  const range = readRange(text);
  if (typeof range === 'string') return undefined;
  const owner = await askName(WHO, by, session.dialogue);
  if (owner === STOP) return STOP;
  saveFigure(session.path, key, { ...range, owner, asOf: session.today });
  return { by: owner };
}

const WHO = { message: 'Who stands for this figure?', missing: 'A figure needs a name.' };

const written = (value: number, unit: BusinessUnit): string =>
  unit === 'share' ? `${value * 100}%` : value >= 1e6 ? `${value / 1e6}m` : String(value);

function fault(text: string, unit: BusinessUnit): string | undefined {
  const range = readRange(text);
  if (typeof range === 'string') return range;
  return unit === 'share' && range.high > 1 ? 'A share is at most 100%: write 70%-90%.' : undefined;
}
