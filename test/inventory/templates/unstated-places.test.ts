import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { brief } from '../../../src/brief/index.ts';
import { translatorFor } from '../../../src/brief/language/translator.ts';
import { fillMessage } from '../../../src/check/message.ts';
import { listingText } from '../../../src/cli/workloads.ts';
import { packageRoot } from '../../../src/lib/package-root.ts';
import type { Assessment } from '../../../src/model/assessment.ts';
import { LANGUAGES } from '../../../src/model/language.ts';
import { ENGLISH_PLACES, inWords } from '../../../src/model/planned-places.ts';
import { moneyParameters } from '../../../src/risk/money/parameters.ts';
import { rendererFor } from '../../../src/render/renderers.ts';
import { assessWithLosses } from '../../../src/run/money.ts';
import { readInventories } from '../../../src/run/read-inventories.ts';
import { optionsFor } from '../../support/terraform.ts';

const TEMPLATE = join(packageRoot(), 'test', 'fixtures', 'templates', 'Shop.yaml');
/** Not where it is a part of an id. */
const INTERNAL = /(?<![\w:/-])not-in-plan(?![\w:/-])/;

describe('a template that names no account and no region', () => {
  let assessment: Assessment;
  beforeAll(async () => {
    const money = { business: {}, parameters: moneyParameters({}) };
    assessment = await assessWithLosses(await readInventories([TEMPLATE]), await optionsFor(), { money });
  });

  it('keeps a stable mark of that in the assessment, and words in its messages', () => {
    expect(assessment.targets).toMatchObject([{ account: 'not-in-plan' }]);
    for (const { message } of assessment.findings) expect(message).not.toMatch(INTERNAL);
    expect(fillMessage('{name} lies in {zone}.', { name: 'Db', zone: 'not-in-plan' })).toBe(
      'Db lies in region not stated.',
    );
  });

  it.each(LANGUAGES)('is told in words: %s', language => {
    expect(JSON.stringify(brief(assessment, language))).not.toMatch(INTERNAL);
    const words = translatorFor(language);
    const said = [words.translate('places.noAccount'), words.translate('places.noRegion'), words.translate('places.plan')]; // prettier-ignore
    if (language === 'en') expect(said).toEqual(Object.values(ENGLISH_PLACES));
    else for (const text of said) expect(Object.values(ENGLISH_PLACES)).not.toContain(text);
  });

  it.each(['csv', 'junit', 'sarif', 'markdown', 'html', 'register-csv'])('is in words in %s', async format => {
    for (const language of ['en', 'de'] as const) {
      const file = await rendererFor(format).render(brief(assessment, language), assessment, { page: 'a4' });
      expect(Buffer.from(file).toString()).not.toMatch(INTERNAL);
      if (format === 'html') expect(Buffer.from(file).toString()).not.toContain('not-in-plan');
    }
  });

  it('is in words in the list of workloads', () => {
    const workloads = assessment.workloads.map(one => ({ ...one, members: [] }));
    const text = listingText(inWords(workloads, ENGLISH_PLACES), 120);
    expect(text).not.toMatch(INTERNAL);
    expect(inWords(`The worst of not-in-plan; aws:not-in-plan:global`, ENGLISH_PLACES)).toBe(
      'The worst of region not stated; aws:not-in-plan:global',
    );
  });
});
