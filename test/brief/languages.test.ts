import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { brief } from '../../src/brief/index.ts';
import { englishTexts, translatedTexts } from '../../src/brief/language/message-catalogue.ts';
import { createTranslator } from '../../src/brief/language/translator.ts';
import { renderHtml } from '../../src/render/formats/html/html.ts';
import { LANGUAGES } from '../../src/model/language.ts';
import { LOSSES, type Assessment, type CheckTally, type Loss } from '../../src/model/assessment.ts';
import { practices } from '../../src/model/practice.ts';
import { QUESTIONS } from '../../src/model/question.ts';
import { emptyCompany, healthyCompany, noonsale, unseenCompany } from '../support/assessment.ts';
import { textsOf } from '../support/texts.ts';
import { quarterLater } from '../support/trend.ts';

const OTHERS = LANGUAGES.filter(language => language !== 'en');

interface CheckTexts {
  readonly id: string;
  readonly title: string;
  readonly failTitle: string;
  readonly remedy: { readonly action: string };
}
const CHECKS = new Map(
  (JSON.parse(readFileSync('data/checks.json', 'utf8')) as CheckTexts[]).map(check => [check.id, check]),
);

/** The same company, with what the checks say today: a fixture may be older than they are. */
function today(assessment: Assessment): Assessment {
  const told = (one: CheckTally): CheckTally => {
    const check = CHECKS.get(one.id);
    return check === undefined ? one : { ...one, title: check.title, failTitle: check.failTitle };
  };
  const act = <T extends { readonly check: string; readonly action: string }>(one: T): T => ({
    ...one,
    action: CHECKS.get(one.check)?.remedy.action ?? one.action,
  });
  return {
    ...assessment,
    checks: assessment.checks.map(told),
    coverage: {
      ...assessment.coverage,
      unanswered: assessment.coverage.unanswered.map(one => ({
        ...one,
        asks: practices.find(({ topic }) => topic === one.topic)?.asks ?? one.asks,
      })),
    },
    actions: assessment.actions.map(act),
    risks: assessment.risks.map(risk => ({ ...risk, actions: risk.actions.map(act) })),
  };
}

const withLoss = (loss: Loss): Assessment => {
  const whole = noonsale();
  const leads = 'perimeter';
  return { ...whole, risks: whole.risks.slice(0, 1).map(risk => ({ ...risk, loss, leads, questions: [leads] })) };
};

/** Thousands of everything. */
function large(): Assessment {
  const whole = noonsale();
  const big = { fail: 12_345, pass: 11_111, unknown: 1_234 };
  return {
    ...whole,
    coverage: { ...whole.coverage, resources: 1_234_567, calls: { ...whole.coverage.calls, made: 45_678, refused: 2_345 } },
    checks: whole.checks.map(one => ({ ...one, ...big })),
    risks: whole.risks.map(risk => ({
      ...risk,
      evidence: risk.evidence.map(one => ({ ...one, fail: 12_345, judged: 23_456, unknown: 0 })),
      actions: risk.actions.map(action => ({ ...action, resources: 12_345 })),
    })),
  }; // prettier-ignore
}

const COMPANIES: readonly Assessment[] = [
  noonsale(),
  quarterLater(),
  emptyCompany(),
  unseenCompany(),
  healthyCompany(),
  large(),
  ...LOSSES.map(withLoss),
].map(today);

/** Names, dates of the client and rights to read are as they were written. */
const ours = ({ client, ...rest }: ReturnType<typeof brief>) => ({ ...rest, sight: { ...rest.coverage, rights: [] } });

describe.each(OTHERS)('the whole briefing in %s', language => {
  const words = createTranslator(language, englishTexts(), translatedTexts(language));
  const texts = [...new Set(COMPANIES.flatMap(company => textsOf(ours(brief(company, language, words)))))];

  it('says nothing in English', () => {
    expect([...words.untranslated]).toEqual([]);
  });

  it('fills every placeholder', () => {
    expect(texts.filter(text => /[{}]|undefined|NaN|\[object/.test(text))).toEqual([]);
  });

  it('has a short name for each question that fits a terminal', () => {
    const long = QUESTIONS.map(({ slug }) => words.translate(`questions.${slug}.tile`)).filter(
      tile => tile.length > 22,
    );
    expect(long).toEqual([]);
  });

  it('looks for its terms with patterns that find them', () => {
    for (const key of words.under('glossary.terms')) {
      const term = words.translate(`glossary.terms.${key}.term`);
      const found = new RegExp(
        `(?<![\\p{L}-])(?:${words.translate(`glossary.terms.${key}.match`)})(?![\\p{L}-])`,
        'iu',
      );
      if (!['lockedCopy', 'evidence'].includes(key)) expect(term, key).toMatch(found);
    }
    const { glossary } = brief(COMPANIES[0]!, language);
    expect(glossary.terms.length).toBeGreaterThan(8);
    const terms = glossary.terms.map(({ term }) => term);
    expect(terms).toEqual(terms.toSorted((a, b) => a.localeCompare(b, language)));
  });

  it('is marked as such in the page', async () => {
    const html = await renderHtml(brief(COMPANIES[0]!, language), 'a4');
    expect(html).toContain(`<html lang="${language}">`);
  });
});

describe('numbers and dates', () => {
  const textOf = (language: (typeof LANGUAGES)[number]): string =>
    textsOf(ours(brief(today(large()), language))).join('\n');

  it.each([
    ['en', '1,234,567', '12,345 of 23,456', '22\u{A0}November 2026'],
    ['de', '1.234.567', '12.345 von 23.456', '22.\u{A0}November 2026'],
    ['fr', '1\u{202F}234\u{202F}567', '12\u{202F}345 des 23\u{202F}456', '22\u{A0}novembre 2026'],
    ['es', '1.234.567', '12.345 de 23.456', '22\u{A0}de\u{A0}noviembre de 2026'],
  ] as const)('are written as people in %s write them', (language, ...expected) => {
    const text = textOf(language);
    for (const one of expected) expect(text).toContain(one);
    // Years, checksums and the numbers of findings stay as they are; four digits of anything else are grouped (Spanish from five on).
    const bare = text.match(/(?<![\da-f.,\u{202F}-])\d{5,}(?![\da-f])/gu) ?? [];
    expect(bare).toEqual([]);
  });
});

describe('marks and spaces', () => {
  const texts = (language: (typeof LANGUAGES)[number]): string[] => [
    ...new Set(COMPANIES.flatMap(company => textsOf(ours(brief(company, language))))),
  ];

  it('French has a narrow space that does not break before : ; ! ? and inside of « »', () => {
    expect(texts('fr').filter(text => /[^\u{202F}\d][:;!?»](?=\s|$)|«[^\u{202F}]/u.test(text))).toEqual([]);
  });

  it('German and Spanish quote as they do', () => {
    expect(texts('de').filter(text => /["'”]|“(?=\p{L})/u.test(text))).toEqual([]);
    expect(texts('es').filter(text => /["'“”]/u.test(text))).toEqual([]);
    expect(texts('es').filter(text => /\?/.test(text) && !text.includes('¿'))).toEqual([]);
  });
});

describe('what nobody has translated', () => {
  it('stays English: a check that came with an extension, or one that said it in other words', () => {
    const whole = noonsale();
    const [first, ...rest] = whole.checks;
    const changed = { ...whole, checks: [{ ...first!, title: 'Elephants never forget' }, ...rest] };
    expect(textsOf(brief(changed, 'de'))).not.toContain('Elefanten vergessen nie');
    const words = createTranslator('de', new Map([['a', 'Hello {n, plural, one {# day} other {# days}}']]), new Map([['a', { source: 'other', text: 'Hallo' }]])); // prettier-ignore
    expect(words.translate('a', { n: 2000 })).toBe('Hello 2,000 days');
    expect([...words.untranslated]).toEqual(['a']);
    expect(words.translateText('checks.elephants.title', 'Elephants never forget')).toBe('Elephants never forget');
  });

  it('does not change the assessment that is printed', () => {
    const whole = noonsale();
    const before = JSON.stringify(whole);
    brief(whole, 'fr');
    expect(JSON.stringify(whole)).toBe(before);
  });
});

describe('terms', () => {
  // Wrong where the documentation of the providers says otherwise, or two words for one thing.
  const WRONG = [
    [
      'de',
      /Root-Konto|Hauptzug|wird geleert|Erholung|Instance-(?!Store)|Kennw[oö]rt|Audit-Protokoll|seines Wirts|[gG]etragen|laufenden? Kopie|Netzübergang|Abbildablage|Randdienst|Registrierungsstelle/u,
    ],
    [
      'fr',
      /grappe|répartiteur|magasins? de données|débordement|compte racine|accès suprême|utilisateur root|(?:son|leur|notre) compte (?:était |est pris et )?vidé|copies? vivantes?|chaînes? de livraison|enchaînement|(?<![\w-])internet(?=[\s.,])(?! \{)/u,
    ],
    [
      'es',
      /almacén de datos|almacenes de datos|equilibrador|cuenta raíz|acceso supremo|usuario root|brecha|copias? vivas?|cadenas? de entrega|pasarela|(?<!plano de |tomar el |Suma de |políticas de )\bcontrol(?:es)?\b(?! de versiones)|(?<=\s)Internet(?=[\s.,])|\bfirewalls?\b/u,
    ],
  ] as const;

  it.each(WRONG)('are those of the documentation, one for each thing (%s)', (language, wrong) => {
    const texts = [...translatedTexts(language)].map(([key, { text }]) => `${key}: ${text}`);
    expect(texts.filter(text => wrong.test(text.slice(text.indexOf(': '))))).toEqual([]);
  });

  it.each(WRONG)('are those that translators are told to use (%s)', (language, wrong) => {
    const column = ['en', 'de', 'fr', 'es'].indexOf(language) + 1;
    const told = readFileSync('docs/languages.md', 'utf8')
      .split('\n')
      .filter(line => line.startsWith('| '))
      .map(line => line.split('|')[column] ?? '');
    expect(told.length).toBeGreaterThan(30);
    expect(told.filter(text => wrong.test(text.trimEnd()))).toEqual([]);
  });
});

describe('the reader', () => {
  // The notes of recipes speak to the engineer, and the e-mail to whom it is sent.
  const told = (language: (typeof OTHERS)[number]): string[] =>
    [...translatedTexts(language)]
      .filter(([key]) => !key.startsWith('remedies.') && !key.startsWith('email.'))
      .map(([key, { text }]) => `${key}: ${text}`);

  it.each([
    ['de', /\p{Ll}n Sie\b|\bIhnen\b/u],
    ['fr', /\b(?:vous|votre|vos)\b/iu],
    ['es', /\busted(?:es)?\b/iu],
  ] as const)('is not addressed (%s)', (language, address) => {
    expect(told(language).filter(text => address.test(text))).toEqual([]);
  });

  // "Once a year, switch …": what stands before the infinitive.
  it.each([
    ['fr', /^(?:Une fois par an, |Lui )?(?:Ne |N’|S’|Se )?(?:plus )?\p{L}+(?:er|ir|re)(?![\p{L}])/u],
    [
      'es',
      /^(?:Una vez al año, |Que la gente mire y los scripts cambien; )?(?:No )?\p{L}+[aei]r(?:l[aeo]s?|se)?(?![\p{L}])/u,
    ],
  ] as const)('is told what to do in the infinitive (%s)', (language, infinitive) => {
    const actions = [...translatedTexts(language)].filter(([key]) => /^checks\..*\.action$/.test(key));
    expect(actions.length).toBeGreaterThan(150);
    expect(actions.map(([, { text }]) => text).filter(text => !infinitive.test(text))).toEqual([]);
  });
});
