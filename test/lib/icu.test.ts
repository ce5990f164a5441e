import { describe, expect, it } from 'vitest';
import { formatIcu } from '../../src/lib/icu.ts';

const databases = '{n, plural, =0 {no databases} one {# database} other {# databases}}';

describe('formatIcu', () => {
  it('agrees in number, by the rules of the locale', () => {
    expect([0, 1, 2, 1200].map(n => formatIcu(databases, { n }, 'en-GB'))).toEqual([
      'no databases',
      '1 database',
      '2 databases',
      '1,200 databases',
    ]);
    const copies = '{n, plural, one {# copie} other {# copies}}';
    expect([0, 1, 2, 12345].map(n => formatIcu(copies, { n }, 'fr-FR'))).toEqual([
      '0 copie',
      '1 copie',
      '2 copies',
      '12\u{202F}345 copies',
    ]);
  });

  it('writes numbers as the locale does where it is asked to, and leaves ports as they are', () => {
    expect(formatIcu('{n, number} on port {port}', { n: 27017, port: 27017 }, 'de-DE')).toBe('27.017 on port 27017');
    expect(formatIcu('{n, selectordinal, one {#st} two {#nd} few {#rd} other {#th}}', { n: 22 }, 'en-GB')).toBe('22nd');
  });

  it('nests a choice in a choice, and fills values on the way', () => {
    const message = '{who, select, us {We keep {n, plural, one {# copy} other {# copies}} in {place}} other {Nobody}}.';
    expect(formatIcu(message, { who: 'us', n: 2, place: 'Oslo' }, 'en-GB')).toBe('We keep 2 copies in Oslo.');
    expect(formatIcu(message, { who: 'them', n: 2, place: 'Oslo' }, 'en-GB')).toBe('Nobody.');
  });

  it('never reads a value as a message, nor a mark as a tag', () => {
    const text = '<b>{n, plural, other {#}}';
    expect(formatIcu('Hello <i>{name}', { name: text }, 'en-GB')).toBe(`Hello <i>${text}`);
  });

  it('throws for what is missing or does not end', () => {
    expect(() => formatIcu('{name}', {}, 'en-GB')).toThrow('name');
    expect(() => formatIcu('{n, plural, one {#}}', { n: 1 }, 'en-GB')).toThrow();
    expect(() => formatIcu('a { b', {}, 'en-GB')).toThrow();
  });
});
