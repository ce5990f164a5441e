import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { findingText } from '../../../src/brief/language/finding-text.ts';
import { readBack } from '../../../src/brief/language/read-back.ts';
import { createTranslator, translatorFor } from '../../../src/brief/language/translator.ts';
import { formatIcu } from '../../../src/lib/icu.ts';

const german = translatorFor('de');
const failed = (check: string, message: string) => ({
  check,
  message,
  status: 'fail' as const,
  resource: { kind: 'database' as const },
});

describe('a sentence read back', () => {
  it.each([
    ['{name} lives in {zone}.', { name: 'orders', zone: 'eu-west-1a' }],
    ['{name} is open (port {port}).', { name: 'a (port 1)', port: 27017 }],
    ['{name} ends in {days, plural, one {# day} other {# days}}.', { name: 'x', days: 1 }],
    ['{name} ends in {days, plural, one {# day} other {# days}}.', { name: 'x', days: 1200 }],
    ['{count, plural, one {one change} other {# changes}} in {days} days.', { count: 1, days: 30 }],
    ['{red, plural, one {One check is} other {# checks are}} red on {name}.', { red: 3, name: '{name} $& [x]' }],
  ])('%s', (message, values) => {
    expect(readBack(message, formatIcu(message, values, 'en-GB'))).toEqual(values);
  });

  it('is not taken for another one', () => {
    expect(readBack('{name} lives in {zone}.', 'orders lies in a.')).toBeUndefined();
  });
});

describe('what a check said', () => {
  it('is told in the reader’s language, with the names as they are', () => {
    expect(
      findingText(german, failed('single-zone-database', '<b>{name} runs in one data centre only (eu-west-1a).')),
    ).toBe('<b>{name} läuft nur in einem Rechenzentrum (eu-west-1a).');
    expect(findingText(translatorFor('en'), failed('single-zone-database', 'x'))).toBe('x');
  });

  it('stays English where the check did not say it in these words', () => {
    expect(findingText(german, failed('single-zone-database', 'Something else.'))).toBe('Something else.');
    expect(findingText(german, failed('acme/elephants', 'orders is an elephant.'))).toBe('orders is an elephant.');
    const bare = createTranslator('de', new Map(), new Map());
    const sentence = 'orders runs in one data centre only (a).';
    expect(findingText(bare, failed('single-zone-database', sentence))).toBe(sentence);
  });

  it('can be read back for every message of every check', () => {
    const checks = JSON.parse(readFileSync('data/checks.json', 'utf8')) as {
      id: string;
      messages: Record<string, string>;
    }[];
    for (const { id, messages } of checks)
      for (const [key, message] of Object.entries(messages)) {
        const values = Object.fromEntries(
          [...message.matchAll(/\{(\w+)/g)].map(([, name = ''], index) => [
            name,
            name === 'name' ? 'orders' : index + 2,
          ]),
        );
        const sentence = formatIcu(message, values, 'en-GB');
        expect(readBack(message, sentence), `${id}.${key}`).toBeDefined();
        expect(findingText(german, failed(id, sentence)), `${id}.${key}`).not.toBe(sentence);
      }
  });
});
