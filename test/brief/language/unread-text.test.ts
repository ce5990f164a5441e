import { describe, expect, it } from 'vitest';
import { findingText } from '../../../src/brief/language/finding-text.ts';
import { reasonText } from '../../../src/brief/language/unread-text.ts';
import { translatorFor } from '../../../src/brief/language/translator.ts';
import { fillMessage } from '../../../src/check/message.ts';
import type { Kind } from '../../../src/model/kinds.ts';
import { UNREAD_REASONS } from '../../../src/model/reading.ts';
import { UNREAD_MESSAGES } from '../../../src/model/unread-messages.ts';

const german = translatorFor('de');
const unknown = (message: string, kind: Kind = 'load-balancer') => ({
  check: 'any',
  status: 'unknown' as const,
  message,
  resource: { kind },
});

describe('what could not be judged', () => {
  it.each([
    ['Every load balancer in eu-west-1: we were not allowed to list them.', 'Lastverteiler in eu-west-1: Wir durften sie nicht auflisten.'],
    ['Every load balancer in the account: nobody asked.', 'Lastverteiler im Konto: Niemand hat gefragt.'],
    ['placement of the shop of ours could not be read.', 'placement von the shop of ours konnte nicht gelesen werden.'],
    ['The check could not judge <b>{name}.', 'Die Prüfung konnte <b>{name} nicht beurteilen.'],
    ['Nobody has answered this yet.', 'Das hat noch niemand beantwortet.'],
    ['An extension says so.', 'An extension says so.'],
  ])('%s', (english, translated) => {
    expect(findingText(german, unknown(english))).toBe(translated);
    expect(findingText(translatorFor('en'), unknown(english))).toBe(english);
  }); // prettier-ignore

  it.each(['de', 'fr', 'es'] as const)('is told in %s for every reason', language => {
    const words = translatorFor(language);
    for (const why of UNREAD_REASONS) {
      const sentence = fillMessage(UNREAD_MESSAGES.list, { kind: 'file share', region: 'global-1', why });
      expect(findingText(words, unknown(sentence, 'file-share'))).not.toMatch(/Every|we were|provider|nobody/);
      expect(reasonText(words, `${why}: s3:ListBuckets: denied`)).toMatch(/^(?!denied|throttled|failed)[\p{L} ]+: s3:ListBuckets: denied$/u);
    }
  }); // prettier-ignore

  it('has a reason that is a stranger’s where it begins like one of ours', () => {
    expect(reasonText(german, 'deniedly: x')).toBe('deniedly: x');
    expect(reasonText(german, 'denied')).toBe('verweigert');
  });
});
