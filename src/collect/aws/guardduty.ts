import { operations, type AwsCollector } from './context.ts';
import { present } from './failure.ts';

/** Reads whether GuardDuty watches this region. */
export const awsGuardDuty: AwsCollector = {
  id: 'aws-guardduty',
  provider: 'aws',
  scope: 'regional',
  lists: [],
  fills: { region: ['threatDetection'] },
  operations: operations('guardduty', ['ListDetectors', 'GetDetector']),
  collect: async ctx => {
    const guardduty = await import('@aws-sdk/client-guardduty');
    const client = ctx.client(guardduty.GuardDutyClient);
    const detectors = await ctx.read('guardduty:ListDetectors', async () => {
      const ids: string[] = [];
      for await (const page of guardduty.paginateListDetectors({ client }, {}))
        ids.push(...present(page.DetectorIds, 'DetectorIds'));
      return ids;
    });
    if (detectors.state !== 'value' || detectors.value[0] === undefined) {
      const none = { state: 'value', value: false } as const;
      ctx.add(ctx.arn('ec2', 'region'), { threatDetection: detectors.state === 'value' ? none : detectors });
      return;
    }
    // A region has one detector at most.
    const [DetectorId] = detectors.value;
    const threatDetection = await ctx.read('guardduty:GetDetector', async () => {
      const answer = await client.send(new guardduty.GetDetectorCommand({ DetectorId }));
      return present(answer.Status, 'Status') === 'ENABLED';
    });
    ctx.add(ctx.arn('ec2', 'region'), { threatDetection });
  },
};
