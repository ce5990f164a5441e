import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import {
  faultsOfTexts,
  generateMessages,
  messageFaults,
  updated,
  type CheckTexts,
} from '../../scripts/generate-messages.ts';
import { sourceMark } from '../../src/brief/language/message-catalogue.ts';

const checks = JSON.parse(readFileSync('data/checks.json', 'utf8')) as CheckTexts[];

describe('the files of translations', () => {
  it('say what they should, in ICU, with the values of the English and the marks of their language', () => {
    expect(messageFaults('.', checks)).toEqual([]);
  });

  it('are what the generator would write', () => {
    for (const { path, content } of generateMessages('.', checks))
      expect(readFileSync(path, 'utf8'), path).toBe(content);
  });
});

describe('the life of a text', () => {
  const english = new Map([['a.title', 'One day']]);
  const only = (written: Parameters<typeof updated>[1], texts = english) => updated(texts, written).get('a.title');

  it('is asked for when it is new', () => {
    expect(only({})).toEqual({ english: 'One day', text: '' });
  });

  it('is marked when a translator has written it, as a line or in the place that was left', () => {
    const done = { source: sourceMark('One day'), text: 'Ein Tag' };
    expect(only({ 'a.title': 'Ein Tag' })).toEqual(done);
    expect(only({ 'a.title': { english: 'One day', was: 'Ein Morgen', text: 'Ein Tag' } })).toEqual(done);
    expect(only({ 'a.title': done })).toEqual(done);
  });

  it('is asked for again when the English changes, and shows what it was', () => {
    const done = { source: sourceMark('One day'), text: 'Ein Tag' };
    const asked = { english: 'One night', was: 'Ein Tag', text: '' };
    const changed = new Map([['a.title', 'One night']]);
    expect(only({ 'a.title': done }, changed)).toEqual(asked);
    expect(only({ 'a.title': { english: 'One day', text: 'Ein Tag' } }, changed)).toEqual(asked);
    expect(only({ 'a.title': asked }, changed)).toEqual(asked);
  });

  it('goes when its English goes', () => {
    expect([...updated(english, { 'b.title': { source: 'x', text: 'Weg' } }).keys()]).toEqual(['a.title']);
  });
});

describe('what is wrong with a text', () => {
  const wrong = (text: string, source = '{n, plural, one {# day} other {# days}} of {name}') =>
    faultsOfTexts(source, text, { language: 'de', file: 'checks', key: 'x.title' });

  it.each([
    ['{n, plural, one {# Tag} other {# Tage}} von {name}', []],
    ['{name}: {n, number}', []],
    ['{n, plural, one {# Tag} other {# Tage}}', ['does not print name']],
    ['{n, plural, one {Tag} other {Tage}} von {name}', ['does not print n']],
    ['{n, number} von {name} in {zone}', ['has a value that the English does not have: zone']],
  ])('%s', (text, faults) => {
    expect(wrong(text)).toEqual(faults);
  });

  it('is told where it is no ICU, or quotes like a typewriter', () => {
    expect(wrong('{n, plural, one {#}} {name}')[0]).toMatch(/^is no ICU message/);
    expect(wrong('{n, number} "von" {name}')).toEqual(['straight quotes: write those of the language']);
  });

  it('French keeps its marks with their words', () => {
    const french = (text: string) => faultsOfTexts('Why?', text, { language: 'fr', file: 'checks', key: 'x.title' });
    expect(french('Pourquoi\u{202F}?')).toEqual([]);
    expect(french('Pourquoi ?')).toHaveLength(1);
    expect(french('«\u{202F}Prouvé\u{202F}»')).toEqual([]);
    expect(french('«Prouvé»')).toHaveLength(1);
  });
});
