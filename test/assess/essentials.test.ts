import { describe, expect, it } from 'vitest';
import type { Kind } from '../../src/model/kinds.ts';
import type { Resource } from '../../src/model/resource.ts';
import type { WorkloadRule } from '../../src/model/workload.ts';
import { backup, database, part, PITR, placed, simulated } from '../support/survival.ts';
import { resource } from '../support/world.ts';

function answers(resources: readonly Resource[], refused: readonly Kind[] = [], rules: readonly WorkloadRule[] = []) {
  const all = simulated({ resources, refused, rules }).essentials().get('shop') ?? [];
  return Object.fromEntries(all.map(one => [one.question, one]));
}

const drill = (source: string) =>
  resource('restore-test', {
    id: 'drill',
    facets: { restoreTest: { what: 'restore', outcome: 'completed', at: '2026-03-01T00:00:00Z', source } },
  });
const server = part('server', 'web', { placement: placed(['a']), relationships: [] });

describe('the seven questions', () => {
  it('say what one server, one restore and one data centre take', () => {
    const found = answers([database({ automatedBackups: PITR }), server]);
    // 2-6 + 1-2 + people 3-7: the paper case of a restore of one terabyte.
    expect(found['restore-time']).toMatchObject({
      answer: 'hours',
      hours: { best: 6, worst: 15 },
      evidence: ['orders'],
    });
    expect(found['server-lost']).toMatchObject({ hours: { best: 0.5 } });
    expect(found['data-centre-lost']).toMatchObject({ hours: { best: 2 }, dataLoss: { best: 0 } });
  });

  it.each([
    ['a copy', [database(), backup()], 'yes', []],
    ['none', [database()], 'no', ['orders']],
    ['one of two', [database({ automatedBackups: PITR }), database({}, { id: 'carts' })], 'partly', ['carts']],
  ])('the data with %s', (_, resources, answer, evidence) => {
    expect(answers(resources)['backed-up']).toMatchObject({ answer, evidence });
  });

  it('copies that could not be listed are unknown, not absent', () => {
    expect(answers([database()], ['backup'])['backed-up']).toMatchObject({ answer: 'unknown', evidence: ['orders'] });
  });

  it('what refused lists may hide, or nobody saw, makes no answer certain', () => {
    const whole = [database({ automatedBackups: PITR }), drill('orders')];
    expect(answers(whole)).toMatchObject({ 'backed-up': { answer: 'yes' }, 'restore-tried': { answer: 'yes' } });
    for (const [resources, refused, needs] of [[whole, ['bucket'], []], [whole, [], ['elsewhere']], [[server], ['database'], []]] as const) {
      const rules = needs.length === 0 ? [] : [{ name: 'shop', match: { kind: 'database' as const }, needs: [...needs] }];
      const found = answers(resources, refused, rules);
      for (const question of ['backed-up', 'restore-tried', 'restore-time'])
        expect(found[question]?.answer, `${question} ${refused.join()} ${needs.join()}`).toBe('unknown');
    }
    expect(answers([database()], ['bucket'])).toMatchObject({ 'backed-up': { answer: 'no' }, 'restore-tried': { answer: 'unknown' } });
    expect(answers([server], ['database'])['finds-restored']).toMatchObject({ answer: 'unknown' });
  }); // prettier-ignore

  it('says in whole sentences what has no end', () => {
    const { 'server-lost': found } = answers([database()]);
    expect(found?.hours?.worst).toBeNull();
    expect(found?.text).toMatch(/^It is down for \d+ (min|h) at best, at worst without a sure end; data lost: /);
  });

  it('a restore was tried, was not, or could not be listed', () => {
    expect(answers([database(), drill('orders')])['restore-tried']).toMatchObject({ answer: 'yes' });
    expect(answers([database()])['restore-tried']).toMatchObject({ answer: 'no', evidence: ['orders'] });
    expect(answers([database()], ['restore-test'])['restore-tried']).toMatchObject({ answer: 'unknown' });
  });

  it('the application finds the restored database by a name that can be pointed elsewhere; else nobody knows', () => {
    expect(answers([database()])['finds-restored']).toMatchObject({ answer: 'unknown', evidence: ['orders'] });
    const zone = resource('dns-zone', {
      id: 'zone',
      facets: { dnsRecords: [{ name: 'db.shop', to: ['orders.internal.'], routing: 'simple', expectedTargets: [] }] },
    });
    expect(answers([database({ addresses: ['Orders.internal'] }), zone])['finds-restored']).toMatchObject({
      answer: 'yes',
    });
  });

  it('a network of which nothing was seen is unknown', () => {
    expect(answers([server])['network-lost']).toMatchObject({ answer: 'unknown' });
  });

  it('without data, questions of data do not apply', () => {
    expect(answers([server])['backed-up']).toMatchObject({ answer: 'not-applicable' });
  });
});
