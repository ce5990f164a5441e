import { IntlMessageFormat } from 'intl-messageformat';
import { memoizeBy } from './memoize.ts';

/** Arguments of a message. */
export type IcuData = Readonly<Record<string, string | number>>;

/** Messages without arguments and quotes, half of all, need no parsing. */
const PLAIN = /^[^{}'<>]*$/;

const parse = memoizeBy(
  (message: string, locale: string) => `${locale}\n${message}`,
  (message, locale) => new IntlMessageFormat(message, locale, undefined, { ignoreTag: true }),
);

/**
 * Formats an ICU message for a locale. `{n}` prints a number as it is (a port, a year), `{n, number}` and the `#` of
 * a plural in the format of the locale. Throws for missing arguments and invalid messages: they are bugs.
 */
export function formatIcu(message: string, data: IcuData, locale: string): string {
  if (PLAIN.test(message)) return message;
  return String(parse(message, locale).format(data));
}

export type Keywords = ReadonlyMap<string, ReadonlySet<string>>;

/** The values of arguments that a message chooses its words by: they are no data of a user. */
export const selectKeywords = memoizeBy(
  (message: string) => message,
  (message): Keywords =>
    new Map(
      [
        ...Map.groupBy(PLAIN.test(message) ? [] : keywordsOf(parse(message, 'en').getAst()), ([argument]) => argument),
      ].map(([argument, pairs]) => [argument, new Set(pairs.map(([, keyword]) => keyword))]),
    ),
);

type Element = ReturnType<IntlMessageFormat['getAst']>[number];

const keywordsOf = (elements: readonly Element[]): [argument: string, keyword: string][] =>
  elements.flatMap(element =>
    'options' in element
      ? Object.entries(element.options).flatMap(([keyword, { value }]): [string, string][] => [
          ...(keyword === 'other' ? [] : [[element.value, keyword] satisfies [string, string]]),
          ...keywordsOf(value),
        ])
      : [],
  );
