import {
  addressSet,
  allAddresses,
  intersectAddresses,
  NO_ADDRESSES,
  subtractAddresses,
  uniteAddresses,
} from './address-set.ts';
import type { Family } from './cidr.ts';
import {
  coversAddressFamily,
  internetFamilies,
  isInternetWide,
  mayAddUp,
  PROVIDER_CUSTOMERS,
  type Audience,
} from './internet.ts';
import {
  EVERYTHING,
  intersect,
  isEmpty,
  NOTHING,
  portSet,
  segmentsOf,
  subtract,
  union,
  type IngressRange,
  type PortRange,
  type PortSet,
} from './port-set.ts';

/** Ports that the rules, all of which allow, together open to strangers. */
export function openPorts(rules: readonly IngressRange[], audience: Audience): PortSet {
  if (audience === PROVIDER_CUSTOMERS) {
    const named = rules.filter(({ sources }) => sources.includes(PROVIDER_CUSTOMERS));
    return union(openPorts(rules, 'ipv4'), portSet(named));
  }
  const isOpen = ({ sources }: IngressRange): boolean => internetFamilies(sources).includes(audience);
  return union(portSet(rules.filter(isOpen)), addedUp(rules.filter(rule => !isOpen(rule)), audience)); // prettier-ignore
}

/** Ports that no rule opens alone, and several do together. */
function addedUp(rules: readonly IngressRange[], family: Family): PortSet {
  if (rules.length < 2 || !mayAddUp(rules.map(({ sources }) => sources), family)) return NOTHING; // prettier-ignore
  const sourcesOf = (some: readonly IngressRange[]): string[] => some.flatMap(({ sources }) => sources);
  if (!internetFamilies(sourcesOf(rules)).includes(family)) return NOTHING;
  return segmentsOf(rules)
    .filter(segment => internetFamilies(sourcesOf(rules.filter(rule => covers(rule, segment)))).includes(family))
    .reduce((all, segment) => union(all, portSet([segment])), NOTHING);
}

const covers = (rule: PortRange, segment: PortRange): boolean => isEmpty(subtract(portSet([segment]), portSet([rule])));

/** A rule of which the first that matches decides. */
export interface OrderedRule extends PortRange {
  readonly order: number;
  readonly allow: boolean;
  readonly source: string;
}

/** Ports that ordered rules open to strangers; what matches no rule is denied. */
export function openPortsInOrder(rules: readonly OrderedRule[], audience: Audience): PortSet {
  const ordered = [...rules].sort((a, b) => a.order - b.order);
  if (audience === PROVIDER_CUSTOMERS) return union(openPortsInOrder(rules, 'ipv4'), firstMatches(ordered, audience));
  if (!hasWideParts(ordered, audience)) return firstMatches(ordered, audience);
  return segmentsOf(ordered)
    .filter(segment =>
      isSegmentOpen(
        ordered.filter(rule => covers(rule, segment)),
        audience,
      ),
    ) // prettier-ignore
    .reduce((all, segment) => union(all, portSet([segment])), NOTHING);
}

/** Whether sources that are less than everybody add up to strangers, so that addresses must be counted. */
function hasWideParts(rules: readonly OrderedRule[], family: Family): boolean {
  const parts = rules.map(({ source }) => source).filter(source => !coversAddressFamily(source, family));
  return internetFamilies(parts).includes(family);
}

function isSegmentOpen(rules: readonly OrderedRule[], family: Family): boolean {
  let undecided = allAddresses(family);
  let allowed = NO_ADDRESSES;
  for (const { source, allow } of rules) {
    const named = coversAddressFamily(source, family) ? undecided : addressSet([source], family);
    if (allow) allowed = uniteAddresses(allowed, intersectAddresses(undecided, named));
    undecided = subtractAddresses(undecided, named);
  }
  return isInternetWide(allowed, family);
}

/** Where every source is either everybody or a few: a rule for a few neither opens nor closes a port. */
function firstMatches(rules: readonly OrderedRule[], audience: Audience): PortSet {
  let undecided = EVERYTHING;
  let open = NOTHING;
  for (const rule of rules) {
    if (!decides(rule, audience)) continue;
    const ports = portSet([rule]);
    if (rule.allow) open = union(open, intersect(undecided, ports));
    undecided = subtract(undecided, ports);
  }
  return open;
}

/** What denies all of IPv4 denies the customers of the provider; what allows it is counted as the internet. */
function decides({ source, allow }: OrderedRule, audience: Audience): boolean {
  if (audience !== PROVIDER_CUSTOMERS) return coversAddressFamily(source, audience);
  return source === PROVIDER_CUSTOMERS || (!allow && coversAddressFamily(source, 'ipv4'));
}
