import type { InventoryIndex } from '../facts/inventory-index.ts';
import { CloudbriefError } from '../model/errors.ts';
import { facet, type Resource } from '../model/resource.ts';
import { valueOrNull } from '../model/reading.ts';

/**
 * The accounts in which identities of that name or id are administrators. Throws `CB_USAGE` for one that is none, or whose rights
 * were not read: what it can delete is not simulated.
 */
export function accountsAdministered(index: InventoryIndex, identity: string): readonly string[] {
  const wanted = identity.toLowerCase();
  const named = index.seen('identity').filter(({ id, name }) => [id, name].some(one => one.toLowerCase() === wanted));
  const homes = new Set(named.filter(isAdministrator).map(({ account }) => account));
  if (named.length === 0 || homes.size > 0) return [...homes];
  const unknown = named.some(one => facet(one, 'privilegeLevel').state === 'unread');
  throw new CloudbriefError(
    'CB_USAGE',
    unknown ? `The rights of ${identity} were not read.` : `${identity} is no administrator of an account.`,
    'Only what an administrator can delete is simulated: name one, or an account for all of its administrators.',
  );
}

const isAdministrator = (identity: Resource): boolean =>
  valueOrNull(facet(identity, 'privilegeLevel')) === 'administrator';
