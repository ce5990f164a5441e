import { formatIcu, type IcuData } from '../../lib/icu.ts';
import { LOCALES, type Language } from '../../model/language.ts';
import { englishTexts, sourceMark, translatedTexts, type Texts, type Translation } from './message-catalogue.ts';

/** The sentences of one language, found by dotted key. */
export interface Translator {
  readonly language: Language;
  /** Throws for a key that is not there: the files are part of the program. */
  readonly translate: (key: string, data?: IcuData) => string;
  readonly list: (key: string) => readonly string[];
  readonly has: (key: string) => boolean;
  /** The names right below a key, in the order of the file. */
  readonly under: (key: string) => readonly string[];
  /** A text that the assessment has in English: translated where a translation of these very words exists, else as it is. */
  readonly told: (key: string, english: string) => string;
  /** The same of a message that is to be filled. */
  readonly fill: (key: string, english: string, data: IcuData) => string;
  /** A heading in the middle of a sentence; German keeps its capitals, and so do names that begin with several. */
  readonly inSentence: (text: string) => string;
  /** `1,234` */
  readonly number: (n: number) => string;
  /** `83 %`, which never breaks at the line's end. */
  readonly percent: (n: number) => string;
  /** `22 November 2026`, of which day and month stay on one line. */
  readonly date: (iso: string) => string;
  /** `22 November 2026, 12:00 UTC` */
  readonly moment: (iso: string) => string;
  /** `12:00` */
  readonly time: (iso: string) => string;
  /** `a, b and c` */
  readonly listed: (parts: readonly string[]) => string;
  /** `a; b; c` */
  readonly apart: (parts: readonly string[]) => string;
  /** Orders as a dictionary of the language does. */
  readonly order: (a: string, b: string) => number;
  /** Keys that were printed in English because no current translation exists. */
  readonly untranslated: ReadonlySet<string>;
}

const loaded = new Map<Language, Translator>();

/** The translator of a language; its files are read once. */
export function translatorFor(language: Language): Translator {
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
    list: key => listOf(english, key, say),
    has: key => english.has(key),
    under: key => namesUnder(english, key),
    told: (key, source) => translate(key, source).text,
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
function listOf(english: Texts, key: string, say: Translator['translate']): readonly string[] {
  const items: string[] = [];
  while (english.has(`${key}.${String(items.length)}`)) items.push(say(`${key}.${String(items.length)}`));
  if (items.length === 0) throw new Error(`There is no list "${key}"`);
  return items;
}

/** Numbers, timestamps and lists as a locale writes them. */
function createForms(
  locale: string,
  say: Translator['translate'],
): Pick<Translator, 'number' | 'percent' | 'date' | 'time' | 'moment' | 'listed' | 'apart' | 'order'> {
  const figures = new Intl.NumberFormat(locale);
  const day = new Intl.DateTimeFormat(locale, { day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' });
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
    time,
    moment: iso => (Number.isNaN(Date.parse(iso)) ? '–' : say('document.moment', { date: date(iso), time: time(iso) })),
    listed: parts => lists.format(parts),
    apart: parts => parts.join(say('document.apart')),
    order: (a, b) => collator.compare(a, b),
  };
}

/** A date whose day is never left behind by its month at the line's end. */
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
