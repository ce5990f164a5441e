import { describe, expect, it } from 'vitest';
import { defineCheck, z } from '../../src/check/index.ts';

const base = {
  question: 'confidentiality',
  resource: 'disk',
  severity: 'low',
  weight: 1,
  name: 'N',
  title: 'T',
  failTitle: 'F',
  risk: 'R.',
  remedy: { effort: 'S', action: 'Do it.' },
} as const;

/**
 * What the compiler refuses. Each `@ts-expect-error` fails the type check of this file (`npm run lint:types`) as soon as
 * the line beneath it compiles.
 */
describe('the compiler', () => {
  it('stops a check from reading what it did not ask for', () => {
    const check = defineCheck({
      ...base,
      id: 'peeps',
      needs: ['encryptionAtRest'],
      messages: { plain: '{name}.' },
      evaluate: (disk, judge) => {
        // @ts-expect-error versioning is a facet that the check does not need
        const peeped: unknown = disk.versioning;
        // @ts-expect-error copies is a fact that the check does not need
        const guessed: unknown = disk.backups;
        return peeped === guessed && disk.encryptionAtRest === null ? judge.pass() : judge.fail('plain');
      },
    });
    expect(check.needs).toEqual(['encryptionAtRest']);
  });

  it('gives what was asked for its own type, null where the provider says that there is none', () => {
    defineCheck({
      ...base,
      id: 'typed',
      needs: ['automatedBackups', 'backups'],
      messages: { plain: '{name}.' },
      params: z.strictObject({ days: z.number().default(7) }),
      evaluate: (database, judge, { days }) => {
        // @ts-expect-error it may be absent
        const careless: number = database.automatedBackups.retentionDays;
        const careful: number = database.automatedBackups?.retentionDays ?? days;
        // @ts-expect-error it is a number of days
        const spelled: string = days;
        return careless === careful && spelled === '' ? judge.pass() : judge.fail('plain');
      },
    });
    expect.assertions(0);
  });

  it('knows every facet and fact by name', () => {
    defineCheck({
      ...base,
      id: 'unknown-need',
      // @ts-expect-error there is no such need
      needs: ['encryption'],
      messages: { plain: '{name}.' },
      evaluate: (_, judge) => judge.pass(),
    });
    expect.assertions(0);
  });

  it('stops a check from failing with a message that it does not declare', () => {
    defineCheck({
      ...base,
      id: 'undeclared-message',
      needs: [],
      messages: { plain: '{name}.' },
      // @ts-expect-error only "plain" is declared
      evaluate: (_, judge) => judge.fail('plane'),
    });
    expect.assertions(0);
  });

  it('stops a path that answers nothing', () => {
    defineCheck({
      ...base,
      id: 'silent-path',
      needs: ['encryptionAtRest'],
      messages: { plain: '{name}.' },
      // @ts-expect-error it says nothing about the encrypted ones
      evaluate: (disk, judge) => {
        if (disk.encryptionAtRest === 'none') return judge.fail('plain');
      },
    });
    expect.assertions(0);
  });

  it('lets a remedy change only what is a facet, to what it may be', () => {
    const wrong = defineCheck({
      ...base,
      id: 'wrong-remedy',
      needs: ['encryptionAtRest'],
      messages: { plain: '{name}.' },
      evaluate: (_, judge) => judge.pass(),
      // @ts-expect-error there is no such way to encrypt
      fix: () => ({ facets: { encryptionAtRest: 'rot13' } }),
    });
    expect(wrong.id).toBe('wrong-remedy');
  });

  it('knows the weights, the questions and the severities', () => {
    defineCheck({
      ...base,
      id: 'odd-weight',
      // @ts-expect-error a weight is 1, 3, 5 or 10
      weight: 4,
      needs: [],
      messages: { plain: '{name}.' },
      evaluate: (_, judge) => judge.pass(),
    });
    defineCheck({
      ...base,
      id: 'odd-question',
      // @ts-expect-error there is no such question
      question: 'coffee',
      needs: [],
      messages: { plain: '{name}.' },
      evaluate: (_, judge) => judge.pass(),
    });
    expect.assertions(0);
  });
});
