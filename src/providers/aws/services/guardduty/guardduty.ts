import type { GuardDutyClient } from '@aws-sdk/client-guardduty';
import type * as sdk from '@aws-sdk/client-guardduty';
import { absent, flatMapReading, mapReading, type Reading } from '../../../../model/reading.ts';
import { assertField } from '../../../kit/response-fields.ts';
import { operations, type AwsCollector, type AwsContext } from '../../context.ts';
import { regionId } from '../../resource-ids.ts';
import { plansOf } from './protection-plans.ts';

type GuardDuty = typeof sdk;

/** The lowest severity of high findings: https://docs.aws.amazon.com/guardduty/latest/ug/guardduty_findings-severity.html */
const HIGH_SEVERITY = 7;

/** Reads whether GuardDuty is enabled, and the number of its unarchived high-severity findings. */
export const awsGuardDuty: AwsCollector = {
  id: 'aws-guardduty',
  provider: 'aws',
  scope: 'regional',
  lists: [],
  fills: { region: ['threatDetection', 'threatDetectionPlans', 'unresolvedThreatFindings'] },
  operations: operations('guardduty', ['ListDetectors', 'GetDetector', 'GetFindingsStatistics']),
  decidedBy: {
    threatDetection: ['guardduty:GetDetector'],
    threatDetectionPlans: ['guardduty:GetDetector'],
    unresolvedThreatFindings: ['guardduty:GetFindingsStatistics'],
  },
  collect: async ctx => {
    const guardduty = await import('@aws-sdk/client-guardduty');
    const client = ctx.client(guardduty.GuardDutyClient);
    const detectors = await ctx.read('guardduty:ListDetectors', async () => {
      const ids: string[] = [];
      for await (const page of guardduty.paginateListDetectors({ client }, {}))
        ids.push(...assertField(page.DetectorIds, 'DetectorIds'));
      return ids;
    });
    // A region has at most one detector.
    const [DetectorId] = detectors.state === 'value' ? detectors.value : [];
    const detector =
      DetectorId === undefined
        ? mapReading(detectors, () => ({ enabled: false, plans: absent }))
        : await ctx.read('guardduty:GetDetector', async () => {
            const answer = await client.send(new guardduty.GetDetectorCommand({ DetectorId }));
            const enabled = assertField(answer.Status, 'Status') === 'ENABLED';
            return { enabled, plans: enabled ? plansOf(answer.Features) : absent };
          });
    const threatDetection = mapReading(detector, ({ enabled }) => (enabled ? ('all' as const) : ('none' as const)));
    const threatDetectionPlans = flatMapReading(detector, ({ plans }) => plans);
    const unresolvedThreatFindings =
      DetectorId === undefined || threatDetection.state !== 'value' || threatDetection.value === 'none'
        ? threatDetection.state === 'unread'
          ? threatDetection
          : absent
        : await countHighSeverity(ctx, guardduty, client, DetectorId);
    ctx.add(regionId(ctx), { threatDetection, threatDetectionPlans, unresolvedThreatFindings });
  },
};

/** Counts findings; their contents are not read. */
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
