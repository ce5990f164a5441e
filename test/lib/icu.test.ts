import { describe, expect, it } from 'vitest';
import { formatIcu } from '../../src/lib/icu.ts';

const databases = '{n, plural, =0 {no databases} one {# database} other {# databases}}';

describe('formatIcu', () => {
  it('agrees in number', () => {
    expect([0, 1, 2, 1200].map(n => formatIcu(databases, { n }, 'en'))).toEqual([
      'no databases',
      '1 database',
      '2 databases',
      '1,200 databases',
    ]);
  });

  it('nests a choice in a choice, and fills values on the way', () => {
    const message = '{who, select, us {We keep {n, plural, one {# copy} other {# copies}} in {place}} other {Nobody}}.';
    expect(formatIcu(message, { who: 'us', n: 2, place: 'Oslo' }, 'en')).toBe('We keep 2 copies in Oslo.');
    expect(formatIcu(message, { who: 'them', n: 2, place: 'Oslo' }, 'en')).toBe('Nobody.');
  });

  it('never reads a value as a message', () => {
    expect(formatIcu('Hello {name}', { name: '{n, plural, other {#}}' }, 'en')).toBe('Hello {n, plural, other {#}}');
  });

  it('throws for what is missing or does not end', () => {
    expect(() => formatIcu('{name}', {}, 'en')).toThrow('"name"');
    expect(() => formatIcu('{n, plural, one {#}}', { n: 1 }, 'en')).toThrow('other');
    expect(() => formatIcu('a } b', {}, 'en')).toThrow('Unbalanced');
  });
});
