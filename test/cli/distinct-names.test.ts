import fc from 'fast-check';
import { expect, it } from 'vitest';
import { nameColumn } from '../../src/cli/distinct-names.ts';

const PREFIX = 'payments-settlement-service-of-the-north';

it.each([
  ['the same beginning', [`${PREFIX}-a`, `${PREFIX}-b`]],
  ['the same beginning and end', [`${PREFIX}-one-${PREFIX}`, `${PREFIX}-two-${PREFIX}`]],
  ['one that is cut and one that looks like it', [`${PREFIX}-a`, 'payments-settl…the-north-a']],
])('names with %s stay different', (_, names) => {
  const column = nameColumn(names, 28);
  expect(new Set(names.map(column.print)).size).toBe(names.length);
});

it('a column that is wide enough stays as it is', () => {
  const column = nameColumn(['shop', `${PREFIX}-a`, `${PREFIX}-b`], 28);
  expect(column.width).toBe(28);
  expect(column.print('shop')).toBe('shop'.padEnd(28));
  expect(column.print(`${PREFIX}-a`)).toBe('payments-settl…f-the-north-a');
});

it('different names of any length stay different, in one width', () => {
  fc.assert(
    fc.property(
      fc.uniqueArray(fc.string({ unit: fc.constantFrom('a', 'b', '-'), minLength: 1, maxLength: 60 })),
      fc.integer({ min: 8, max: 40 }),
      (names, least) => {
        const column = nameColumn(names, least);
        const printed = names.map(column.print);
        expect(new Set(printed).size).toBe(names.length);
        for (const one of printed) expect(one).toHaveLength(column.width);
      },
    ),
  );
});
