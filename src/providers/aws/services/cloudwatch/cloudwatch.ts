import type { CompositeAlarm, MetricAlarm } from '@aws-sdk/client-cloudwatch';
import type { Facets } from '../../../../model/facets.ts';
import { assertField, facetFrom } from '../../../kit/response-fields.ts';
import { operations, type AwsCollector, type AwsContext } from '../../context.ts';
import { forEachItem } from '../../../kit/for-each-item.ts';
import { forEachPage } from '../../../kit/for-each-page.ts';

/** Reads alarms, their state and their recipients. */
export const awsCloudWatch: AwsCollector = {
  id: 'aws-cloudwatch',
  provider: 'aws',
  scope: 'regional',
  lists: ['alarm'],
  fills: { alarm: ['alarm'] },
  operations: operations('cloudwatch', ['DescribeAlarms']),
  collect: async ctx => {
    const cloudwatch = await import('@aws-sdk/client-cloudwatch');
    const client = ctx.client(cloudwatch.CloudWatchClient);
    await ctx.list('alarm', 'cloudwatch:DescribeAlarms', async () => {
      // By default AWS leaves composite alarms out.
      const input = { AlarmTypes: ['MetricAlarm' as const, 'CompositeAlarm' as const] };
      await forEachPage(cloudwatch.paginateDescribeAlarms({ client, pageSize: 100 }, input), async page => {
        await forEachItem(assertField(page.MetricAlarms, 'MetricAlarms'), alarm => {
          emitAlarm(ctx, 'AWS::CloudWatch::Alarm', alarm);
        });
        await forEachItem(page.CompositeAlarms ?? [], alarm => {
          emitAlarm(ctx, 'AWS::CloudWatch::CompositeAlarm', alarm);
        });
      });
    });
  },
};

const STATES: Readonly<Record<string, Facets['alarm']['state']>> = { OK: 'ok', ALARM: 'alarm' };

function emitAlarm(ctx: AwsContext, type: string, alarm: MetricAlarm | CompositeAlarm): void {
  const name = assertField(alarm.AlarmName, 'AlarmName');
  ctx.emit({
    id: alarm.AlarmArn ?? ctx.arn('cloudwatch', `alarm:${name}`),
    kind: 'alarm',
    type,
    name,
    tags: {},
    facets: {
      alarm: facetFrom(() => ({
        enabled: assertField(alarm.ActionsEnabled, 'ActionsEnabled'),
        actions: assertField(alarm.AlarmActions, 'AlarmActions').length,
        purpose: isForScaling(alarm) ? ('autoscaling' as const) : ('notification' as const),
        ...metricOf(alarm),
        state: STATES[assertField(alarm.StateValue, 'StateValue')] ?? 'insufficient-data',
        ...sinceOf(alarm),
        topics: (alarm.AlarmActions ?? []).flatMap(topicOf),
      })),
    },
  });
}

/** An action is an SNS topic, or it acts without recipients: a function, an incident response plan, a scaling policy. */
function topicOf(id: string): NonNullable<Facets['alarm']['topics']> {
  const account = /^arn:[^:]*:sns:[^:]*:(\d{12}):/.exec(id)?.[1];
  return account === undefined ? [] : [{ id, account }];
}

function sinceOf({
  StateTransitionedTimestamp: transitioned,
  StateUpdatedTimestamp: updated,
}: MetricAlarm | CompositeAlarm): Pick<Facets['alarm'], 'since'> {
  const since = transitioned ?? updated;
  return since === undefined ? {} : { since: since.toISOString() };
}

const metricOf = (alarm: MetricAlarm | CompositeAlarm): Pick<Facets['alarm'], 'metric'> =>
  'MetricName' in alarm && alarm.MetricName !== undefined ? { metric: alarm.MetricName } : {};

/** An alarm whose only actions are scaling policies notifies no one. */
function isForScaling({ AlarmActions: actions = [] }: MetricAlarm | CompositeAlarm): boolean {
  return actions.length > 0 && actions.every(action => /^arn:[^:]*:autoscaling:/.test(action));
}
