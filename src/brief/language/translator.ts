import { formatIcu, type IcuData } from '../../lib/icu.ts';
import { sanitizeText } from '../../lib/text.ts';
import { CloudbriefError } from '../../model/errors.ts';
import { LANGUAGES, LOCALES, type Language } from '../../model/language.ts';
import { englishTexts, sourceMark, translatedTexts, type Texts, type Translation } from './message-catalogue.ts';

/** The sentences of one language, found by dotted key. */
export interface Translator {
  readonly language: Language;
  /** Throws for an unknown key, which is a bug. */
  readonly translate: (key: string, data?: IcuData) => string;
  readonly list: (key: string, data?: IcuData) => readonly string[];
  readonly has: (key: string) => boolean;
  /** Child keys of a key, in the order of the file. */
  readonly under: (key: string) => readonly string[];
  /** Translates an English text of the assessment if there is a translation of exactly this text, else returns it. */
  readonly translateText: (key: string, english: string) => string;
  /** The same for an ICU message. */
  readonly fill: (key: string, english: string, data: IcuData) => string;
  /** A heading within a sentence: lower-cased, except in German and for acronyms. */
  readonly inSentence: (text: string) => string;
  /** `1,234` */
  readonly number: (n: number) => string;
  /** `83 %` with a no-break space. */
  readonly percent: (n: number) => string;
  /** `22 November 2026` with a no-break space between day and month. */
  readonly date: (iso: string) => string;
  /** `22 Nov 2026` with no-break spaces. */
  readonly shortDate: (iso: string) => string;
  /** `22 Nov` with a no-break space. */
  readonly dayAndMonth: (iso: string) => string;
  /** `22 November 2026, 12:00 UTC` */
  readonly moment: (iso: string) => string;
  /** `12:00` */
  readonly time: (iso: string) => string;
  /** `a, b and c` */
  readonly listed: (parts: readonly string[]) => string;
  /** `a; b; c` */
  readonly apart: (parts: readonly string[]) => string;
  /** Collation of the language. */
  readonly order: (a: string, b: string) => number;
  /** Keys that fell back to English. */
  readonly untranslated: ReadonlySet<string>;
}

const loaded = new Map<Language, Translator>();

/** The translator of a language; its files are read once. Throws `CB_USAGE` for another, which a caller without types may give. */
export function translatorFor(language: Language): Translator {
  if (!LANGUAGES.includes(language))
    throw new CloudbriefError(
      'CB_USAGE',
      `There is no language ${sanitizeText(JSON.stringify(language), 40)}.`,
      `The languages are: ${LANGUAGES.join(', ')}.`,
    );
  let words = loaded.get(language);
  if (words === undefined) {
    words = createTranslator(language, englishTexts(), language === 'en' ? undefined : translatedTexts(language));
    loaded.set(language, words);
  }
  return words;
}

interface Found {
  readonly text: string;
  readonly locale: string;
}

/** A translator from English texts and, for another language, their translations. */
export function createTranslator(
  language: Language,
  english: Texts,
  translated: ReadonlyMap<string, Translation> | undefined,
): Translator {
  const locale = LOCALES[language];
  const untranslated = new Set<string>();
  const translate = (key: string, source: string): Found => {
    const found = translated?.get(key);
    if (found !== undefined && found.source === sourceMark(source)) return { text: found.text, locale };
    if (translated !== undefined) untranslated.add(key);
    return { text: source, locale: LOCALES.en };
  };
  const known = new Map<string, Found>();
  const say = (key: string, data: IcuData = {}): string => {
    const source = english.get(key);
    if (source === undefined) throw new Error(`There is no message "${key}"`);
    const found = known.get(key) ?? translate(key, source);
    known.set(key, found);
    return formatIcu(found.text, data, found.locale);
  };
  return {
    language,
    translate: say,
    list: (key, data) => listOf(english, key, one => say(one, data)),
    has: key => english.has(key),
    under: key => namesUnder(english, key),
    translateText: (key, source) => translate(key, source).text,
    fill: (key, source, data) => {
      const { text, locale: written } = translate(key, source);
      return formatIcu(text, data, written);
    },
    inSentence: language === 'de' ? text => text : lowerFirst,
    untranslated,
    ...createForms(locale, say),
  };
}

/** The numbered messages under a key. */
function listOf(english: Texts, key: string, say: (key: string) => string): readonly string[] {
  const items: string[] = [];
  while (english.has(`${key}.${String(items.length)}`)) items.push(say(`${key}.${String(items.length)}`));
  if (items.length === 0) throw new Error(`There is no list "${key}"`);
  return items;
}

/** Formats numbers, timestamps and lists for a locale. */
function createForms(
  locale: string,
  say: Translator['translate'],
): Pick<
  Translator,
  'number' | 'percent' | 'date' | 'shortDate' | 'dayAndMonth' | 'time' | 'moment' | 'listed' | 'apart' | 'order'
> {
  const figures = new Intl.NumberFormat(locale);
  const day = new Intl.DateTimeFormat(locale, { day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' });
  const dayMonth = { day: 'numeric', month: 'short', timeZone: 'UTC' } as const;
  const dated = (format: Intl.DateTimeFormat, iso: string): string =>
    Number.isNaN(Date.parse(iso)) ? '–' : format.format(new Date(iso)).replaceAll(' ', '\u{A0}');
  const short = new Intl.DateTimeFormat(locale, { ...dayMonth, year: 'numeric' });
  const shortest = new Intl.DateTimeFormat(locale, dayMonth);
  const hour = new Intl.DateTimeFormat(locale, {
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
    timeZone: 'UTC',
  });
  const lists = new Intl.ListFormat(locale);
  const collator = new Intl.Collator(locale);
  const date = (iso: string): string => (Number.isNaN(Date.parse(iso)) ? '–' : unbroken(day, new Date(iso)));
  const time = (iso: string): string => (Number.isNaN(Date.parse(iso)) ? '–' : hour.format(new Date(iso)));
  return {
    number: n => figures.format(n),
    percent: n => say('document.percent', { n }).replaceAll(' ', '\u{A0}'),
    date,
    shortDate: iso => dated(short, iso),
    dayAndMonth: iso => dated(shortest, iso),
    time,
    moment: iso => (Number.isNaN(Date.parse(iso)) ? '–' : say('document.moment', { date: date(iso), time: time(iso) })),
    listed: parts => lists.format(parts),
    apart: parts => parts.join(say('document.apart')),
    order: (a, b) => collator.compare(a, b),
  };
}

/** A date with a no-break space between day and month. */
function unbroken(format: Intl.DateTimeFormat, date: Date): string {
  const parts = format.formatToParts(date);
  const month = parts.findIndex(({ type }) => type === 'month');
  return parts.map(({ value }, at) => (at < month ? value.replaceAll(' ', '\u{A0}') : value)).join('');
}

function namesUnder(english: Texts, key: string): readonly string[] {
  const below = `${key}.`;
  const names = [...english.keys()].flatMap(one => (one.startsWith(below) ? [one.slice(below.length).split('.')[0] ?? ''] : [])); // prettier-ignore
  return [...new Set(names)];
}

const lowerFirst = (text: string): string =>
  /^\p{Lu}[\p{Ll}’ ]/u.test(text) ? text.charAt(0).toLowerCase() + text.slice(1) : text;
