import type { Language } from '../src/model/language.ts';

interface Rule {
  readonly found: RegExp;
  readonly fault: string;
}

const STRAIGHT: Rule = { found: /["']/, fault: 'straight quotes: write those of the language' };
/** What a careless replacement leaves; the page would print its number. */
const CONTROL: Rule = { found: /[\p{Cc}]/u, fault: 'a control character' };
const THIN = '\u{202F}';

/** Typographic rules of each language. */
const RULES: Readonly<Record<Language, readonly Rule[]>> = {
  en: [],
  de: [STRAIGHT, { found: /[“”](?!\s|$|[.,;:!?)])/, fault: 'quotes are „…“' }, { found: /”/, fault: 'quotes are „…“' }],
  fr: [
    STRAIGHT,
    { found: /[“”„]/, fault: `quotes are «${THIN}…${THIN}»` },
    { found: new RegExp(`[^${THIN}]»|«[^${THIN}]`), fault: 'a narrow space that does not break stands inside of « »' },
    {
      found: new RegExp(`[^${THIN}\\d][!?;](?=\\s|$|\\}|[${THIN}»])|[^${THIN}\\d]:(?=\\s|$)`),
      fault: 'a narrow space that does not break stands before : ; ! ?',
    },
  ],
  es: [STRAIGHT, { found: /[“”„]/, fault: 'quotes are «…»' }, { found: /^[^¿]*\?/, fault: 'a question begins with ¿' }],
};

/** Patterns are not shown to a reader. */
const isPattern = (key: string): boolean => key.endsWith('.match');

/** Faults of the punctuation and spaces of a text. */
export function styleFaults(language: Language, text: string, key: string): readonly string[] {
  if (isPattern(key)) return [];
  return [CONTROL, ...RULES[language]].filter(({ found }) => found.test(text)).map(({ fault }) => fault);
}
