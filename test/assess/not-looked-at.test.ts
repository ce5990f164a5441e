import { describe, expect, it } from 'vitest';
import { notLookedAt } from '../../src/assess/not-looked-at.ts';
import type { Facets } from '../../src/model/facets.ts';
import type { Inventory } from '../../src/model/inventory.ts';
import { unread, value, type Reading } from '../../src/model/reading.ts';

const census = (types: Facets['resourceCensus']['types']): Reading<Facets['resourceCensus']> =>
  value({ sources: [{ name: 'the list', covers: 'all', regions: [] }], uncounted: [], types });

function inventory(account: string, resourceCensus?: Reading<Facets['resourceCensus']>, failed?: string): Inventory {
  return {
    header: {
      tool: 'cloudbrief',
      started: '2026-11-22T12:00:00.000Z',
      targets: [{ provider: 'aws', account, regions: ['eu-west-1'], ...(failed === undefined ? {} : { failed }) }],
    },
    ended: '2026-11-22T12:00:01.000Z',
    resources: [
      { kind: 'account', id: 'root', type: 'AWS::Account', name: account, tags: {}, provider: 'aws', account, region: 'global', unit: 'u',
        facets: resourceCensus === undefined ? {} : { resourceCensus } },
    ],
    units: [], populations: [], refusals: [],
  }; // prettier-ignore
}
const isReadType = (type: string): boolean => type.startsWith('ec2:');

describe('what is not looked at', () => {
  it('is what was counted and no collector reads, the most first', () => {
    const types = [
      { type: 'athena:workgroup', count: 2, regions: ['eu-west-1'] },
      { type: 'ec2:instance', count: 90, regions: ['eu-west-1'] },
      { type: 'glue:job', count: 7, regions: ['eu-west-1'] },
    ];
    expect(notLookedAt(inventory('1', census(types)), isReadType)).toEqual([
      {
        provider: 'aws',
        account: '1',
        sources: [{ name: 'the list', covers: 'all', regions: [] }],
        uncounted: [],
        types: [types[2], types[0]],
      },
    ]);
  });

  it.each([
    ['the lists were refused', unread('denied')],
    ['an earlier version counted nothing', undefined],
  ])('is not known where %s', (_, reading) => {
    expect(notLookedAt(inventory('1', reading), isReadType)).toEqual([
      { provider: 'aws', account: '1', sources: [], uncounted: ['eu-west-1'], types: [] },
    ]);
  });

  it('says nothing of an account that could not be read at all: it is missing as a whole', () => {
    expect(notLookedAt(inventory('1', undefined, 'no access'), isReadType)).toEqual([]);
  });
});
