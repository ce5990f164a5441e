import { IntlMessageFormat } from 'intl-messageformat';
import { memoizeBy } from './memoize.ts';

/** What a message is filled with. */
export type IcuData = Readonly<Record<string, string | number>>;

/** Nothing to fill and nothing quoted: half of all texts say what they say. */
const PLAIN = /^[^{}'<>]*$/;

const parse = memoizeBy(
  (message: string, locale: string) => `${locale}\n${message}`,
  (message, locale) => new IntlMessageFormat(message, locale, undefined, { ignoreTag: true }),
);

/**
 * Fills an ICU message by the rules of a locale. `{n}` prints a figure as it is (a port, a year), `{n, number}` and the `#` of
 * a plural as the locale writes numbers. What is missing or misspelt throws: a message file is part of the program.
 */
export function formatIcu(message: string, data: IcuData, locale: string): string {
  if (PLAIN.test(message)) return message;
  return String(parse(message, locale).format(data));
}
