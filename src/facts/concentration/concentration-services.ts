import table from '../../../data/portability.json' with { type: 'json' };
import { compareText } from '../../lib/text.ts';
import type { Facts } from '../../model/facts.ts';
import { accountKey } from '../../model/keys.ts';
import { KINDS, type Kind } from '../../model/kinds.ts';
import { valueOrNull, unread, value, type Reading } from '../../model/reading.ts';
import { facet, type Resource } from '../../model/resource.ts';
import { listedKinds, forCompanyOnly, unreadTarget } from './concentration.ts';
import { defineFact } from '../define-fact.ts';
import type { InventoryIndex } from '../inventory-index.ts';
import { firstGap } from '../scope.ts';

/** What kinds of service are judged, and whether each type of them is sold or run anywhere else. */
const TYPES: Readonly<Record<string, ReadonlyMap<string, string>>> = Object.fromEntries(
  Object.entries(table.kinds).map(([kind, types]) => [
    kind,
    new Map(Object.entries(types).map(([type, word]) => [type.toLowerCase(), word])),
  ]),
);
/** Where nearly all of what only one provider has is found: without these lists nobody can say that there is none. */
const DECISIVE: readonly Kind[] = ['database', 'messaging', 'function'];
const ALSO_JUDGED = KINDS.filter(kind => kind in TYPES && !DECISIVE.includes(kind));

/** The provider's types of service in use: those that others offer too, and those that nobody else has. */
export const portability = defineFact({
  name: 'portability',
  on: ['organization'],
  needs: {
    database: [], messaging: [], function: [], warehouse: [], search: [], cache: [], bucket: [],
    'file-share': [], workflow: [], server: [], 'kubernetes-cluster': [], app: [],
  },
  prepare: index => [...DECISIVE, ...listedKinds(index, ALSO_JUDGED)],
  compute: (resource, kinds, index) => forCompanyOnly(resource, () => servicesOf(kinds, index)),
}); // prettier-ignore

function servicesOf(kinds: readonly Kind[], index: InventoryIndex): Reading<Facts['portability']> {
  const gap = firstGap(index, kinds);
  if (gap !== undefined) return gap;
  const found = { portable: new Set<string>(), proprietary: new Set<string>() };
  for (const { kind, type } of kinds.flatMap(one => index.seen(one))) {
    const word = TYPES[kind]?.get(type.toLowerCase());
    if (word !== 'portable' && word !== 'proprietary') return unread('unsupported', `whether anybody else has ${type}`);
    found[word].add(type);
  }
  const { portable, proprietary } = found;
  return value({ portable: [...portable].sort(compareText), proprietary: [...proprietary].sort(compareText) });
}

/** Names whose registrar and name servers are one account; where we saw none, what a person said. */
export const registrarAndDnsOverlap = defineFact({
  name: 'registrarAndDnsOverlap',
  on: ['practice'],
  needs: { domain: [], 'dns-zone': [], practice: ['answer'] },
  prepare: togetherIn,
  compute(practice, together): Reading<Facts['registrarAndDnsOverlap']> {
    if (together.state !== 'value') return together;
    // What we saw is so, whatever somebody says.
    if (together.value.length > 0) return value({ domains: together.value, answer: null });
    const answer = facet(practice, 'answer');
    return answer.state === 'unread' ? answer : value({ domains: [], answer: valueOrNull(answer) ?? null });
  },
});

/** Names that an account both registers and answers for. A list that was refused may hold such a name; no answer heals that. */
function togetherIn(index: InventoryIndex): Reading<readonly string[]> {
  const gap = unreadTarget(index) ?? firstGap(index, listedKinds(index, ['domain', 'dns-zone']));
  if (gap !== undefined) return gap;
  const answered = new Set(index.seen('dns-zone').map(nameKey));
  const both = index.seen('domain').filter(domain => answered.has(nameKey(domain)));
  return value([...new Set(both.map(domain => bareName(domain)))].sort(compareText));
}

const bareName = ({ name }: Resource): string => name.toLowerCase().replace(/\.$/, '');
const nameKey = (resource: Resource): string => `${accountKey(resource)}\n${bareName(resource)}`;
