import type { CloudWatchLogsClient } from '@aws-sdk/client-cloudwatch-logs';
import type * as sdk from '@aws-sdk/client-cloudwatch-logs';
import { unread, value, type Reading } from '../../../../model/reading.ts';
import { assertField } from '../../../kit/response-fields.ts';
import type { AwsContext } from '../../context.ts';
import { parsePolicy } from '../../policy/policy-document.ts';
import { mayOverlap } from '../../policy/policy-patterns.ts';
import { sharedWithBy, statementAccess } from '../../policy/resource-policy.ts';

/** The resource policies of a region, which name log groups by ARN. */
export const readResourcePolicies = (
  ctx: AwsContext,
  logs: typeof sdk,
  client: CloudWatchLogsClient,
): Promise<Reading<readonly string[]>> =>
  ctx.read('logs:DescribeResourcePolicies', async () => {
    const found: string[] = [];
    for (let nextToken: string | undefined, more = true; more;) {
      const page: sdk.DescribeResourcePoliciesCommandOutput = await client.send(
        new logs.DescribeResourcePoliciesCommand({ nextToken }),
      );
      for (const { policyDocument } of assertField(page.resourcePolicies, 'resourcePolicies'))
        if (policyDocument !== undefined) found.push(policyDocument);
      nextToken = page.nextToken;
      more = nextToken !== undefined;
    }
    return found;
  });

/** Who has access to a log group by the policies of its region. */
export function groupSharedWith(
  policies: Reading<readonly string[]>,
  group: string,
  account: string,
): Reading<string[]> {
  if (policies.state !== 'value') return policies.state === 'absent' ? value([]) : policies;
  const parsed = policies.value.map(parsePolicy);
  const statements = parsed.flatMap(one => one ?? []).filter(
    ({ resources }) =>
      // The ARN of a log group may end with `:*`, for its streams.
      resources?.items.some(pattern => mayOverlap(pattern, group) || mayOverlap(pattern, `${group}:*`)) !== resources?.not,
  ); // prettier-ignore
  const access = sharedWithBy(statementAccess(statements, { account, service: 'logs' }));
  const isOpen = access.state === 'value' && access.value.includes('*');
  return parsed.includes(undefined) && !isOpen ? unread('failed', 'a resource policy cannot be parsed') : access;
}
