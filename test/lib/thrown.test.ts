import { expect, it } from 'vitest';
import { messageOf } from '../../src/lib/thrown.ts';

const again = (): never => {
  throw new Error('again');
};
const UNTELLABLE = 'an error without a readable message';

it.each<[unknown, string]>([
  [new Error('no disk'), 'no disk'],
  ['a word', 'a word'],
  [null, 'null'],
  [undefined, 'undefined'],
  [Symbol('s'), 'Symbol(s)'],
  [{ toString: again }, UNTELLABLE],
  [Object.create(null), UNTELLABLE],
  [Object.defineProperty(new Error('no'), 'message', { get: again }), UNTELLABLE],
  [new Proxy({}, { getPrototypeOf: again }), UNTELLABLE],
])('has a message of whatever is thrown (%#)', (thrown, message) => {
  expect(messageOf(thrown)).toBe(message);
});
