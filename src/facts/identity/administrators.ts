import type { Facets } from '../../model/facets.ts';
import type { Facts } from '../../model/facts.ts';
import { valueOrNull, value, type Reading, type Unread } from '../../model/reading.ts';
import { facet, type Resource } from '../../model/resource.ts';
import { defineFact } from '../define-fact.ts';

interface Count {
  readonly users: string[];
  roles: number;
  /** Why there may be more. */
  gap?: Unread;
}

/** Administrators of an account. Unread while the privilege level of any identity is. */
export const administrators = defineFact({
  name: 'administrators',
  on: ['account'],
  needs: { identity: ['privilegeLevel', 'trustedPrincipals', 'credentials'] },
  // Azure has none: its users sign in through the directory.
  optional: ['credentials'],
  prepare(index) {
    const accounts = new Map<string, Count>();
    for (const identity of index.seen('identity')) {
      const count = accounts.get(identity.account) ?? { users: [], roles: 0 };
      accounts.set(identity.account, count);
      add(identity, count);
    }
    return accounts;
  },
  compute({ account }, accounts, index): Reading<Facts['administrators']> {
    const { users, roles, gap } = accounts.get(account) ?? { users: [], roles: 0 };
    return index.gap('identity', { account }) ?? gap ?? value({ users: [...users].sort(), roles });
  },
});

function add(identity: Resource, count: Count): void {
  const privileges = facet(identity, 'privilegeLevel');
  if (privileges.state === 'value' && privileges.value !== 'administrator') return;
  const trusted = facet(identity, 'trustedPrincipals');
  const credentials = facet(identity, 'credentials');
  const canBeUsed = trusted.state === 'absent' ? valueOrNull(credentials) : valueOrNull(trusted);
  if (trusted.state === 'value' && !trusted.value.some(isNotService)) return;
  if (trusted.state === 'absent' && credentials.state === 'value' && !canSignIn(credentials.value)) return;
  if (privileges.state === 'unread') count.gap ??= privileges;
  else if (trusted.state === 'unread') count.gap ??= trusted;
  // A user of the directory, whatever credentials it signs in with.
  else if (valueOrNull(trusted)?.every(({ type }) => type === 'user') === true) count.users.push(identity.name);
  else if (canBeUsed === undefined && credentials.state === 'unread') count.gap ??= credentials;
  else if (trusted.state === 'absent') count.users.push(identity.name);
  else count.roles++;
}

const canSignIn = ({ consoleAccess, accessKeys }: Facets['credentials']): boolean =>
  consoleAccess || accessKeys.some(key => key.active);

/** Roles of services are assumed by the service, not by people. */
const isNotService = ({ type }: Facets['trustedPrincipals'][number]): boolean => type !== 'service';
