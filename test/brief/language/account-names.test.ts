import { beforeAll, describe, expect, it } from 'vitest';
import { brief } from '../../../src/brief/index.ts';
import { LANGUAGES } from '../../../src/model/language.ts';
import type { Assessment } from '../../../src/model/assessment.ts';
import { evidenceOf } from '../../../src/render/evidence.ts';
import { judged } from '../../support/inventories.ts';
import { textsOf } from '../../support/texts.ts';

let now: Assessment;
beforeAll(async () => {
  now = (await judged()).now;
}, 60_000);

const NUMBERS = ['111122223333', '444455556666'];

describe('accounts with a name', () => {
  it.each(LANGUAGES)('have no number in the briefing: %s', language => {
    for (const number of NUMBERS)
      expect(textsOf(brief(now, language)).filter(text => text.includes(number))).toEqual([]);
  });

  it('are named by name in the evidence, with the number once beside it', () => {
    const { chapters, filters } = evidenceOf(brief(now), now, 500);
    const rows = chapters.flatMap(({ groups }) => groups.flatMap(group => group.rows));
    const shop = rows.filter(({ account }) => account.includes('111122223333'));
    expect(new Set(shop.map(({ account }) => account))).toEqual(new Set(['shop (111122223333)']));
    const own = rows.filter(({ resource }) => resource === 'arn:aws:iam::111122223333:root');
    expect(own.length).toBeGreaterThan(0);
    for (const { name, message } of own) {
      expect(name).toBe('shop');
      expect(message).not.toContain('111122223333');
    }
    const options = filters.fields.flatMap(field => field.options.map(({ text }) => text));
    expect(options).toContainEqual(expect.stringMatching(/^payments \(444455556666\)/));
  });

  it('are numbers in commands', () => {
    const { chapters } = evidenceOf(brief(now), now, 500);
    const rows = chapters.flatMap(({ groups }) => groups.flatMap(group => group.rows));
    const commands = rows.filter(({ name }) => name === 'shop').flatMap(row => row.commands);
    for (const command of commands) expect(command).not.toMatch(/--account-id shop|\bshop\b/);
  });
});
