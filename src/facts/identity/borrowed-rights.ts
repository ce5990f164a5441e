import { createGlob } from '../../lib/glob.ts';
import type { Facets } from '../../model/facets.ts';
import type { Facts } from '../../model/facts.ts';
import { unread, value, valueOrNull, type Reading, type Unread } from '../../model/reading.ts';
import { facet, type Resource } from '../../model/resource.ts';
import { defineFact } from '../define-fact.ts';
import type { InventoryIndex } from '../inventory-index.ts';

type Target = Facets['codeExecution'][number];
type Hit = Facts['borrowedRights'][number];

/** Functions, servers, stacks, container services, notebook servers and build projects with the role of an administrator, on which a limited identity may run code of its own. */
export const borrowedRights = defineFact({
  name: 'borrowedRights',
  on: ['identity'],
  needs: {
    identity: ['privilegeLevel', 'codeExecution', 'instanceProfiles'],
    function: ['workloadIdentity'],
    server: ['workloadIdentity'],
    stack: ['workloadIdentity'],
    'managed-service': ['workloadIdentity'],
    app: ['workloadIdentity'],
  },
  // Only AWS has roles that a resource runs with, and policies that name resources.
  optional: ['codeExecution', 'instanceProfiles', 'workloadIdentity'],
  prepare: () => undefined,
  compute(identity, _, index): Reading<Facts['borrowedRights']> {
    if (identity.facets.codeExecution === undefined) return value([]);
    const level = facet(identity, 'privilegeLevel');
    if (level.state === 'unread') return level;
    if (level.state === 'value' && level.value !== 'limited') return value([]);
    const targets = facet(identity, 'codeExecution');
    if (targets.state !== 'value') return targets.state === 'unread' ? targets : value([]);
    const found = targets.value.map(target => followed(identity, target, index));
    const hits = new Map(found.flatMap(one => one.hits).map(hit => [hit.resource, hit]));
    if (hits.size > 0) return value([...hits.values()]);
    return found.find(one => one.gap !== undefined)?.gap ?? value([]);
  },
});

interface Followed {
  readonly hits: readonly Hit[];
  readonly gap: Unread | undefined;
}

function followed(identity: Resource, { kind, pattern, certain }: Target, index: InventoryIndex): Followed {
  const { account } = identity;
  const matches = createGlob(pattern);
  let gap = index.gap(kind, { account });
  const hits: Hit[] = [];
  for (const resource of index.seen(kind, { account }).filter(({ id }) => matches(id))) {
    const role = powerfulRole(resource, index);
    if (role.state === 'unread') gap ??= role;
    if (role.state !== 'value' || role.value.id === identity.id) continue;
    if (certain) hits.push({ resource: resource.name, role: role.value.name });
    else gap ??= unread('failed', 'its policies have conditions that cannot be evaluated');
  }
  return { hits, gap };
}

/** The role that the resource runs with, where it is an administrator or can become one. */
function powerfulRole(resource: Resource, index: InventoryIndex): Reading<Resource> {
  const used = facet(resource, 'workloadIdentity');
  if (used.state !== 'value') return used;
  const { account } = resource;
  const roles = index.seen('identity', { account });
  const role = roles.find(
    one => one.id === used.value || valueOrNull(facet(one, 'instanceProfiles'))?.includes(used.value) === true,
  );
  if (role === undefined)
    return index.gap('identity', { account }) ?? unread('not-collected', `the role ${used.value}`);
  const level = facet(role, 'privilegeLevel');
  if (level.state === 'unread') return level;
  return level.state === 'value' && level.value !== 'limited' ? value(role) : { state: 'absent' };
}
