import { memoizeBy } from '../../lib/memoize.ts';
import type { Facets } from '../../model/facets.ts';
import type { Facts } from '../../model/facts.ts';
import { BACKED_UP_KINDS } from '../../model/kinds.ts';
import { absent, value, valueOrNull, type Reading, type Unread } from '../../model/reading.ts';
import { facet, type Resource } from '../../model/resource.ts';
import { defineFact } from '../define-fact.ts';
import type { InventoryIndex } from '../inventory-index.ts';
import { guardrailBindings } from '../identity/guardrail-bindings.ts';
import { managersOf } from '../identity/organizations.ts';
import { firstGap } from '../scope.ts';

type Logins = Facts['deletingLogins'];

/** Log-ins that can delete everything in the account of the data. Unread while the permissions of any log-in are. */
export const deletingLogins = defineFact({
  name: 'deletingLogins',
  on: BACKED_UP_KINDS,
  needs: {
    identity: ['privilegeLevel', 'deletePermissions', 'trustedPrincipals', 'credentials'],
    account: ['rootCredentials'],
  },
  // Azure has no root account, reads no delete permissions, and its users sign in through the directory.
  optional: ['deletePermissions', 'credentials', 'rootCredentials'],
  prepare: index => countByAccount(index),
  compute({ account }, { logins, gaps }, index): Reading<Logins> {
    const gap = firstGap(index, ['identity', 'account'], { account }) ?? gaps.get(account);
    return gap ?? value(logins.get(account) ?? NOBODY);
  },
});

const NOBODY: Logins = { count: 0, more: false };

function countByAccount(index: InventoryIndex) {
  const logins = new Map<string, Logins>();
  const gaps = new Map<string, Unread>();
  for (const one of [...index.seen('identity'), ...index.seen('account')]) {
    const reach = one.kind === 'account' ? rootOf(one) : loginOf(one);
    const { count, more } = logins.get(one.account) ?? NOBODY;
    if (reach.state === 'unread') gaps.set(one.account, reach);
    else if (reach.state === 'value')
      logins.set(one.account, {
        count: count + (reach.value === 'all' ? 1 : 0),
        more: more || reach.value === 'some' || (reach.value === 'all' && isShared(one)),
      });
  }
  return { logins, gaps };
}

/** The root account can delete everything, unless the organization took its credentials away. */
function rootOf(account: Resource): Reading<Facets['deletePermissions']> {
  const root: Reading<Facets['rootCredentials']> = facet(account, 'rootCredentials');
  if (root.state === 'unread') return root.reason === 'not-collected' ? value('none') : root;
  return value(root.state === 'absent' || root.value.centrallyManaged === true ? 'none' : 'all');
}

/** What an identity can delete that someone signs in as; nothing where only a service of the provider uses it. */
function loginOf(identity: Resource): Reading<Facets['deletePermissions']> {
  const privileges: Reading<Facets['privilegeLevel']> = facet(identity, 'privilegeLevel');
  const deletes: Reading<Facets['deletePermissions']> = facet(identity, 'deletePermissions');
  const trusted: Reading<Facets['trustedPrincipals']> = facet(identity, 'trustedPrincipals');
  if (valueOrNull(privileges) === 'limited' && valueOrNull(deletes) === 'none') return value('none');
  if (trusted.state === 'unread') return trusted;
  if (trusted.state === 'value' && trusted.value.every(({ type }) => type === 'service')) return value('none');
  if (trusted.state === 'absent') {
    const credentials: Reading<Facets['credentials']> = facet(identity, 'credentials');
    if (credentials.state === 'unread') return credentials;
    if (credentials.state === 'value' && !canSignIn(credentials.value)) return value('none');
  }
  if (privileges.state !== 'value') return privileges;
  if (privileges.value !== 'limited') return value('all');
  // Its policies allow some deletions; a vault access policy that it cannot change may forbid them.
  return deletes.state === 'unread' && deletes.reason !== 'not-collected' ? deletes : value('some');
}

/** A role or a group, which several people may use. */
const isShared = (identity: Resource): boolean =>
  identity.kind === 'identity' &&
  valueOrNull<Facets['trustedPrincipals']>(facet(identity, 'trustedPrincipals'))?.some(
    ({ type }) => type !== 'user',
  ) === true;

const canSignIn = ({ consoleAccess, accessKeys }: Facets['credentials']): boolean =>
  consoleAccess || accessKeys.some(({ active }) => active);

/** Guardrails bind no identity of the management account. */
export const deletionGuardrails = defineFact({
  name: 'deletionGuardrails',
  on: BACKED_UP_KINDS,
  needs: { account: ['organizationMembership'], guardrail: ['guardrailTargets', 'deletionGuardrail'] },
  prepare: index =>
    memoizeBy(
      (account: string) => account,
      account => forbiddenIn(account, index),
    ),
  compute: ({ account }, forbidden) => forbidden(account),
});

function forbiddenIn(account: string, index: InventoryIndex): Reading<Facts['deletionGuardrails']> {
  const gapOfAccount = index.gap('account', { account });
  const manager =
    index.seen('account', { account }).length === 0 ? (gapOfAccount ?? absent) : managersOf(index)(account);
  if (manager.state === 'unread') return manager;
  if (manager.state === 'absent' || manager.value === account) return value('none');
  const { binding, unsure, gap } = guardrailBindings(index)(account, manager.value);
  const contents = binding.map(contentOf);
  if (contents.some(reading => valueOrNull(reading) === 'all')) return value('all');
  // One that forbids nothing of it is no question, whomever it binds.
  const open = unsure.filter(({ guardrail }) => valueOrNull(contentOf(guardrail)) !== 'none');
  const hidden = [...contents, ...open.map(({ why }) => why)].find(({ state }) => state === 'unread');
  if (hidden?.state === 'unread') return hidden;
  return gap ?? value(contents.some(reading => valueOrNull(reading) === 'some') ? 'perhaps' : 'none');
}

const contentOf = (guardrail: Resource): Reading<Facets['deletionGuardrail']> => facet(guardrail, 'deletionGuardrail');
