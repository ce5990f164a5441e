import type { Reading } from '../../../../model/reading.ts';
import { USER_ID, type SignInDetail } from './sign-ins.ts';

/** What the principals are called: as in the report of sign-ins, or as the identity resource, else by sort and object id. */
export function principalNames(
  principals: ReadonlyMap<string, { readonly type: string }>,
  known: (id: string) => string | undefined,
): (id: string) => string {
  const seen = new Map<string, number>();
  for (const id of principals.keys()) {
    const name = known(id);
    if (name !== undefined) seen.set(name, (seen.get(name) ?? 0) + 1);
  }
  return id => {
    const name = known(id);
    const type = principals.get(id)?.type ?? 'Principal';
    const sort = name ?? (type === 'ServicePrincipal' ? 'Service principal' : type);
    // Two people of one name are two people.
    return name !== undefined && seen.get(name) === 1 ? name : `${sort} (object id ${id})`;
  };
}

/** The display name that the directory reports; a person without one is known by the sign-in name. */
export function reportedName(detail: Reading<SignInDetail> | undefined): string | undefined {
  if (detail?.state !== 'value') return undefined;
  const { userDisplayName, userPrincipalName } = detail.value;
  return [userDisplayName, userPrincipalName].find(isName)?.trim();
}

/** A name that tells a reader more than an id. */
export const isName = (name: unknown): name is string =>
  typeof name === 'string' && name.trim() !== '' && !USER_ID.test(name.trim());
