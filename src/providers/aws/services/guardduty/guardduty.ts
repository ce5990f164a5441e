import type { GuardDutyClient } from '@aws-sdk/client-guardduty';
import type * as sdk from '@aws-sdk/client-guardduty';
import { absent, mapReading, type Reading } from '../../../../model/reading.ts';
import { operations, type AwsCollector, type AwsContext } from '../../context.ts';
import { assertField } from '../../client/failure.ts';

type GuardDuty = typeof sdk;

/** From here on GuardDuty calls a finding high: https://docs.aws.amazon.com/guardduty/latest/ug/guardduty_findings-severity.html */
const HIGH_SEVERITY = 7;

/** Reads whether GuardDuty watches this region, and how many of its grave warnings are waiting. */
export const awsGuardDuty: AwsCollector = {
  id: 'aws-guardduty',
  provider: 'aws',
  scope: 'regional',
  lists: [],
  fills: { region: ['threatDetection', 'unresolvedThreatFindings'] },
  operations: operations('guardduty', ['ListDetectors', 'GetDetector', 'GetFindingsStatistics']),
  collect: async ctx => {
    const guardduty = await import('@aws-sdk/client-guardduty');
    const client = ctx.client(guardduty.GuardDutyClient);
    const detectors = await ctx.read('guardduty:ListDetectors', async () => {
      const ids: string[] = [];
      for await (const page of guardduty.paginateListDetectors({ client }, {}))
        ids.push(...assertField(page.DetectorIds, 'DetectorIds'));
      return ids;
    });
    // A region has one detector at most.
    const [DetectorId] = detectors.state === 'value' ? detectors.value : [];
    const threatDetection =
      DetectorId === undefined
        ? mapReading(detectors, () => 'none' as const)
        : await ctx.read('guardduty:GetDetector', async () => {
            const answer = await client.send(new guardduty.GetDetectorCommand({ DetectorId }));
            return assertField(answer.Status, 'Status') === 'ENABLED' ? 'all' : 'none';
          });
    const unresolvedThreatFindings =
      DetectorId === undefined || threatDetection.state !== 'value' || threatDetection.value === 'none'
        ? threatDetection.state === 'unread'
          ? threatDetection
          : absent
        : await countHighSeverity(ctx, guardduty, client, DetectorId);
    ctx.add(ctx.arn('ec2', 'region'), { threatDetection, unresolvedThreatFindings });
  },
};

/** How many there are of each weight; what they say is nobody's business here. */
async function countHighSeverity(
  ctx: AwsContext,
  guardduty: GuardDuty,
  client: GuardDutyClient,
  DetectorId: string,
): Promise<Reading<number>> {
  return ctx.read('guardduty:GetFindingsStatistics', async () => {
    const answer = await client.send(
      new guardduty.GetFindingsStatisticsCommand({
        DetectorId,
        GroupBy: 'SEVERITY',
        MaxResults: 100,
        FindingCriteria: {
          Criterion: { 'service.archived': { Equals: ['false'] }, severity: { GreaterThanOrEqual: HIGH_SEVERITY } },
        },
      }),
    );
    const groups = assertField(answer.FindingStatistics?.GroupedBySeverity, 'groupedBySeverity');
    return groups.reduce((sum, { TotalFindings: count }) => sum + assertField(count, 'totalFindings'), 0);
  });
}
