import { expect, it } from 'vitest';
import { styleFaults } from '../../scripts/message-style.ts';
import { LANGUAGES } from '../../src/model/language.ts';

it.each(LANGUAGES)('%s: no text has a control character', language => {
  expect(styleFaults(language, 'Fait le \u0001 lundi', 'a.b')).toEqual(['a control character']);
  expect(styleFaults(language, 'Fait le lundi', 'a.b')).toEqual([]);
});
