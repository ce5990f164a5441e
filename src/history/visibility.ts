import type { Assessment } from '../model/assessment.ts';
import type { Finding } from '../model/finding.ts';

export const targetName = ({ provider, account }: { readonly provider: string; readonly account: string }): string =>
  `${provider} ${account}`;

const listKey = (check: string, { kind, provider, account, region }: Finding['resource']): string =>
  [check, kind, provider, account, region].join('\n');

/** Why an assessment has no verdict on a resource: it is out of its scope, or the list with it could not be read. */
export type InvisibleReason = 'out-of-scope' | 'unread';

/**
 * Whether `other` would have a verdict on what `own` found. A finding that is missing where nothing could be read is neither
 * resolved nor new.
 */
export function createVisibility(
  own: Assessment,
  other: Assessment,
  checkOf: (id: string) => string,
): (finding: Finding) => InvisibleReason | undefined {
  const regionsOf = (assessment: Assessment) =>
    new Map(assessment.targets.map(target => [targetName(target), new Set(target.regions)]));
  const [ownRegions, otherRegions] = [regionsOf(own), regionsOf(other)];
  const closed = new Set(other.coverage.closed.map(one => `${targetName(one)} ${one.region}`));
  const unread = new Set(
    other.findings
      .filter(({ scope }) => scope === 'list')
      .map(finding => listKey(checkOf(finding.check), finding.resource)),
  );
  return ({ check, resource }) => {
    const target = targetName(resource);
    if (resource.provider !== 'any') {
      const regions = otherRegions.get(target);
      if (regions === undefined || closed.has(`${target} ${resource.region}`)) return 'out-of-scope';
      if (ownRegions.get(target)?.has(resource.region) === true && !regions.has(resource.region)) return 'out-of-scope';
    }
    const lists = [resource, { ...resource, region: 'global' }];
    return lists.some(one => unread.has(listKey(checkOf(check), one))) ? 'unread' : undefined;
  };
}
