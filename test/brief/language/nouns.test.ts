import { describe, expect, it } from 'vitest';
import { failCount, nounOf } from '../../../src/brief/language/nouns.ts';
import { translatorFor } from '../../../src/brief/language/translator.ts';
import type { Kind } from '../../../src/model/kinds.ts';
import { LANGUAGES } from '../../../src/model/language.ts';
import { tally } from '../../support/assessment.ts';

const words = translatorFor('en');

describe('the noun of a count', () => {
  it.each<[readonly Kind[], number, string]>([
    [['database'], 1, 'database'],
    [['disk', 'bucket', 'messaging'], 3, 'data stores'],
    [['database', 'disk'], 18, 'data stores'],
    // A count of databases and caches is none of all data stores.
    [['database', 'cache'], 10, 'databases and caches'],
    [['database', 'cache', 'search', 'messaging'], 10, 'data stores'],
    [['server', 'database'], 2, 'systems'],
    [['cdn', 'api-gateway'], 2, 'edge services'],
    [['key', 'secret'], 5, 'keys and secrets'],
    [['key', 'secret', 'registry'], 5, 'keys, secrets and image registries'],
    [['key', 'secret', 'registry', 'alarm', 'stack'], 9, 'keys, secrets and 3 other kinds of things'],
  ])('of %j', (kinds, n, noun) => {
    expect(nounOf(words, kinds, n)).toBe(noun);
  });

  it('names the first two kinds of four in every language', () => {
    const kinds: readonly Kind[] = ['key', 'secret', 'registry', 'alarm'];
    for (const language of LANGUAGES) {
      const said = failCount(translatorFor(language), tally('a', 'support', kinds.slice(), ['b', 'c'], {}), 2, 9);
      expect(said).toMatch(/^2 (of|von|des|de) 9 \p{L}+,? .*2/u);
    }
  });
});
