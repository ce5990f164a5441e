import { beforeAll, describe, expect, it } from 'vitest';
import { loadChecks } from '../../../checks/index.ts';
import { assessInventory } from '../../../src/assess/assessment.ts';
import { brief } from '../../../src/brief/index.ts';
import { isPraiseworthy } from '../../../src/brief/pages/passing-checks.ts';
import { FACTS } from '../../../src/facts/index.ts';
import type { Check } from '../../../src/model/check.ts';
import { PROVIDER_TRAITS } from '../../../src/providers/index.ts';
import { tally } from '../../support/assessment.ts';
import { emptyRegion, withRegion } from '../../support/empty-region.ts';
import { judged } from '../../support/inventories.ts';
import { ACCOUNT, resource, testInventory } from '../../support/world.ts';

const titles = ['All is well', 'What is not well'] as const;
const check = (kinds: Parameters<typeof tally>[2], counts: object, more: object = {}) =>
  tally('a-check', 'support', kinds, titles, counts, more);

describe('what the briefing praises', () => {
  it('is well for all of several resources, or for the only account that there is', () => {
    expect(isPraiseworthy(check(['database'], { pass: 2 }))).toBe(true);
    expect(isPraiseworthy(check(['account'], { pass: 1 }))).toBe(true);
    expect(isPraiseworthy(check(['practice'], { pass: 1 }))).toBe(true);
  });

  it('is not what was judged nowhere, once, in part, or only for faults', () => {
    expect(isPraiseworthy(check(['database'], { notApplicable: 9 }))).toBe(false);
    expect(isPraiseworthy(check(['database'], { pass: 1 }))).toBe(false);
    expect(isPraiseworthy(check(['database'], { pass: 9, fail: 1 }))).toBe(false);
    expect(isPraiseworthy(check(['database'], { pass: 9, unknown: 1 }))).toBe(false);
    expect(isPraiseworthy(check(['region'], { pass: 9 }, { faultsOnly: true }))).toBe(false);
  });
});

describe('all checks', () => {
  let checks: readonly Check[];
  beforeAll(async () => {
    checks = await loadChecks();
  });

  it('praise nothing in an account with nothing in it', () => {
    const region = { account: ACCOUNT, refused: [], reason: 'denied', defaultNetwork: true } as const;
    const world = ['eu-west-1', 'eu-north-1'].reduce(
      (before, name) => withRegion(before, emptyRegion({ ...region, region: name })),
      testInventory({
        resources: [
          resource('account', {
            id: 'account',
            region: 'global',
            facets: { tiersWithoutSla: [], scheduledChanges: null },
          }),
          resource('identity', { id: 'user', region: 'global', facets: { trustedPrincipals: null } }),
        ],
      }),
    );
    const assessment = assessInventory(world, {
      ...{ checks, facts: FACTS, traits: PROVIDER_TRAITS, now: '2026-11-22T12:00:00.000Z', version: '0' },
      client: { name: 'Nothing Ltd', tlp: 'TLP:CLEAR' },
    });
    const passed = assessment.checks.filter(({ pass }) => pass > 0).map(({ id }) => id);
    expect(passed, 'something passes, so that the rule is needed').toContain('public-machine-image');
    expect(assessment.checks.filter(isPraiseworthy).map(({ id }) => id)).toEqual([]);
  });

  it.each([
    ['subscription', 'azure', '00000000-0000-0000-0000-000000000000'],
    ['project', 'gcp', 'empty-project'],
  ] as const)('praise nothing in a %s with nothing in it', (_, provider, account) => {
    const world = testInventory({
      resources: [resource('account', { id: account, provider, account, region: 'global' })],
      targets: [{ provider, account }],
    });
    const assessment = assessInventory(world, {
      ...{ checks, facts: FACTS, traits: PROVIDER_TRAITS, now: '2026-11-22T12:00:00.000Z', version: '0' },
      client: { name: 'Nothing Ltd', tlp: 'TLP:CLEAR' },
    });
    expect(assessment.checks.some(({ unknown }) => unknown > 0)).toBe(true);
    expect(assessment.checks.filter(isPraiseworthy).map(({ id }) => id)).toEqual([]);
  });
});

describe('the bottom line', () => {
  it('praises nothing of a question at risk or with a critical gap', async () => {
    for (const assessment of Object.values(await judged())) {
      const { bottomLine, risks } = brief(assessment);
      const praised = assessment.checks.filter(({ title }) => bottomLine.fine.some(line => line.includes(title)));
      const named = assessment.risks.slice(0, Math.min(3, risks.length)).flatMap(({ questions }) => questions);
      for (const { question, id } of praised) {
        expect(named, id).not.toContain(question);
        expect(assessment.score.questions[question].grade, id).not.toBe('critical-gap');
      }
    }
  });
});
