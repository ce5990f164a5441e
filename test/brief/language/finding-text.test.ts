import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { findingText, reasonText } from '../../../src/brief/language/finding-text.ts';
import { createTranslator, translatorFor } from '../../../src/brief/language/translator.ts';
import { LANGUAGES } from '../../../src/model/language.ts';
import type { MessageTemplate } from '../../../src/model/finding.ts';
import type { Kind } from '../../../src/model/kinds.ts';

const german = translatorFor('de');
const said = (check: string, template: MessageTemplate, message = 'In English.', kind: Kind = 'database') => ({
  check,
  message,
  template,
  resource: { kind },
});

describe('the message of a finding', () => {
  const one = { key: 'messages.one', data: { name: '<b>{name}', zone: 'eu-west-1a' } };

  it('is made from its template in the reader’s language, with the names as they are', () => {
    expect(findingText(german, said('single-zone-database', one))).toBe(
      '<b>{name} läuft nur in einem Rechenzentrum (eu-west-1a).',
    );
    expect(findingText(translatorFor('en'), said('single-zone-database', one, 'x'))).toBe('x');
  });

  it('stays in English where there is no translation', () => {
    expect(findingText(german, said('acme/elephants', one, 'orders is an elephant.'))).toBe('orders is an elephant.');
    expect(findingText(german, said('single-zone-database', { key: 'text', data: {} }, 'Old words.'))).toBe(
      'Old words.',
    );
    expect(
      findingText(german, said('single-zone-database', { key: 'unread.unheard-of', data: {} }, 'New words.')),
    ).toBe('New words.');
    const bare = createTranslator('de', new Map(), new Map());
    expect(
      findingText(bare, said('single-zone-database', { key: 'messages.one', data: { name: 'orders', zone: 'a' } })),
    ).toBe('orders runs in one data centre only (a).');
  });

  it.each([
    ['en', 'A restore was tested on 18 November 2026, and no record of it was shown.'],
    ['de', '18. November 2026'],
    ['fr', '18 novembre 2026'],
    ['es', '18 de noviembre de 2026'],
  ] as const)('writes dates as the reader does (%s), and names as they are', (language, expected) => {
    const shown = said(
      'untested-restore',
      { key: 'messages.undocumented', data: { date: '2026-11-18' } },
      'A restore was tested on 2026-11-18, and no record of it was shown.',
    );
    const text = findingText(translatorFor(language), shown).replaceAll('\u{A0}', ' ');
    expect(text).toContain(expected);
    expect(text).not.toContain('2026-11-18');
    const named = { key: 'messages.never', data: { name: '2026-11-18' } };
    expect(findingText(translatorFor(language), said('no-recent-restore-job', named, '2026-11-18 never.'))).toContain(
      '2026-11-18',
    );
    // Of an extension there is the English text only.
    const foreign = { key: 'messages.old', data: { date: '2026-11-18' } };
    expect(findingText(translatorFor(language), said('acme/elephants', foreign, 'Seen on 2026-11-18.'))).not.toContain(
      '2026-11-18',
    );
  });

  it('exists in every language for every message of every check', () => {
    const checks = JSON.parse(readFileSync('data/checks.json', 'utf8')) as {
      id: string;
      messages: Record<string, string>;
    }[];
    for (const { id, messages } of checks)
      for (const [key, message] of Object.entries(messages)) {
        const names = [...message.matchAll(/\{(\w+)/g)].map(([, name = '']) => name);
        const data = Object.fromEntries(names.map((name, index) => [name, name === 'name' ? 'orders' : index + 2]));
        for (const language of LANGUAGES.filter(other => other !== 'en'))
          expect(
            findingText(translatorFor(language), said(id, { key: `messages.${key}`, data }, message)),
            `${language} ${id}.${key}`,
          ).not.toBe(message);
      }
  });

  it('names facets, facts and kinds by their label', () => {
    const need = { key: 'unread.need', data: { need: 'encryptionAtRest', name: 'orders' } };
    for (const language of LANGUAGES) {
      const text = findingText(
        translatorFor(language),
        said('x', need, 'Encryption at rest of orders could not be read.'),
      );
      expect(text).toContain('orders');
      expect(text).not.toContain('encryptionAtRest');
    }
    const list = { key: 'unread.list', data: { kind: 'load balancer', region: 'eu-west-1', why: 'denied' } };
    expect(findingText(german, said('x', list, '', 'load-balancer'))).toMatch(/^Load Balancer in eu-west-1/);
  });

  it('says why in the reader’s language, and what the provider answered as it is', () => {
    expect(reasonText(german, { code: 'not-collected' })).toBe('nicht erfasst');
    // English of our own: what the finding says anyway.
    const own = { code: 'unsupported', detail: 'the policy of its backups' } as const;
    expect(reasonText(german, own)).not.toContain('policy');
    expect(reasonText(translatorFor('en'), own)).toContain('the policy of its backups');
    expect(reasonText(german, { code: 'denied', detail: 'AccessDenied' })).toBe('verweigert: AccessDenied');
    expect(reasonText(german, { code: 'error', detail: 'not a function' })).toBe('not a function');
  });
});
