import fc from 'fast-check';
import type { Asset, AssetCopy, AssetKey, AssetGraph, AssetNeed, Known, Placed } from '../../src/model/asset.ts';
import type { Reach } from '../../src/model/reach.ts';

/** Places of the random graphs: two zones in each of two regions, three accounts, two providers. */
const REGIONS = ['r1', 'r2'] as const;
/** A location of several regions that the provider does not name. */
const AREA = 'eu';
const zonesIn = (region: string): string[] => [`${region}-a`, `${region}-b`];
export const ACCOUNTS = ['A', 'B', 'C'] as const;

const known = fc.constantFrom<Known[]>('yes', 'no', 'unknown');

const inArea = fc.constantFrom<(Placed | 'unknown')[]>('unknown', {
  spread: 'multi-region',
  places: [{ region: AREA, role: 'primary' }],
  manual: false,
});

const inRegion = (region: string): fc.Arbitrary<Placed | 'unknown'> =>
  fc.oneof(
    fc.constant('unknown' as const),
    fc.constantFrom(...zonesIn(region)).map((zone): Placed => {
      return { spread: 'single-zone', places: [{ region, zone, role: 'primary' }], manual: false };
    }),
    fc.constant<Placed>({ spread: 'single-zone', places: [{ region, role: 'primary' }], manual: false }),
    fc.boolean().map((manual): Placed => {
      const [one = '', two = ''] = zonesIn(region);
      const places = [
        { region, zone: one, role: 'primary' as const },
        { region, zone: two, role: 'standby' as const },
      ];
      return { spread: 'multi-zone', places, manual };
    }),
    fc.constant<Placed>({ spread: 'regional', places: [{ region, role: 'primary' }], manual: false }),
    fc.constant<Placed>({
      spread: 'multi-region',
      places: REGIONS.map(each => ({
        region: each,
        role: each === region ? ('primary' as const) : ('replica' as const),
      })),
      manual: false,
    }),
  );

const age = fc.oneof(fc.constant('unknown' as const), fc.integer({ min: 0, max: 500 }));

const key = (provider: AssetKey['provider']): fc.Arbitrary<AssetKey> =>
  fc.record({
    id: fc.constantFrom('k1', 'k2'),
    name: fc.constant('key'),
    kind: fc.constant('key' as const),
    type: fc.constantFrom('AWS::KMS::Key', 'Microsoft.KeyVault/vaults'),
    provider: fc.constant(provider),
    account: fc.constantFrom(...ACCOUNTS),
    region: fc.constantFrom(...REGIONS),
    everywhere: fc.boolean(),
  });

export const copy: fc.Arbitrary<AssetCopy> = fc
  .record({
    id: fc.constantFrom('c1', 'c2', 'c3'),
    provider: fc.constantFrom('aws' as const, 'azure' as const, 'gcp' as const),
    account: fc.constantFrom(...ACCOUNTS),
    region: fc.constantFrom(...REGIONS),
    form: fc.constantFrom('replica' as const, 'backup' as const, 'geo' as const),
    type: fc.constant('T'),
    ageHours: age,
    immutable: known,
    regional: known,
    usable: known,
    ownKey: known,
  })
  .chain(one => fc.option(key(one.provider), { nil: undefined }).map(own => ({ ...one, key: own })));

const ROLES = [
  ['store', 'database'],
  ['store', 'disk'],
  ['store', 'bucket'],
  ['store', 'cache'],
  ['compute', 'server'],
  ['group', 'server-group'],
  ['entry', 'load-balancer'],
  ['path', 'network'],
  ['path', 'gateway'],
] as const satisfies readonly (readonly [Asset['role'], Asset['kind']])[];

const asset: fc.Arbitrary<Asset> = fc
  .tuple(fc.constantFrom(...ROLES), fc.constantFrom(...REGIONS, ...REGIONS, AREA))
  .chain(([[role, kind], region]) =>
    fc.record({
      id: fc.constant(''),
      name: fc.constant(''),
      kind: fc.constant(kind),
      type: fc.constantFrom(
        ...['T', 'AWS::RDS::DBCluster', 'AWS::RDS::DBInstance', 'AWS::S3::Bucket', 'storage.googleapis.com/Bucket'],
        ...['sqladmin.googleapis.com/Instance', 'spanner.googleapis.com/Database', 'compute.googleapis.com/Disk'],
      ),
      provider: fc.constantFrom('aws' as const, 'aws' as const, 'azure' as const, 'gcp' as const),
      account: fc.constantFrom(...ACCOUNTS),
      region: fc.constant(region),
      role: fc.constant(role),
      placement: region === AREA ? inArea : inRegion(region),
      code: known,
      holdsData: role === 'store' ? known : fc.constant('no' as const),
      copies: role === 'store' ? fc.array(copy, { maxLength: 2 }) : fc.constant([]),
      moreCopies: role === 'store' ? fc.boolean() : fc.constant(false),
      automated: automated(role),
      versions: kind === 'bucket' ? known : fc.constant('no' as const),
      immutable: kind === 'bucket' ? known : fc.constant('no' as const),
      sizeTb: fc.oneof(fc.constant('unknown' as const), fc.integer({ min: 0, max: 10 })),
      replaced: known,
      tested: fc.boolean(),
    }),
  )
  .chain(one =>
    one.role === 'store'
      ? fc.option(key(one.provider), { nil: undefined }).map((own): Asset => ({ ...one, key: own }))
      : fc.constant<Asset>(one),
  )
  // What a provider runs over the zones of a region is never in one of them.
  .map((one): Asset => (mayBeRegional(one) ? one : { ...one, type: 'T' }));

/** The types of these graphs that providers run over the zones of a region, with their kinds. */
const REGIONAL = new Map<string, Asset['kind']>([
  ['AWS::S3::Bucket', 'bucket'],
  ['storage.googleapis.com/Bucket', 'bucket'],
  ['spanner.googleapis.com/Database', 'database'],
]);

const mayBeRegional = ({ type, kind, placement: placed }: Asset): boolean =>
  !REGIONAL.has(type) ||
  (REGIONAL.get(type) === kind &&
    (placed === 'unknown' ||
      (placed.spread !== 'single-zone' && placed.places.every(({ zone }) => zone === undefined))));

function automated(role: Asset['role']): fc.Arbitrary<Asset['automated']> {
  if (role !== 'store') return fc.constant('none' as const);
  return fc.oneof(
    fc.constantFrom('none' as const, 'unknown' as const),
    fc.record({ pitr: fc.boolean(), ageHours: fc.integer({ min: 0, max: 24 }) }),
  );
}

const needs = (nodes: number): fc.Arbitrary<AssetNeed[]> =>
  fc.array(
    fc.record({
      alternatives: fc.uniqueArray(fc.integer({ min: 0, max: nodes - 1 }), { minLength: 1, maxLength: 3 }),
      certain: fc.boolean(),
      capacity: fc.boolean(),
    }),
    { maxLength: 3 },
  );

/** Small graphs, circles included, with two workloads. */
export const graphs: fc.Arbitrary<AssetGraph> = fc.array(asset, { minLength: 1, maxLength: 9 }).chain(list => {
  const assets = list.map((one, at) => ({ ...one, id: `x${at}`, name: `x${at}` }));
  const nodes = assets.length + 2;
  return fc.record({
    assets: fc.constant(assets),
    needs: fc.tuple(...assets.map(() => needs(nodes))),
    workloads: fc.tuple(needs(nodes), needs(nodes)).map(([one, two]) => [
      { name: 'one', needs: one, unseen: [] },
      { name: 'two', needs: two, unseen: [] },
    ]),
  });
});

export const reaches: fc.Arbitrary<readonly Reach[]> = fc
  .array(fc.tuple(fc.subarray([...ACCOUNTS], { minLength: 1 }), fc.subarray([...ACCOUNTS])), {
    minLength: 1,
    maxLength: 3,
  })
  .map(all =>
    all.map(([accounts, maybe], at): Reach => {
      return { id: `p${at}`, name: `p${at}`, accounts: new Set(accounts), maybe: new Set(maybe) };
    }),
  );
