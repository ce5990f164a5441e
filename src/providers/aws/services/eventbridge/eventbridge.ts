import type { EventBridgeClient, Rule } from '@aws-sdk/client-eventbridge';
import type * as sdk from '@aws-sdk/client-eventbridge';
import type { Facets } from '../../../../model/facets.ts';
import { absent, flatMapReading, mapReading, value, type Reading } from '../../../../model/reading.ts';
import { awaitAll } from '../../../kit/await-all.ts';
import { assertField } from '../../../kit/response-fields.ts';
import { operations, type AwsCollector, type AwsContext } from '../../context.ts';
import { regionId } from '../../resource-ids.ts';
import { regionalPlacement } from '../../facets/zone-placement.ts';
import { securityEventsOf } from './security-events.ts';

/** Reads the rules of the default event bus, and the dead-letter queues of their targets. */
export const awsEventBridge: AwsCollector = {
  id: 'aws-eventbridge',
  provider: 'aws',
  scope: 'regional',
  lists: ['workflow'],
  fills: { workflow: ['placement', 'workflowSteps', 'deadLetter'], region: ['securityEventRules'] },
  operations: operations('events', ['ListRules', 'ListTargetsByRule']),
  collect: async ctx => {
    const events = await import('@aws-sdk/client-eventbridge');
    const client = ctx.client(events.EventBridgeClient);
    const rules: Reading<Facets['securityEventRules']>[] = [];
    const listed = await ctx.list('workflow', 'events:ListRules', async () => {
      for (let token: string | undefined, more = true; more;) {
        const page = await client.send(
          new events.ListRulesCommand({ Limit: 100, ...(token === undefined ? {} : { NextToken: token }) }),
        );
        // Managed rules belong to AWS services; disabled rules do nothing.
        const own = assertField(page.Rules, 'Rules').filter(
          ({ ManagedBy: manager, State: state }) => manager === undefined && state !== 'DISABLED',
        );
        await awaitAll(
          own.map(async rule => {
            rules.push(await emitRule(ctx, { events, client }, rule));
          }),
        );
        token = page.NextToken;
        more = token !== undefined;
      }
    });
    const securityEventRules = listed.state === 'value' ? allOf(rules) : listed;
    ctx.add(regionId(ctx), { securityEventRules });
  },
};

/** Unread while any of them is. */
const allOf = (readings: readonly Reading<Facets['securityEventRules']>[]): Reading<Facets['securityEventRules']> =>
  readings.find(reading => reading.state === 'unread') ??
  value(readings.flatMap(reading => (reading.state === 'value' ? reading.value : [])));

/** Returns the security events that it hands on. */
async function emitRule(
  ctx: AwsContext,
  { events, client }: { readonly events: typeof sdk; readonly client: EventBridgeClient },
  rule: Rule,
): Promise<Reading<Facets['securityEventRules']>> {
  const id = assertField(rule.Arn, 'Arn');
  const Rule = assertField(rule.Name, 'Name');
  // A rule has at most five targets: one page holds them all.
  const targets = await ctx.read('events:ListTargetsByRule', async () => {
    const answer = await client.send(new events.ListTargetsByRuleCommand({ Rule, Limit: 100 }));
    return assertField(answer.Targets, 'Targets');
  });
  ctx.emit({
    id,
    kind: 'workflow',
    type: 'AWS::Events::Rule',
    name: Rule,
    tags: {},
    facets: {
      placement: regionalPlacement(ctx),
      workflowSteps: absent,
      deadLetter: flatMapReading(targets, (all): Reading<Facets['deadLetter']> => {
        if (all.length === 0) return absent;
        const queues = all.flatMap(({ DeadLetterConfig: deadLetter }) => deadLetter?.Arn ?? []);
        return value({ destinations: [...new Set(queues)], pathsWithout: all.length - queues.length });
      }),
    },
  });
  return mapReading(targets, all => securityEventsOf(rule, all, ctx.region));
}
