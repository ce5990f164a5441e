import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { formatIcu, type IcuData } from '../lib/icu.ts';
import { packageRoot } from '../lib/package-root.ts';

type Node = string | readonly string[] | { readonly [key: string]: Node };
const nodeSchema: z.ZodType<Node> = z.lazy(() =>
  z.union([z.string(), z.array(z.string()), z.record(z.string(), nodeSchema)]),
);

/** The sentences of one language, found by dotted key. */
export interface Words {
  readonly language: string;
  /** Throws for a key that is not there: the file is part of the program. */
  readonly say: (key: string, data?: IcuData) => string;
  readonly list: (key: string) => readonly string[];
  readonly has: (key: string) => boolean;
  /** `83 %`, which never breaks at the line's end. */
  readonly percent: (n: number) => string;
  /** `22 November 2026` */
  readonly date: (iso: string) => string;
  /** `22 November 2026, 12:00 UTC` */
  readonly moment: (iso: string) => string;
  /** `12:00` */
  readonly time: (iso: string) => string;
}

const loaded = new Map<string, Words>();

/** The words of a language; read once. */
export function wordsOf(language: string): Words {
  let words = loaded.get(language);
  if (words === undefined) {
    const path = join(packageRoot(), 'data', 'messages', language, 'briefing.json');
    words = createWords(language, nodeSchema.parse(JSON.parse(readFileSync(path, 'utf8'))));
    loaded.set(language, words);
  }
  return words;
}

/** English as it is written outside of America: day before month. */
const DATES: Readonly<Record<string, string>> = { en: 'en-GB' };

function createWords(language: string, root: Node): Words {
  const find = (key: string): Node | undefined =>
    key
      .split('.')
      .reduce<Node | undefined>(
        (node, name) =>
          typeof node === 'object' && !Array.isArray(node) ? (node as Readonly<Record<string, Node>>)[name] : undefined,
        root,
      );
  const say = (key: string, data: IcuData = {}): string => {
    const message = find(key);
    if (typeof message !== 'string') throw new Error(`No message "${key}" in ${language}`);
    return formatIcu(message, data, language);
  };
  const list = (key: string): readonly string[] => {
    const found = find(key);
    if (!Array.isArray(found)) throw new Error(`No list "${key}" in ${language}`);
    return found as readonly string[];
  };
  const locale = DATES[language] ?? language;
  const day = new Intl.DateTimeFormat(locale, { day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' });
  const hour = new Intl.DateTimeFormat(locale, {
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
    timeZone: 'UTC',
  });
  const date = (iso: string): string => (Number.isNaN(Date.parse(iso)) ? '–' : day.format(new Date(iso)));
  const time = (iso: string): string => (Number.isNaN(Date.parse(iso)) ? '–' : hour.format(new Date(iso)));
  return {
    language,
    say,
    list,
    has: key => typeof find(key) === 'string',
    percent: n => say('document.percent', { n }).replaceAll(' ', '\u{A0}'),
    date,
    moment: iso => (Number.isNaN(Date.parse(iso)) ? '–' : say('document.moment', { date: date(iso), time: time(iso) })),
    time,
  };
}
