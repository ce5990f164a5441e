import { describe, expect, it } from 'vitest';
import { part, placed, rowOf, simulated, TB } from '../support/survival.ts';

const disk = (id: string, of: string) =>
  part('disk', id, {
    dataDurability: 'durable', size: { bytes: TB }, placement: placed(['a']), relationships: [{ to: of, role: 'server' }],
  }); // prettier-ignore
const byHand = (id: string, boot: string) =>
  part('server', id, { placement: placed(['a']), infrastructureAsCode: null, relationships: [{ to: boot, role: 'boot-disk' }] }); // prettier-ignore
const resources = [byHand('web-1', 'boot'), disk('boot', 'web-1'), disk('data', 'web-1')];
const rowWith = (stateless: readonly string[], of = resources) =>
  rowOf(simulated({ resources: of, rules: [{ name: 'shop', stateless }] }, 'resource:boot'), 'component-lost');

describe('a server that the configuration calls stateless', () => {
  it('has a boot disk that loses nothing when it fails', () => {
    expect(rowWith([])).toMatchObject({ fate: 'unknown', dataLoss: { best: 0, worst: null } });
    // Started again after half an hour, else made by hand: 20 and 5 of people.
    expect(rowWith(['web-*'])).toMatchObject({ fate: 'by-hand', hours: { best: 0.5, worst: 25 }, dataLoss: { best: 0, worst: 0 } });
  }); // prettier-ignore

  it('is named by its name or id, in full or with *', () => {
    expect(rowWith(['web'])).toMatchObject({ fate: 'unknown' });
    expect(rowWith(['data', 'web-2'])).toMatchObject({ fate: 'unknown' });
  });

  it('keeps what its other disks hold', () => {
    const row = rowOf(
      simulated({ resources, rules: [{ name: 'shop', stateless: ['*'] }] }, 'resource:data'),
      'component-lost',
    );
    expect(row.dataLoss.worst).toBeNull();
  });

  it('of another workload says nothing', () => {
    const other = simulated({ resources, rules: [{ name: 'other', stateless: ['*'] }, { name: 'shop' }] }, 'resource:boot'); // prettier-ignore
    expect(rowOf(other, 'component-lost', 'shop')).toMatchObject({ fate: 'unknown' });
  });
});
