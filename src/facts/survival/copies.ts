import { isImmutable } from '../../model/backup.ts';
import type { AssetCopy, Known } from '../../model/asset.ts';
import type { KnownBackup } from '../../model/facts.ts';
import { valueOrNull } from '../../model/reading.ts';
import { facet, type Resource } from '../../model/resource.ts';
import { backupCatalogue } from '../backups/catalogue.ts';
import type { InventoryIndex } from '../inventory-index.ts';
import { memoizePerInventory } from '../per-inventory.ts';
import { keyOf } from './keys.ts';

/** What holds for types of copies, whatever was read. */
export interface CopyTypes {
  readonly replicaTypes: ReadonlySet<string>;
  readonly regionalBackups: ReadonlySet<string>;
}

/** The copies of a resource, and whether there may be more. */
export function copiesOf(
  resource: Resource,
  index: InventoryIndex,
  types: CopyTypes,
): { readonly copies: readonly AssetCopy[]; readonly more: boolean } {
  const catalogue = backupCatalogue(index);
  const { backups, restricted, hidden } = catalogue.of(resource);
  if (backups.length + restricted.length === 0) return { copies: [], more: hidden !== undefined };
  const whole =
    restricted.length === 0
      ? backups
      : [...backups, ...restricted.filter(({ restriction }) => restriction !== 'partial')];
  const started = startOf(index);
  return {
    copies: whole.map(backup => copyOf(backup, { resource, index, types, started, daysSince: catalogue.daysSince })),
    more: hidden !== undefined,
  };
}

const startOf = memoizePerInventory(({ inventory }) => Date.parse(inventory.header.started));

interface Context {
  readonly resource: Resource;
  readonly index: InventoryIndex;
  readonly types: CopyTypes;
  /** Milliseconds. */
  readonly started: number;
  readonly daysSince: (date: string) => number;
}

function copyOf(backup: KnownBackup, { resource, index, types, started, daysSince }: Context): AssetCopy {
  const seen = backup.id === resource.id ? undefined : index.byId(backup.id);
  const type = seen?.type ?? resource.type;
  const immutable = isImmutable(backup, daysSince);
  // Without a resource of its own: the service's backups in another region, or a replica that was not read.
  const isReplica = backup.id !== resource.id && types.replicaTypes.has(type);
  return {
    id: backup.id,
    provider: backup.provider,
    account: backup.account,
    region: backup.region,
    form: isReplica ? 'replica' : backup.takenAt === undefined ? 'geo' : 'backup',
    type,
    ageHours: ageOf(backup.takenAt, started),
    immutable: immutable === 'unread' ? 'unknown' : immutable ? 'yes' : 'no',
    ...(backup.approverAccount === undefined ? {} : { approver: backup.approverAccount }),
    regional: types.regionalBackups.has(type) ? 'yes' : 'unknown',
    usable: usableOf(backup),
    ownKey: ownKeyOf(seen),
    key: seen === undefined ? undefined : keyOf(seen, index),
  };
}

function ageOf(takenAt: string | undefined, started: number): number | 'unknown' {
  const hours = takenAt === undefined ? Number.NaN : (started - Date.parse(takenAt)) / 3_600_000;
  return Number.isNaN(hours) ? 'unknown' : Math.max(0, hours);
}

/** Only the provider restores it: nobody knows whether it will. */
const usableOf = ({ restriction }: KnownBackup): Known => (restriction === 'provider-restore' ? 'unknown' : 'yes');

/** Whether its key is its own: a key that the customer manages may be in the account of the source. */
function ownKeyOf(seen: Resource | undefined): Known {
  if (seen === undefined) return 'unknown';
  const encryption = facet(seen, 'encryptionAtRest');
  if (encryption.state === 'unread') return 'unknown';
  return valueOrNull(encryption) === 'customer-managed-key' ? 'unknown' : 'yes';
}
