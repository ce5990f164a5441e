import type { Facets } from '../../model/facets.ts';
import type { Facts } from '../../model/facts.ts';
import { valueOrNull, value, type Reading, type Unread } from '../../model/reading.ts';
import { facet, type Resource } from '../../model/resource.ts';
import { defineFact } from '../define-fact.ts';

interface Seen {
  readonly users: string[];
  roles: number;
  hidden?: Unread;
}

/** Who may do everything in an account. One identity of which we don't know whether it may leaves the count open. */
export const administrators = defineFact({
  name: 'administrators',
  on: ['account'],
  needs: { identity: ['privilegeLevel', 'trustedPrincipals', 'credentials'] },
  // Log-ins of the cloud's own; where a directory lets everybody in there are none.
  optional: ['credentials'],
  prepare(index) {
    const accounts = new Map<string, Seen>();
    for (const identity of index.seen('identity')) {
      const seen = accounts.get(identity.account) ?? { users: [], roles: 0 };
      accounts.set(identity.account, seen);
      count(identity, seen);
    }
    return accounts;
  },
  compute({ account }, accounts, index): Reading<Facts['administrators']> {
    const { users, roles, hidden } = accounts.get(account) ?? { users: [], roles: 0 };
    return index.gap('identity', { account }) ?? hidden ?? value({ users: [...users].sort(), roles });
  },
});

function count(identity: Resource, seen: Seen): void {
  const powers = facet(identity, 'privilegeLevel');
  if (powers.state === 'value' && powers.value !== 'administrator') return;
  const takenBy = facet(identity, 'trustedPrincipals');
  const credentials = facet(identity, 'credentials');
  const canBeUsed = takenBy.state === 'absent' ? valueOrNull(credentials) : valueOrNull(takenBy);
  if (takenBy.state === 'value' && !takenBy.value.some(isPerson)) return;
  if (takenBy.state === 'absent' && credentials.state === 'value' && !canSignIn(credentials.value)) return;
  if (powers.state === 'unread') seen.hidden ??= powers;
  else if (takenBy.state === 'unread') seen.hidden ??= takenBy;
  // The directory lets the person in: how, is another question.
  else if (valueOrNull(takenBy)?.every(({ type }) => type === 'user') === true) seen.users.push(identity.name);
  else if (canBeUsed === undefined && credentials.state === 'unread') seen.hidden ??= credentials;
  else if (takenBy.state === 'absent') seen.users.push(identity.name);
  else seen.roles++;
}

const canSignIn = ({ consoleAccess, accessKeys }: Facets['credentials']): boolean =>
  consoleAccess || accessKeys.some(key => key.active);

/** Services take roles too, and they are nobody. */
const isPerson = ({ type }: Facets['trustedPrincipals'][number]): boolean => type !== 'service';
