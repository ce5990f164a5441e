import type { Facets } from '../../../../model/facets.ts';
import { absent, mapReading, unread, value, type Reading } from '../../../../model/reading.ts';
import { requireField } from '../../../kit/response-fields.ts';
import { gcpOperations, type GcpCollector, type GcpContext, type GcpList, type GcpRead } from '../../context.ts';
import { daysOf, headOf, isoDate, labelsOf, type Labels } from '../../facets/common.ts';
import { sharedWithOf, type IamPolicy } from '../../facets/iam-policy.ts';
import { infrastructureAsCodeBy } from '../../facets/common.ts';
import { ACCESS_LOGGING_READS, readAccessLogging } from '../iam/audit-logging.ts';

/** Every key of the project in one list, where the inventory is enabled. */
const INVENTORY: GcpList = {
  call: 'kmsinventory:projects.cryptoKeys.list',
  permission: 'cloudkms.cryptoKeys.list',
  path: '/v1/projects/{project}/cryptoKeys',
  query: 'pageSize=500',
  items: 'cryptoKeys',
};
const LOCATIONS: GcpList = {
  call: 'cloudkms:projects.locations.list',
  permission: 'cloudkms.locations.list',
  path: '/v1/projects/{project}/locations',
  query: 'pageSize=200',
  items: 'locations',
};
const KEY_RINGS: GcpList = {
  call: 'cloudkms:projects.locations.keyRings.list',
  permission: 'cloudkms.keyRings.list',
  path: '/v1/{location}/keyRings',
  query: 'pageSize=500',
  items: 'keyRings',
};
const KEYS: GcpList = {
  call: 'cloudkms:projects.locations.keyRings.cryptoKeys.list',
  permission: 'cloudkms.cryptoKeys.list',
  path: '/v1/{keyRing}/cryptoKeys',
  query: 'pageSize=500',
  items: 'cryptoKeys',
};
const KEY_POLICY: GcpRead = {
  call: 'cloudkms:projects.locations.keyRings.cryptoKeys.getIamPolicy',
  permission: 'cloudkms.cryptoKeys.getIamPolicy',
  path: '/v1/{key}:getIamPolicy',
  query: 'options.requestedPolicyVersion=3',
};
const KEY_RING_POLICY: GcpRead = {
  call: 'cloudkms:projects.locations.keyRings.getIamPolicy',
  permission: 'cloudkms.keyRings.getIamPolicy',
  path: '/v1/{keyRing}:getIamPolicy',
  query: 'options.requestedPolicyVersion=3',
};

interface CryptoKey {
  readonly name?: string;
  readonly purpose?: string;
  readonly createTime?: string;
  readonly rotationPeriod?: string;
  readonly labels?: Labels;
  readonly primary?: { readonly state?: string; readonly createTime?: string; readonly destroyTime?: string } | null;
}

/** Keys of Cloud KMS. */
export const gcpKms: GcpCollector = {
  id: 'gcp-kms',
  provider: 'gcp',
  scope: 'global',
  lists: ['key'],
  fills: {
    key: [
      'keyState',
      'rotation',
      'deletionProtection',
      'networkAccess',
      'sharedWith',
      'infrastructureAsCode',
      'accessLogging',
    ],
  },
  operations: gcpOperations(
    INVENTORY,
    LOCATIONS,
    KEY_RINGS,
    KEYS,
    KEY_POLICY,
    KEY_RING_POLICY,
    ...ACCESS_LOGGING_READS,
  ),
  decidedBy: {
    sharedWith: ['cloudkms:projects.locations.keyRings.cryptoKeys.getIamPolicy'],
  },
  collect: async ctx => {
    const enabled = await ctx.enabledApis();
    const hasInventory =
      enabled.state === 'value' && enabled.value.has('kmsinventory') && enabled.value.has('cloudkms');
    await ctx.list('key', hasInventory ? INVENTORY.call : KEYS.call, () =>
      hasInventory ? ctx.each<CryptoKey>(INVENTORY, row => emitKey(ctx, row)) : everyKey(ctx, row => emitKey(ctx, row)),
    );
  },
};

type Named = { readonly name?: string };

/** Key by key ring by location. */
const everyKey = (ctx: GcpContext, take: (row: CryptoKey) => Promise<void>): Promise<void> =>
  ctx.each<Named>(LOCATIONS, location =>
    ctx.each<Named>(KEY_RINGS, ring => ctx.each<CryptoKey>(KEYS, take, { keyRing: ring.name ?? '' }), {
      location: location.name ?? '',
    }),
  );

async function emitKey(ctx: GcpContext, row: CryptoKey): Promise<void> {
  ctx.emit({
    ...headOf(ctx, {
      ...{
        kind: 'key',
        type: 'cloudkms.googleapis.com/CryptoKey',
        name: row.name,
        labels: row.labels,
        createdAt: row.createTime,
      },
      region: /\/locations\/([^/]+)\//.exec(row.name ?? '')?.[1] ?? 'global',
    }),
    facets: {
      keyState: keyStateOf(row),
      rotation: rotationOf(row),
      // A version waits before it is destroyed, for a day at least, and can be restored until then.
      deletionProtection: value(true),
      networkAccess: absent,
      sharedWith: await sharedWith(ctx, row),
      infrastructureAsCode: infrastructureAsCodeBy(labelsOf(row.labels)),
      accessLogging: await readAccessLogging(ctx, 'cloudkms'),
    },
  });
}

/** Only keys for encryption have a primary version; versions of the others are not read. */
function keyStateOf({ primary, purpose }: CryptoKey): Reading<Facets['keyState']> {
  if (primary === undefined || primary === null)
    return purpose === 'ENCRYPT_DECRYPT'
      ? value({ state: 'other' })
      : unread('not-collected', 'versions of a key for signatures or raw encryption');
  const deletionDate = isoDate(primary.destroyTime);
  return mapReading(requireField(primary.state, 'primary.state'), state => ({
    state:
      state === 'ENABLED'
        ? 'enabled'
        : state === 'DISABLED'
          ? 'disabled'
          : state === 'DESTROY_SCHEDULED'
            ? 'pending-deletion'
            : 'other',
    ...(deletionDate === undefined ? {} : { deletionDate }),
  }));
}

/** Cloud KMS rotates keys for symmetric encryption only. */
function rotationOf({ purpose, rotationPeriod, primary, createTime }: CryptoKey): Reading<Facets['rotation']> {
  if (purpose !== 'ENCRYPT_DECRYPT') return absent;
  const intervalDays = daysOf(rotationPeriod);
  const lastRotatedAt = isoDate(primary?.createTime ?? createTime);
  return value({
    automatic: intervalDays !== undefined,
    ...(intervalDays === undefined || intervalDays <= 0 ? {} : { intervalDays }),
    ...(lastRotatedAt === undefined ? {} : { lastRotatedAt }),
  });
}

/** By the policies of the key and of its key ring. */
async function sharedWith(ctx: GcpContext, { name = '' }: CryptoKey): Promise<Reading<Facets['sharedWith']>> {
  const keyRing = name.split('/cryptoKeys/')[0] ?? '';
  const [own, ring] = await Promise.all([
    ctx.read(KEY_POLICY.call, () => ctx.get<IamPolicy>(KEY_POLICY, { key: name })),
    ctx.shared(`policy of ${keyRing}`, () =>
      ctx.read(KEY_RING_POLICY.call, () => ctx.get<IamPolicy>(KEY_RING_POLICY, { keyRing })),
    ),
  ]);
  if (own.state !== 'value') return own.state === 'absent' ? value([]) : own;
  return mapReading(ring, inherited =>
    sharedWithOf({ bindings: [...(own.value.bindings ?? []), ...(inherited.bindings ?? [])] }, ctx.account),
  );
}
