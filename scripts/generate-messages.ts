import { parse, TYPE, type MessageFormatElement } from '@formatjs/icu-messageformat-parser';
import { readFileSync } from 'node:fs';
import {
  englishFile,
  messagePath,
  prefixOf,
  sourceMark,
  TRANSLATED_FILES,
  type MessageFile,
  type Texts,
} from '../src/brief/language/message-catalogue.ts';
import { LANGUAGES, type Language } from '../src/model/language.ts';
import { styleFaults } from './message-style.ts';

/** The texts of a check in the metadata. */
export interface CheckTexts {
  readonly id: string;
  readonly title: string;
  readonly failTitle: string;
  readonly risk: string;
  readonly messages: Readonly<Record<string, string>>;
  readonly remedy: { readonly action: string };
}

/**
 * One line of a translation file. A finished one has a text and the hash of its English source. One that waits has the
 * English instead of the hash; `was` is the translation of the previous English.
 */
interface Entry {
  readonly source?: string;
  readonly english?: string;
  readonly was?: string;
  readonly text: string;
}

/** A translator may write a plain text; the generator adds the hash. */
type TranslationFile = Readonly<Record<string, Entry | string>>;

export interface Catalogue {
  readonly path: string;
  readonly content: string;
  readonly language: Language;
  readonly count: number;
  /** Keys without a current translation. */
  readonly waiting: readonly string[];
}

const OTHERS = LANGUAGES.filter(language => language !== 'en');

/** The translation files as they should be: every English text, in its order, and nothing else. */
export function generateMessages(root: string, checks: readonly CheckTexts[]): readonly Catalogue[] {
  return OTHERS.flatMap(language =>
    TRANSLATED_FILES.map((file): Catalogue => {
      const path = messagePath(root, language, file);
      const written = JSON.parse(readFileSync(path, 'utf8')) as TranslationFile;
      const entries = updated(englishOf(root, file, checks), written);
      const waiting = [...entries].filter(([, { source }]) => source === undefined).map(([key]) => key);
      return { path, content: contentOf(entries), language, count: entries.size, waiting };
    }),
  );
}

/** Faults of the texts of every language: not ICU, other values than the English, wrong punctuation or spaces. */
export function messageFaults(root: string, checks: readonly CheckTexts[]): readonly string[] {
  const english = TRANSLATED_FILES.map(file => [file, englishOf(root, file, checks)] as const);
  return [
    ...english.flatMap(([file, texts]) =>
      [...texts].flatMap(([key, text]) => named(`en ${prefixOf(file)}${key}`, faultsOf(text))),
    ),
    ...OTHERS.flatMap(language =>
      english.flatMap(([file, texts]) => {
        const written = JSON.parse(readFileSync(messagePath(root, language, file), 'utf8')) as TranslationFile;
        return Object.entries(written).flatMap(([key, entry]) => {
          const text = typeof entry === 'string' ? entry : entry.text;
          const source = texts.get(key);
          if (text === '' || source === undefined) return [];
          return named(`${language} ${prefixOf(file)}${key}`, faultsOfTexts(source, text, { language, file, key }));
        });
      }),
    ),
  ];
}

interface Place {
  readonly language: Language;
  readonly file: MessageFile;
  readonly key: string;
}

/** Faults of a translation of an English text. */
export function faultsOfTexts(english: string, text: string, { language, file, key }: Place): readonly string[] {
  const faults = faultsOf(text);
  return faults.length > 0 ? faults : [...valueFaults(english, text, file), ...styleFaults(language, text, key)];
}

const named = (where: string, faults: readonly string[]): readonly string[] =>
  faults.map(fault => `${where}: ${fault}`);

function englishOf(root: string, file: MessageFile, checks: readonly CheckTexts[]): Texts {
  if (file !== 'checks') return englishFile(root, file);
  return new Map(
    checks.flatMap(({ id, title, failTitle, risk, messages, remedy }) => [
      [`${id}.title`, title] as const,
      [`${id}.failTitle`, failTitle] as const,
      [`${id}.risk`, risk] as const,
      ...Object.entries(messages).map(([key, text]) => [`${id}.messages.${key}`, text] as const),
      [`${id}.action`, remedy.action] as const,
    ]),
  );
}

/** Keeps current translations, adds the hash to new ones, and marks those whose English changed as waiting. */
export function updated(english: Texts, written: TranslationFile): ReadonlyMap<string, Entry> {
  return new Map([...english].map(([key, source]) => [key, entryOf(source, written[key])]));
}

function entryOf(english: string, written: Entry | string | undefined): Entry {
  if (written === undefined) return { english, text: '' };
  if (typeof written === 'string') return { source: sourceMark(english), text: written };
  const current = written.source === undefined ? written.english === english : written.source === sourceMark(english);
  if (current && written.text !== '') return { source: sourceMark(english), text: written.text };
  const was = written.text === '' ? written.was : written.text;
  return { english, ...(was === undefined || was === '' ? {} : { was }), text: '' };
}

/** One text a line, so that a change is one line of a diff. */
function contentOf(entries: ReadonlyMap<string, Entry>): string {
  const lines = [...entries].map(([key, { source, english, was, text }]) => {
    const members = Object.entries({ source, english, was, text }).filter(([, member]) => member !== undefined);
    return `  ${JSON.stringify(key)}: { ${members.map(([name, member]) => `${JSON.stringify(name)}: ${JSON.stringify(member)}`).join(', ')} }`;
  });
  return `{\n${lines.join(',\n')}\n}\n`;
}

function faultsOf(text: string): readonly string[] {
  try {
    parse(text, { ignoreTag: true });
    return [];
  } catch (error) {
    return [`is no ICU message (${(error as Error).message})`];
  }
}

/** Values that every message gets, whether the English uses them or not: the form of a noun after "2 of 3", the counts of a case. */
const ALSO: { readonly [F in MessageFile]?: readonly string[] } = {
  briefing: ['form'],
  cases: ['fail', 'judged', 'of', 'Of'],
};

/** A number in words; a language that would have to inflect it prints the figure instead. */
const SPELLED = /[wW]ords$/;

/** A message must print the values of the English; those that only select among plural or select forms may be left out. */
function valueFaults(english: string, text: string, file: MessageFile): readonly string[] {
  const [wanted, got] = [valuesOf(english), valuesOf(text)];
  const allowed = new Set([...wanted.all, ...(ALSO[file] ?? [])]);
  const lost = [...wanted.printed].filter(name => !got.printed.has(name) && !SPELLED.test(name));
  const extra = [...got.all].filter(name => !allowed.has(name));
  return [
    ...(lost.length === 0 ? [] : [`does not print ${lost.join(', ')}`]),
    ...(extra.length === 0 ? [] : [`has a value that the English does not have: ${extra.join(', ')}`]),
  ];
}

interface Values {
  readonly all: Set<string>;
  readonly printed: Set<string>;
}

function valuesOf(text: string): Values {
  const values: Values = { all: new Set(), printed: new Set() };
  const walk = (elements: readonly MessageFormatElement[], counted?: string): void => {
    for (const element of elements) {
      if (element.type === TYPE.literal || element.type === TYPE.tag) continue;
      if (element.type === TYPE.pound) {
        if (counted !== undefined) values.printed.add(counted);
        continue;
      }
      values.all.add(element.value);
      if (element.type !== TYPE.plural && element.type !== TYPE.select) values.printed.add(element.value);
      else
        for (const option of Object.values(element.options))
          walk(option.value, element.type === TYPE.plural ? element.value : counted);
    }
  };
  walk(parse(text, { ignoreTag: true }));
  return values;
}

/** "de: 12 of 1400 texts wait for a translator", one line for each incomplete language. */
export function waitingReport(catalogues: readonly Catalogue[]): string {
  return OTHERS.flatMap(language => {
    const own = catalogues.filter(one => one.language === language);
    const waiting = own.reduce((sum, one) => sum + one.waiting.length, 0);
    const count = own.reduce((sum, one) => sum + one.count, 0);
    return waiting === 0 ? [] : [`${language}: ${waiting} of ${count} texts wait for a translator.`];
  }).join('\n');
}
