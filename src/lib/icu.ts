import { IntlMessageFormat } from 'intl-messageformat';

/** What a message is filled with. */
export type IcuData = Readonly<Record<string, string | number>>;

const parsed = new Map<string, IntlMessageFormat>();
/** Nothing to fill and nothing quoted: half of all texts say what they say. */
const PLAIN = /^[^{}'<>]*$/;

/**
 * Fills an ICU message by the rules of a locale. `{n}` prints a figure as it is (a port, a year), `{n, number}` and the `#` of
 * a plural as the locale writes numbers. What is missing or misspelt throws: a message file is part of the program.
 */
export function formatIcu(message: string, data: IcuData, locale: string): string {
  if (PLAIN.test(message)) return message;
  const key = `${locale}\n${message}`;
  let format = parsed.get(key);
  if (format === undefined) {
    format = new IntlMessageFormat(message, locale, undefined, { ignoreTag: true });
    parsed.set(key, format);
  }
  return String(format.format(data));
}
