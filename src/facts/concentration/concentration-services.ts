import table from '../../../data/portability.json' with { type: 'json' };
import { compareText } from '../../lib/text.ts';
import type { Facts } from '../../model/facts.ts';
import { accountKey } from '../../model/keys.ts';
import { KINDS, type Kind } from '../../model/kinds.ts';
import { valueOrNull, unread, value, type Reading } from '../../model/reading.ts';
import { facet, type Resource } from '../../model/resource.ts';
import { forCompanyOnly, unreadTarget } from './concentration.ts';
import { defineFact } from '../define-fact.ts';
import type { InventoryIndex } from '../inventory-index.ts';
import { firstGap } from '../scope.ts';

/** For each type of a kind, in lower case: whether another provider offers an equivalent. */
const TYPES: Readonly<Record<string, ReadonlyMap<string, string>>> = Object.fromEntries(
  Object.entries(table.kinds).map(([kind, types]) => [
    kind,
    new Map(Object.entries(types).map(([type, group]) => [type.toLowerCase(), group])),
  ]),
);
/** Kinds of most proprietary services: without these lists nothing can be concluded. */
const REQUIRED_KINDS: readonly Kind[] = ['database', 'messaging', 'function'];
const OPTIONAL_KINDS = KINDS.filter(kind => kind in TYPES && !REQUIRED_KINDS.includes(kind));

/** Service types in use, by whether another provider offers an equivalent. */
export const portability = defineFact({
  name: 'portability',
  on: ['organization'],
  needs: {
    database: [], messaging: [], function: [], warehouse: [], search: [], cache: [], bucket: [],
    'file-share': [], workflow: [], server: [], 'kubernetes-cluster': [], app: [],
  },
  prepare: () => undefined,
  compute: (resource, _, index) => forCompanyOnly(resource, () => servicesOf(index)),
}); // prettier-ignore

function servicesOf(index: InventoryIndex): Reading<Facts['portability']> {
  const gap = firstGap(index, REQUIRED_KINDS, {}, OPTIONAL_KINDS);
  if (gap !== undefined) return gap;
  const found = { portable: new Set<string>(), proprietary: new Set<string>() };
  for (const { kind, type } of [...REQUIRED_KINDS, ...OPTIONAL_KINDS].flatMap(one => index.seen(one))) {
    const group = TYPES[kind]?.get(type.toLowerCase());
    if (group !== 'portable' && group !== 'proprietary') return unread('unsupported', `portability of ${type}`);
    found[group].add(type);
  }
  const { portable, proprietary } = found;
  return value({ portable: [...portable].sort(compareText), proprietary: [...proprietary].sort(compareText) });
}

/** Domains whose registrar and DNS hosting are one account; where none was found, the answer. */
export const registrarAndDnsOverlap = defineFact({
  name: 'registrarAndDnsOverlap',
  on: ['practice'],
  needs: { domain: [], 'dns-zone': [], practice: ['answer'] },
  prepare: overlapOf,
  compute(practice, overlap): Reading<Facts['registrarAndDnsOverlap']> {
    if (overlap.state !== 'value') return overlap;
    // What was read counts, whatever the answer is.
    if (overlap.value.length > 0) return value({ domains: overlap.value, answer: null });
    const answer = facet(practice, 'answer');
    return answer.state === 'unread' ? answer : value({ domains: [], answer: valueOrNull(answer) ?? null });
  },
});

/** Domains that an account both registers and hosts. A list that was refused may hold one; no answer changes that. */
function overlapOf(index: InventoryIndex): Reading<readonly string[]> {
  const gap = unreadTarget(index) ?? firstGap(index, [], {}, ['domain', 'dns-zone']);
  if (gap !== undefined) return gap;
  const hosted = new Set(index.seen('dns-zone').map(nameKey));
  const both = index.seen('domain').filter(domain => hosted.has(nameKey(domain)));
  return value([...new Set(both.map(domain => bareName(domain)))].sort(compareText));
}

const bareName = ({ name }: Resource): string => name.toLowerCase().replace(/\.$/, '');
const nameKey = (resource: Resource): string => `${accountKey(resource)}\n${bareName(resource)}`;
