import { flatMapReading, mapReading, type Reading } from '../../../../model/reading.ts';
import { parentOf } from '../../client/arm.ts';
import { refId, type Ref, type ResourcesById } from './network-types.ts';

/** The networks whose questions for names pass a policy that refuses some of them. */
export function networksWithDnsFiltering(links: ResourcesById, rules: ResourcesById): Reading<ReadonlySet<string>> {
  return flatMapReading(links, all =>
    mapReading(rules, found => {
      const refusing = new Set([...found.values()].filter(isRefusing).map(({ id }) => parentOf(id)));
      return new Set(
        [...all.values()]
          .filter(({ id }) => refusing.has(parentOf(id)))
          .flatMap(
            ({ properties }) => refId((properties as { virtualNetwork?: Ref | null } | null)?.virtualNetwork) ?? [],
          ),
      );
    }),
  );
}

function isRefusing({ properties }: { readonly properties?: Readonly<Record<string, unknown>> | null }): boolean {
  const { action, dnsSecurityRuleState } = (properties ?? {}) as {
    readonly action?: { readonly actionType?: string } | null;
    readonly dnsSecurityRuleState?: string;
  };
  return action?.actionType === 'Block' && dnsSecurityRuleState !== 'Disabled';
}
