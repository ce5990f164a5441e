import { describe, expect, test } from 'vitest';
import type { Asset } from '../../../src/model/asset.ts';
import { alikeness } from '../../../src/risk/survival/alike.ts';

const PLACE = { region: 'eu-west-1', zone: 'euw1-az1', role: 'primary' } as const;

/** Every member is there, so that the compiler finds a new one. */
const ASSET: Required<Omit<Asset, 'key'>> & Pick<Asset, 'key'> = {
  id: 'a',
  name: 'a',
  kind: 'disk',
  type: 'AWS::EC2::Volume',
  provider: 'aws',
  account: '111122223333',
  region: 'eu-west-1',
  role: 'store',
  hidden: true,
  placement: { spread: 'single-zone', places: [PLACE], manual: false },
  code: 'no',
  holdsData: 'yes',
  copies: [],
  moreCopies: false,
  automated: { pitr: true, ageHours: 1 },
  versions: 'no',
  immutable: 'no',
  sizeTb: 1,
  replaced: 'no',
  tested: false,
  key: undefined,
};
const KEY = { id: 'k', name: 'k', kind: 'key', type: 'AWS::KMS::Key', provider: 'aws', account: '1', region: 'eu-west-1', everywhere: false } as const; // prettier-ignore

/** What another asset may have instead, for each member that something may depend on. */
const OTHER: Readonly<Record<Exclude<keyof Asset, 'id' | 'name' | 'copies'>, readonly Partial<Asset>[]>> = {
  kind: [{ kind: 'database' }],
  type: [{ type: 'AWS::RDS::DBInstance' }],
  provider: [{ provider: 'azure' }],
  account: [{ account: '444455556666' }],
  region: [{ region: 'eu-central-1' }],
  role: [{ role: 'compute' }],
  hidden: [{ hidden: undefined as unknown as true }],
  placement: [
    { placement: 'unknown' },
    { placement: { spread: 'multi-zone', places: [PLACE], manual: false } },
    { placement: { spread: 'single-zone', places: [PLACE], manual: true } },
    { placement: { spread: 'single-zone', places: [{ ...PLACE, zone: 'euw1-az2' }], manual: false } },
    { placement: { spread: 'single-zone', places: [{ ...PLACE, zone: undefined }], manual: false } },
    { placement: { spread: 'single-zone', places: [{ ...PLACE, role: 'replica' }], manual: false } },
    { placement: { spread: 'single-zone', places: [{ ...PLACE, region: 'us-east-1' }], manual: false } },
    { placement: { spread: 'single-zone', places: [PLACE, PLACE], manual: false } },
  ],
  code: [{ code: 'unknown' }],
  holdsData: [{ holdsData: 'unknown' }],
  moreCopies: [{ moreCopies: true }],
  automated: [
    { automated: 'none' },
    { automated: 'unknown' },
    { automated: { pitr: true } },
    { automated: { pitr: false, ageHours: 1 } },
  ],
  versions: [{ versions: 'yes' }],
  immutable: [{ immutable: 'unknown' }],
  sizeTb: [{ sizeTb: 'unknown' }, { sizeTb: 2 }],
  replaced: [{ replaced: 'yes' }],
  tested: [{ tested: true }],
  key: [{ key: KEY }],
};

const areAlike = (a: Asset, b: Asset): boolean => new Set(alikeness([a, b])).size === 1;

describe('assets are alike', () => {
  test('where only their names differ', () => {
    expect(areAlike(ASSET, { ...ASSET, id: 'b', name: 'b' })).toBe(true);
  });

  test.each(Object.entries(OTHER))('and not where %s differs', (_, others) => {
    for (const other of others) expect(areAlike(ASSET, { ...ASSET, ...other }), JSON.stringify(other)).toBe(false);
  });

  test('and not where they have copies', () => {
    const copied = { ...ASSET, copies: [{} as Asset['copies'][number]] };
    expect(areAlike(copied, { ...copied, id: 'b' })).toBe(false);
  });
});
