import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { redactAssessment } from '../../../src/assess/redaction.ts';
import { evidence } from '../../../src/brief/evidence/evidence.ts';
import { brief } from '../../../src/brief/index.ts';
import { englishMessages } from '../../../src/brief/language/check-messages.ts';
import { translatedTexts } from '../../../src/brief/language/message-catalogue.ts';
import { localizePseudonyms, pseudonymText } from '../../../src/brief/language/pseudonyms.ts';
import { translatorFor } from '../../../src/brief/language/translator.ts';
import { readInventories } from '../../../src/inventory/read.ts';
import { formatIcu, selectKeywords } from '../../../src/lib/icu.ts';
import { assess } from '../../../src/library/assess.ts';
import { createConfiguration } from '../../../src/library/configuration.ts';
import type { Assessment } from '../../../src/model/assessment.ts';
import { KINDS, type BuiltInKind } from '../../../src/model/kinds.ts';
import { LANGUAGES, LOCALES, type Language } from '../../../src/model/language.ts';
import { PROVIDER_TRAITS } from '../../../src/providers/index.ts';
import { toMarkdown } from '../../../src/render/formats/markdown.ts';
import { textsOf } from '../../support/texts.ts';

const SAMPLE = join(import.meta.dirname, '..', '..', '..', 'examples', 'noonsale', 'inventory.ndjson');
const OTHERS = LANGUAGES.filter(language => language !== 'en');
const LABELS = [...KINDS, 'service', 'owner'];

/** What the briefing calls the first of a kind. */
const nameIn = (language: Language, label: string, n = 1): string =>
  language === 'en' ? `${label} ${String(n)}` : pseudonymText(translatorFor(language), label, n);

let redacted: Assessment;
beforeAll(async () => {
  const configuration = createConfiguration({
    config: {
      workloads: [{ name: 'Order desk', owner: 'Vertriebsleitung', match: { kind: 'database', name: 'orders' } }],
    },
  });
  const whole = await assess(await readInventories([SAMPLE]), { now: '2026-11-22T12:00:00.000Z', configuration });
  redacted = redactAssessment(whole, PROVIDER_TRAITS, englishMessages());
});

/** All that the pages, the evidence and the comment of a pull request say. */
const pagesIn = (language: Language): string[] =>
  textsOf([
    brief(redacted, language),
    evidence(redacted, language, { room: 100_000, checks: new Map(), frameworks: new Map() }),
    toMarkdown(brief(redacted, language), redacted).split('\n'),
  ]);

describe.each(OTHERS)('the pseudonyms of a redacted assessment in %s', language => {
  const words = translatorFor(language);

  it('have a noun of their own for each kind: no two things share a name', () => {
    const nouns = LABELS.filter(label => label !== 'workload').map(label => nameIn(language, label));
    expect(nouns.filter((noun, at) => nouns.indexOf(noun) !== at)).toEqual([]);
  });

  it('speak the language of the briefing, on every page, in the evidence and in the comment', () => {
    const nouns = LABELS.map(label => nameIn(language, label));
    const english = LABELS.filter(label => !nouns.some(noun => noun.endsWith(`${label} 1`)));
    const foreign = new RegExp(`(?<![\\p{L}-])(?:${english.join('|')}) \\d+(?![\\p{L}\\p{N}-])|\\[hidden\\]`, 'u');
    const texts = pagesIn(language);
    expect(texts.filter(text => foreign.test(text))).toEqual([]);
    expect(texts.some(text => text.includes(nameIn(language, 'database')))).toBe(true);
    expect(texts.some(text => text.includes(words.translate('pseudonyms.hidden')))).toBe(true);
  });

  it('keep each thing apart and its number, and leave the file as it is', () => {
    const before = JSON.stringify(redacted);
    const local = localizePseudonyms(words, redacted);
    const names = (given: Assessment): string[] =>
      given.findings.flatMap(({ resource }) => [resource.name, resource.account, resource.workload ?? '']);
    const pairs = new Map(names(redacted).map((name, at) => [name, names(local)[at]]));
    expect(new Set(pairs.values()).size).toBe(pairs.size);
    for (const [from, to] of pairs) expect(to?.match(/\d+$/)?.[0]).toBe(from.match(/\d+$/)?.[0]);
    expect(JSON.stringify(redacted)).toBe(before);
  });

  it('are no words of a text that only looks like one', () => {
    const { findings, ...rest } = redacted;
    const [first] = findings;
    const told = { ...first!, message: 'server 987654 and database 1' };
    const [one] = localizePseudonyms(words, { ...rest, findings: [told, ...findings] }).findings;
    expect(one?.message).toBe(`server 987654 and ${nameIn(language, 'database')}`);
  });
});

interface Check {
  readonly id: string;
  readonly resource: readonly BuiltInKind[];
  readonly messages: Readonly<Record<string, string>>;
}
const CHECKS = JSON.parse(readFileSync('data/checks.json', 'utf8')) as readonly Check[];
/** What other arguments name. */
const NAMING: Readonly<Record<string, readonly string[]>> = {
  accounts: ['account'], applications: ['service'], balancer: ['load-balancer'], machine: ['server'], names: ['domain'],
  read: ['account'], subnet: ['subnet'], user: ['identity'], who: ['identity'],
}; // prettier-ignore

const lower = (text: string): string => text.toLowerCase();
/** A noun before a name that has the noun: "the plan backup-plan 3", "Konto Konto 4", "la base de datos base de datos 3". */
function doubled(text: string, name: string): boolean {
  const noun = lower(name).replace(/ \d+$/, '');
  const parts = noun.split(/[ -]/).filter(part => part.length > 3);
  const before = text.split(name).slice(0, -1);
  const words = before.map(part => lower(/([\p{L}’-]+) $/u.exec(part)?.[1] ?? '')).filter(word => word.length > 3);
  return words.some(word => noun.endsWith(word) || parts.includes(word));
}

describe('a noun that the name has already', () => {
  it('is found', () => {
    expect(doubled('Konto Konto 4 hat', 'Konto 4')).toBe(true);
    expect(doubled('Der Plan Sicherungsplan 3 sagt', 'Sicherungsplan 3')).toBe(true);
    expect(doubled('el punto de la base de datos base de datos 3', 'base de datos 3')).toBe(true);
    expect(doubled('The plan backup-plan 3 does', 'backup-plan 3')).toBe(true);
    expect(doubled('In Konto 4 hat', 'Konto 4')).toBe(false);
  });

  it.each(LANGUAGES)('stands in no message of a check (%s)', language => {
    const translated = language === 'en' ? undefined : translatedTexts(language);
    const wrong = CHECKS.flatMap(({ id, resource, messages }) =>
      Object.entries(messages).flatMap(([key, english]) => {
        const text = translated?.get(`checks.${id}.messages.${key}`)?.text ?? english;
        return [...argumentsOf(text)].flatMap(argument =>
          (argument === 'name' ? resource : (NAMING[argument] ?? [])).flatMap(label => {
            const name = nameIn(language, label);
            const filled = fill(language, text, argument, name);
            return doubled(filled, name) ? [`${id}.${key}: ${filled}`] : [];
          }),
        );
      }),
    );
    expect(wrong).toEqual([]);
  });

  it.each(LANGUAGES)('stands on no page of a redacted briefing (%s)', language => {
    const names = [...new Set(LABELS.map(label => nameIn(language, label).replace(/ 1$/, '')))];
    const found = pagesIn(language).filter(text =>
      names.some(noun => (text.match(new RegExp(`(?<![\\p{L}-])${noun} \\d+`, 'gu')) ?? []).some(name => doubled(text, name))),
    ); // prettier-ignore
    expect(found).toEqual([]);
  });
});

const argumentsOf = (text: string): ReadonlySet<string> =>
  new Set([...text.matchAll(/\{(\w+)(?=[,}])/g)].map(([, name = '']) => name));

/** The message with a name in one place, and what any value fits into elsewhere. */
function fill(language: Language, text: string, argument: string, name: string): string {
  const keywords = selectKeywords(text);
  const data = Object.fromEntries(
    [...argumentsOf(text)].map(one => [one, one === argument ? name : (wordOf(keywords.get(one)) ?? 2)]),
  );
  return formatIcu(text, data, LOCALES[language]);
}

/** A word that the message chooses by; a plural chooses by a number. */
const wordOf = (keywords: ReadonlySet<string> | undefined): string | undefined =>
  [...(keywords ?? [])].find(keyword => !/^(?:one|=\d+)$/.test(keyword));

it('French keeps its marks with their words on every page of the sample', () => {
  const wrong = /[^\u{202F}\d][:;!?»](?=\s|$)|«[^\u{202F}]/u;
  expect(textsOf(brief(redacted, 'fr')).filter(text => wrong.test(text))).toEqual([]);
});
