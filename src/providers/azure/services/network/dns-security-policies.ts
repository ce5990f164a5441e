import { flatMapReading, mapReading, type Reading } from '../../../../model/reading.ts';
import { parentOf, type ArmResource } from '../../client/arm.ts';
import { refId, type Ref, type ResourcesById } from '../../resources-by-id.ts';
import { isEnumValue } from '../../enum-value.ts';

interface DnsPolicyLink {
  readonly virtualNetwork?: Ref | null;
}
interface DnsSecurityRule {
  readonly action?: { readonly actionType?: string } | null;
  readonly dnsSecurityRuleState?: string;
}

/** Ids of the virtual networks whose DNS security policy blocks some queries. */
export function networksWithDnsFiltering(links: ResourcesById, rules: ResourcesById): Reading<ReadonlySet<string>> {
  return flatMapReading(links, allLinks =>
    mapReading(rules, allRules => {
      const blockingPolicies = new Set([...allRules.values()].filter(isBlocking).map(({ id }) => parentOf(id)));
      return new Set(
        [...allLinks.values()]
          .filter(({ id }) => blockingPolicies.has(parentOf(id)))
          .flatMap(({ properties }) => refId((properties as DnsPolicyLink | null | undefined)?.virtualNetwork) ?? []),
      );
    }),
  );
}

function isBlocking({ properties }: ArmResource): boolean {
  const { action, dnsSecurityRuleState } = (properties ?? {}) as DnsSecurityRule;
  return isEnumValue(action?.actionType, 'Block') && !isEnumValue(dnsSecurityRuleState, 'Disabled');
}
