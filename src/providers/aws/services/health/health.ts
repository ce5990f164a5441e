import type { Facets } from '../../../../model/facets.ts';
import { assertField } from '../../../kit/response-fields.ts';
import { operations, type AwsCollector } from '../../context.ts';
import { accountId } from '../../resource-ids.ts';

/** The region of the Health API, by partition. */
const HOMES: Readonly<Record<string, string>> = { 'aws-cn': 'cn-northwest-1', 'aws-us-gov': 'us-gov-west-1' };
const MAX_EVENTS = 200;

/** Reads scheduled changes that AWS announced. */
export const awsHealth: AwsCollector = {
  id: 'aws-health',
  provider: 'aws',
  scope: 'global',
  lists: [],
  fills: { account: ['scheduledChanges'] },
  operations: operations('health', ['DescribeEvents']),
  collect: async ctx => {
    const health = await import('@aws-sdk/client-health');
    const client = ctx.client(health.HealthClient, HOMES[ctx.partition] ?? 'us-east-1');
    const scheduledChanges = await ctx.read(
      'health:DescribeEvents',
      async () => {
        const found: Facets['scheduledChanges'] = [];
        const input = {
          filter: {
            eventTypeCategories: ['scheduledChange' as const],
            eventStatusCodes: ['open' as const, 'upcoming' as const],
          },
        };
        for await (const page of health.paginateDescribeEvents({ client, pageSize: 100 }, input)) {
          for (const event of assertField(page.events, 'events'))
            found.push({
              what: assertField(event.eventTypeCode, 'eventTypeCode'),
              region: event.region ?? 'global',
              ...(event.startTime === undefined ? {} : { at: event.startTime.toISOString() }),
            });
          if (found.length >= MAX_EVENTS) break;
        }
        return found;
      },
      // The Health API requires a paid support plan.
      { absentOn: ['SubscriptionRequiredException'] },
    );
    ctx.add(accountId(ctx), { scheduledChanges });
  },
};
