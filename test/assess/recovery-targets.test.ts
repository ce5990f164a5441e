import { describe, expect, it } from 'vitest';
import { loadChecks } from '../../checks/index.ts';
import { assessInventory } from '../../src/assess/assessment.ts';
import { FACTS } from '../../src/facts/index.ts';
import type { Resource } from '../../src/model/resource.ts';
import type { WorkloadRule } from '../../src/model/workload.ts';
import { PROVIDER_TRAITS } from '../../src/providers/index.ts';
import { needsNowhere } from '../../src/risk/survival/nowhere.ts';
import { database, PITR, ROUND_FIGURES } from '../support/survival.ts';
import { testInventory } from '../support/world.ts';

const CHECKS = (await loadChecks()).filter(({ id }) => /^recovery-(time|point)-target-missed$/.test(id));

function assessed(resources: readonly Resource[], rule: Omit<WorkloadRule, 'name'>) {
  return assessInventory(testInventory({ resources }), {
    checks: CHECKS,
    facts: FACTS,
    traits: PROVIDER_TRAITS,
    now: '2026-06-30T10:00:00Z',
    version: '0',
    client: { name: 'Test', tlp: 'TLP:AMBER' },
    figures: ROUND_FIGURES,
    workloads: [{ name: 'shop', match: { tags: { app: 'shop' } }, ...rule }],
  });
}

const findingsOf = (...given: Parameters<typeof assessed>) =>
  assessed(...given).findings.map(({ check, status, message, severity }) => ({ check, status, message, severity }));

// The zone is away 2 to 19 hours, and up to half an hour of data is lost: see test/risk/survival/inventories.test.ts.
const single = [database({ automatedBackups: PITR })];

describe('a recovery target', () => {
  it('that even the best case exceeds is missed', () => {
    expect(findingsOf(single, { targets: { 'zone-lost': { rtoHours: 1 } } })).toEqual([
      {
        check: 'recovery-time-target-missed',
        status: 'fail',
        message: 'shop may be down for 60 minutes, and takes 2 hours at best when a data centre fails.',
        severity: 'high',
      },
    ]);
  });

  it('that nothing can keep says so, and weighs as much as the service', () => {
    const [finding] = findingsOf([database()], {
      criticality: 'crown-jewel',
      targets: { any: { rpoHours: 0.25 } },
    });
    expect(finding).toMatchObject({
      check: 'recovery-point-target-missed',
      status: 'fail',
      severity: 'critical',
      message: expect.stringMatching(
        /^shop may lose the work of 15 minutes, and loses everything when .+; one more target is missed\.$/,
      ),
    });
  });

  it.each([
    ['whose selector picks nothing', { match: { tags: { app: 'typo' } } }],
    ['that needs something that is nowhere', { needs: ['Paymentz'] }],
  ])('of a workload %s is never met', (_what, rule) => {
    const { findings, checks, survival } = assessed(single, { ...rule, targets: { 'zone-lost': { rtoHours: 1000 } } });
    expect(findings).toMatchObject([{ check: 'recovery-time-target-missed', status: 'unknown' }]);
    expect(checks.map(({ pass }) => pass)).toEqual([0, 0]);
    const zone = survival.find(row => row.workload === 'shop' && row.scenario === 'zone-lost');
    expect(zone?.target?.rto).toBe('cannot-tell');
  });

  it('of a workload that needs something that is nowhere: nothing of it is certain, nor of who needs it', () => {
    const { survival } = assessed(single, { needs: ['Paymentz'] });
    const rows = survival.filter(({ workload }) => workload === 'shop');
    expect(rows.length).toBeGreaterThan(0);
    for (const { fate, hours, dataLoss } of rows) {
      expect([hours.worst, dataLoss.worst]).toEqual([null, null]);
      if (hours.best !== null) expect(fate).toBe('unknown');
    }
    const open = { alternatives: [0], certain: true, capacity: false };
    const node = (name: string, at: number, nowhere: readonly string[] = []) => ({ name, unseen: nowhere, nowhere, needs: [{ ...open, alternatives: [at] }] }); // prettier-ignore
    const workloads = [node('a', 1), node('b', 2, ['x']), node('c', 0)];
    expect(needsNowhere({ assets: [], needs: [], workloads })).toEqual([true, true, true]);
    expect(needsNowhere({ assets: [], needs: [], workloads: workloads.map(one => ({ ...one, nowhere: [] })) })).toEqual([false, false, false]); // prettier-ignore
  });

  it('that only the worst case exceeds cannot be told', () => {
    expect(findingsOf(single, { targets: { 'zone-lost': { rtoHours: 4 } } })).toMatchObject([
      {
        check: 'recovery-time-target-missed',
        status: 'unknown',
        message: 'What was read does not tell whether shop keeps its recovery target.',
      },
    ]);
  });

  it('that even the worst case keeps is met', () => {
    expect(findingsOf(single, { targets: { 'zone-lost': { rtoHours: 24, rpoHours: 1 } } })).toEqual([]);
    expect(findingsOf(single, {})).toEqual([]);
  });

  it('stands in the survival of the assessment, with what decides it', () => {
    const { survival, workloads } = assessed(single, { owner: 'Sales', targets: { 'zone-lost': { rtoHours: 1 } } });
    expect(workloads).toMatchObject([{ name: 'shop', owner: 'Sales', targets: { 'zone-lost': { rtoHours: 1 } } }]);
    expect(survival.find(({ scenario }) => scenario === 'zone-lost')).toMatchObject({
      lost: { id: 'zone:a' },
      target: { rtoHours: 1, rto: 'missed' },
      decides: [{ resource: { id: 'orders' }, recovery: 'people' }],
    });
  });
});

it('the assessment is the same in whatever order resources were read', () => {
  const more = [
    ...single,
    database({}, { id: 'stock', name: 'stock' }),
    database({}, { id: 'till', name: 'till', tags: {} }),
  ];
  const text = (resources: readonly Resource[]) => {
    const { survival, workloads } = assessed(resources, {});
    return JSON.stringify({ survival, workloads });
  };
  expect(text(more.toReversed())).toBe(text(more));
});
