import type { Assessment } from '../model/assessment.ts';
import type { Finding } from '../model/finding.ts';

export const targetName = ({ provider, account }: { readonly provider: string; readonly account: string }): string =>
  `${provider} ${account}`;

/** A whole list that nobody answered: it has no provider's type, for it is no resource. */
const isList = ({ status, resource }: Finding): boolean =>
  status !== 'fail' && resource.type === '' && resource.id.endsWith(`/${resource.kind}`);

const listKey = (check: string, { kind, provider, account, region }: Finding['resource']): string =>
  [check, kind, provider, account, region].join('\n');

/** Why an assessment could say nothing of a resource: it was not looked at, or the list that it stands in was refused. */
export type InvisibleReason = 'outside' | 'refused';

/**
 * Whether what `own` found would have been seen by `other`. A finding that is missing where nobody could look is neither
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
  const refused = new Set(
    other.findings.filter(isList).map(finding => listKey(checkOf(finding.check), finding.resource)),
  );
  return ({ check, resource }) => {
    const target = targetName(resource);
    if (resource.provider !== 'any') {
      const regions = otherRegions.get(target);
      if (regions === undefined || closed.has(`${target} ${resource.region}`)) return 'outside';
      if (ownRegions.get(target)?.has(resource.region) === true && !regions.has(resource.region)) return 'outside';
    }
    const lists = [resource, { ...resource, region: 'global' }];
    return lists.some(one => refused.has(listKey(checkOf(check), one))) ? 'refused' : undefined;
  };
}
