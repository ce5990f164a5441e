import type { Target } from '../../model/inventory.ts';
import type { CollectionPlan, PlannedUnit } from '../kit/plan.ts';
import { azureCloud, type AzureCloudName } from './client/clouds.ts';
import { azureSubscription } from './services/subscription/subscription.ts';
import { AZURE_COLLECTORS } from './services/index.ts';
import type { AzureCollector } from './context.ts';
import { azureCredential, signIn, type AzureCredential } from './client/credential.ts';
import { createDirectory } from './client/microsoft-graph.ts';
import { DESCENDANTS_OPERATION, subscriptionsBelow } from './client/management-groups.ts';
import { AZURE_PLANNING_CALLS } from './planning-operations.ts';
import { createResourceGraph, SUBSCRIPTIONS_AT_ONCE } from './client/resource-graph.ts';
import { createGraphCache, questionKey } from './client/graph-cache.ts';
import { chooseSubscriptions, listSubscriptions, type AzureSubscription } from './client/subscriptions.ts';
import { createTagFilter } from '../kit/tag-filter.ts';
import type { CallObserver } from '../kit/call-observer.ts';
import { createAzureTransport, type AzureTransport, type TransportOptions } from './client/transport.ts';
import type { AzureTarget } from './target.ts';
import { runAzureUnit } from './unit.ts';

/** What to read of Azure, and how. */
export interface AzureRequest extends Partial<
  Pick<TransportOptions, 'maxRetries' | 'retryDelayMs' | 'concurrency' | 'timeoutMs'>
> {
  /** The tool's version, for the user agent. */
  readonly version: string;
  readonly cloud?: AzureCloudName | undefined;
  /** A private Resource Manager. */
  readonly endpoint?: string | undefined;
  readonly tenant?: string | undefined;
  /** Ids or names; without any, all that the identity can see. */
  readonly subscriptions?: readonly string[] | undefined;
  /** Ids of management groups whose subscriptions are read, in addition to `subscriptions`. */
  readonly managementGroups?: readonly string[] | undefined;
  /** `environment=production`; with `!` in front they are left out. Subscriptions that are named are read all the same. */
  readonly subscriptionTags?: readonly string[] | undefined;
  /** Replaces the default credential chain. */
  readonly credential?: AzureCredential | undefined;
  readonly collectors?: readonly AzureCollector[] | undefined;
  readonly environment?: Readonly<Record<string, string | undefined>> | undefined;
  readonly signal?: AbortSignal | undefined;
}

export interface AzurePlan extends CollectionPlan {
  readonly warnings: readonly string[];
  readonly serverDate: () => string | undefined;
  readonly close: () => void;
}

/** Signs in, finds the subscriptions and plans the units. Throws a `CloudbriefError` where there is nothing to read. */
export async function planAzure(request: AzureRequest): Promise<AzurePlan> {
  const cloud = azureCloud(request.cloud, request.endpoint);
  const environment = request.environment ?? process.env;
  const credential = request.credential ?? (await azureCredential(cloud, { tenant: request.tenant, environment }));
  await signIn(credential, cloud, request.signal);
  const transport = await createAzureTransport({ ...request, cloud, credential });
  const planningCalls: string[] = [];
  const watch = {
    declared: new Set([...AZURE_PLANNING_CALLS, DESCENDANTS_OPERATION.call]),
    called: (call: string) => void planningCalls.push(call),
    signal: request.signal,
  };
  const { chosen, hidden, warnings } = await findSubscriptions(request, transport, watch);
  const collectors = request.collectors ?? AZURE_COLLECTORS;
  const targets = targetsOf(transport, chosen, collectors);
  return {
    targets: [...targets.map(headerOf), ...hidden.map(hiddenHeaderOf)],
    units: unitsOf(targets, collectors, planningCalls),
    warnings,
    serverDate: transport.serverDate,
    close: () => undefined,
  };
}

async function findSubscriptions(
  { subscriptions = [], managementGroups = [], subscriptionTags = [] }: AzureRequest,
  transport: AzureTransport,
  watch: CallObserver,
): Promise<ReturnType<typeof chooseSubscriptions>> {
  const isTagged = createTagFilter(subscriptionTags);
  const all = await listSubscriptions(transport, watch);
  const groups = await Promise.all(
    managementGroups.map(async name => ({ name, ids: await subscriptionsBelow(transport, name, watch) })),
  );
  return chooseSubscriptions(all, subscriptions, groups, isTagged);
}

function targetsOf(
  transport: AzureTransport,
  subscriptions: readonly AzureSubscription[],
  collectors: readonly AzureCollector[],
): AzureTarget[] {
  const batches: string[][] = [];
  for (let at = 0; at < subscriptions.length; at += SUBSCRIPTIONS_AT_ONCE)
    batches.push(subscriptions.slice(at, at + SUBSCRIPTIONS_AT_ONCE).map(({ id }) => id));
  const questions = collectors.map(({ types }) => types);
  const graphCache = createGraphCache(createResourceGraph(transport), batches, questions);
  const directory = createDirectory(transport);
  return subscriptions.map(({ id, name }) => ({ subscription: id, name, transport, graphCache, directory }));
}

const headerOf = ({ subscription, name }: AzureTarget): Target => ({
  provider: 'azure',
  account: subscription,
  name,
  regions: [],
});

/** A subscription that was asked for and cannot be seen: what is in it is unknown, not absent. */
const hiddenHeaderOf = (subscription: string): Target => ({
  provider: 'azure',
  account: subscription,
  regions: [],
  failed: 'The identity may not see the subscription.',
  failedBecause: 'denied',
});

/**
 * Question by question, so that the subscriptions of a batch and the collectors that share an answer run while it is cached.
 */
function unitsOf(
  targets: readonly AzureTarget[],
  collectors: readonly AzureCollector[],
  planningCalls: readonly string[],
): PlannedUnit[] {
  const byQuestion = Map.groupBy(collectors, ({ id, types }) => (types.length === 0 ? id : questionKey(types)));
  return [...byQuestion.values()].flatMap(sharing =>
    targets.flatMap((target, index) =>
      // Planning calls are made once; the first subscription's unit counts them.
      sharing.map(collector =>
        unitOf(target, collector, collector === azureSubscription && index === 0 ? planningCalls : undefined),
      ),
    ),
  );
}

function unitOf(
  target: AzureTarget,
  collector: AzureCollector,
  planningCalls: readonly string[] | undefined,
): PlannedUnit {
  const { subscription } = target;
  const id = `azure:${subscription}:global:${collector.id}`;
  return {
    id,
    provider: 'azure',
    account: subscription,
    region: 'global',
    collector: collector.id,
    run: (sink, signal, _seen, pace) => runAzureUnit({ id, target, collector, planningCalls, pace }, sink, signal),
  };
}
