import { describe, expect, it } from 'vitest';
import { encoded } from '../../../src/render/formats/encoded.ts';
import { jsonPieces } from '../../../src/render/formats/json-pieces.ts';

const text = (pieces: Iterable<string>): string => [...pieces].join('');
const whole = (value: unknown): string => `${JSON.stringify(value, null, 2)}\n`;

const ENTRIES = [{ name: 'a\nb', list: [1, { deep: [] }], none: undefined }, {}, { text: '[\u2028"' }];

describe('jsonPieces', () => {
  it.each([[[]], [ENTRIES.slice(0, 1)], [ENTRIES]])('writes a list as JSON.stringify does', list => {
    expect(text(jsonPieces(list.values()))).toBe(whole(list));
  });

  it.each([
    [{}],
    [{ one: 1, two: { three: [3] } }],
    [{ none: undefined }],
    [{ none: undefined, empty: [], text: 'x' }],
  ])('writes an object as JSON.stringify does: %j', value => {
    expect(text(jsonPieces(value))).toBe(whole(value));
  });

  it('writes the list in an object, one entry at a time', () => {
    for (const list of [[], ENTRIES]) {
      const made = { before: [1], list, after: null };
      expect(text(jsonPieces({ ...made, list: list.values() }))).toBe(whole(made));
    }
    let made = 0;
    const pieces = jsonPieces(ENTRIES.values().map(entry => ({ entry, at: (made += 1) })));
    pieces.next();
    expect(made).toBe(1);
  });
});

describe('encoded', () => {
  it('gives the bytes of all pieces, however long they are', () => {
    const pieces = ['é', 'x'.repeat(2 ** 20), '', '€'.repeat(2 ** 20), 'end'];
    expect(Buffer.from(encoded(pieces)).equals(Buffer.from(pieces.join('')))).toBe(true);
    expect(Buffer.from(encoded('ü')).toString()).toBe('ü');
    expect(encoded([])).toHaveLength(0);
  });
});
