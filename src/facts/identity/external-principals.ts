import type { Facts } from '../../model/facts.ts';
import { absent, mapReading, value, valueOrNull, type Reading, type Unread } from '../../model/reading.ts';
import { facet, type Resource } from '../../model/resource.ts';
import { defineFact } from '../define-fact.ts';
import type { InventoryIndex } from '../inventory-index.ts';

/**
 * Unknown principals that may assume an identity without external ID or MFA. Accounts of this run and the organization's
 * management account are known.
 */
export const untrustedPrincipals = defineFact({
  name: 'untrustedPrincipals',
  on: ['identity'],
  needs: { identity: ['trustedPrincipals'], account: ['organizationMembership'] },
  prepare: prepareOwn,
  compute(identity, { own, gaps }, index): Reading<Facts['untrustedPrincipals']> {
    const trusted = facet(identity, 'trustedPrincipals');
    if (trusted.state === 'unread') return trusted;
    const unconditional = (valueOrNull(trusted) ?? []).filter(one => !one.requiresExternalIdOrMfa);
    if (unconditional.some(({ type }) => type === 'public')) return value({ public: true, accounts: [] });
    const accounts = unconditional
      .filter(({ type, principal }) => (type === 'account' || type === 'organization') && !own.has(principal))
      .map(({ principal }) => principal);
    return gapFor(identity, accounts, gaps, index) ?? value({ public: false, accounts });
  },
});

/** Unknown accounts and organizations with access, by resource policy or by name; `*`: everybody. Absent: it cannot be shared. */
export const externalPrincipals = defineFact({
  name: 'externalPrincipals',
  on: [
    'bucket',
    'key',
    'secret',
    'backup-vault',
    'backup',
    'registry',
    'messaging',
    'file-share',
    'artifact',
    'database',
  ],
  needs: {
    bucket: ['sharedWith', 'publicAccess'],
    messaging: ['sharedWith'],
    'file-share': ['sharedWith'],
    key: ['sharedWith'],
    secret: ['sharedWith'],
    'backup-vault': ['sharedWith'],
    backup: ['sharedWith'],
    registry: ['sharedWith'],
    artifact: ['sharedWith'],
    database: ['sharedWith'],
    account: ['organizationMembership'],
  },
  prepare: prepareOwn,
  compute(resource, { own, gaps }, index): Reading<readonly string[]> {
    const sharedWith = facet(resource, 'sharedWith');
    if (sharedWith.state !== 'value') return cannotBeShared(resource, index) ? absent : sharedWith;
    const principalKind = index.traits[resource.provider]?.principalKind;
    const accounts = sharedWith.value.filter(
      // Networks and endpoints are often the company's own.
      principal => principalKind?.(principal) !== undefined && !own.has(principal),
    );
    const gap = gapFor(resource, accounts, gaps, index);
    if (gap !== undefined) return gap;
    return mapReading(isPublic(resource), isOpen => (isOpen ? ['*', ...accounts] : accounts));
  },
});

/** Things of this kind have no policy at this provider that could let others in. */
const cannotBeShared = ({ kind, provider, facets }: Resource, { traits }: InventoryIndex): boolean =>
  facets.sharedWith === undefined &&
  traits[provider]?.neverAnswered.some(row => row.kind === kind && row.need === 'sharedWith' && !row.exists) === true;

/** Open to everybody, by its policy or an access control list. */
function isPublic(resource: Resource): Reading<boolean> {
  if (valueOrNull<readonly string[]>(facet(resource, 'sharedWith'))?.includes('*') === true) return value(true);
  if (resource.kind !== 'bucket') return value(false);
  const access = facet(resource, 'publicAccess');
  return access.state === 'absent' ? value(false) : mapReading(access, level => level === 'public');
}

interface Known {
  readonly own: ReadonlySet<string>;
  /** Accounts whose organization is unread. */
  readonly gaps: ReadonlyMap<string, Unread>;
}

function prepareOwn(index: InventoryIndex): Known {
  const own = new Set(index.inventory.header.targets.map(target => target.account));
  const gaps = new Map<string, Unread>();
  for (const account of index.seen('account')) {
    const membership = facet(account, 'organizationMembership');
    if (membership.state === 'unread') gaps.set(account.account, membership);
    if (membership.state !== 'value') continue;
    own.add(membership.value.managementAccount);
    own.add(membership.value.organization);
  }
  return { own, gaps };
}

/** Only the membership tells whether an unknown account is the organization's management account. */
function gapFor(
  { account }: Resource,
  unknown: readonly string[],
  gaps: Known['gaps'],
  index: InventoryIndex,
): Unread | undefined {
  return unknown.length === 0 ? undefined : (index.gap('account', { account }) ?? gaps.get(account));
}
