import { describe, expect, it } from 'vitest';
import { loadChecks } from '../../checks/index.ts';
import { translatorFor } from '../../src/brief/language/translator.ts';

/** They fail for data that has no copy at all: of none, nothing is true of "every copy". */
const CHECKS = ['no-cross-region-backup', 'no-cross-provider-backup', 'no-log-or-backup-account'];
const EVERY =
  /every copy|all (its|their) copies|jede Kopie(?! darin|, die)|Kopien alle|alle Kopien|chaque copie|toutes (les|leurs|ses) copies|todas (las|sus) copias/i;
const checks = (await loadChecks()).filter(({ id }) => CHECKS.includes(id));

describe.each(['en', 'de', 'fr', 'es'] as const)('in %s', language => {
  it.each(checks.map(check => [check.id, check] as const))(
    '%s says nothing of every copy where there may be none',
    (id, { failTitle, risk }) => {
      const { translateText } = translatorFor(language);
      const said = Object.entries({ failTitle, risk }).map(([part, text]) =>
        translateText(`checks.${id}.${part}`, text),
      );
      expect(said.filter(text => EVERY.test(text))).toEqual([]);
    },
  );
});
