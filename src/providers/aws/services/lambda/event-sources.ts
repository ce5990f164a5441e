import type * as sdk from '@aws-sdk/client-lambda';
import type { Facets } from '../../../../model/facets.ts';
import { mapReading, type Reading } from '../../../../model/reading.ts';
import { assertField } from '../../../kit/response-fields.ts';
import type { AwsContext } from '../../context.ts';

/** The queues, streams and brokers that start functions, by the ARN of the function. */
export type EventSources = Reading<ReadonlyMap<string, readonly string[]>>;

/** A version or an alias at the end of a function's ARN. */
const QUALIFIER = /^(arn:[^:]+:lambda:[^:]+:\d+:function:[^:]+):.+$/;

/** One list for all functions of the region. */
export const readEventSources = ({
  ctx,
  lambda,
  client,
}: {
  readonly ctx: AwsContext;
  readonly lambda: typeof sdk;
  readonly client: sdk.LambdaClient;
}): Promise<EventSources> =>
  ctx.read('lambda:ListEventSourceMappings', async () => {
    const found = new Map<string, string[]>();
    for await (const page of lambda.paginateListEventSourceMappings({ client, pageSize: 100 }, {}))
      for (const { FunctionArn = '', EventSourceArn, State } of assertField(
        page.EventSourceMappings,
        'EventSourceMappings',
      )) {
        // One that is switched off starts nothing.
        if (EventSourceArn === undefined || State === 'Disabled') continue;
        const arn = FunctionArn.replace(QUALIFIER, '$1');
        found.set(arn, [...(found.get(arn) ?? []), EventSourceArn]);
      }
    return found;
  });

export const sourcesOf = (id: string, sources: EventSources): Reading<Facets['relationships']> =>
  mapReading(sources, all => (all.get(id) ?? []).map(to => ({ to, role: 'event-source' })));
