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
import { createGraphCache } from './client/graph-cache.ts';
import { chooseSubscriptions, listSubscriptions } from './client/subscriptions.ts';
import { createAzureTransport, type TransportOptions } from './client/transport.ts';
import { runAzureUnit, type AzureTarget } from './unit.ts';

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
  /** Ids of management groups: what is in them is read, beside the subscriptions that are named. */
  readonly managementGroups?: readonly string[] | undefined;
  /** Instead of the standard chain. */
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

/** Signs in, finds the subscriptions and cuts the work into units. Throws a `CloudbriefError` where that leads nowhere. */
export async function planAzure(request: AzureRequest): Promise<AzurePlan> {
  const cloud = azureCloud(request.cloud, request.endpoint);
  const environment = request.environment ?? process.env;
  const credential = request.credential ?? (await azureCredential(cloud, { tenant: request.tenant, environment }));
  await signIn(credential, cloud, request.signal);
  const transport = await createAzureTransport({ ...request, cloud, credential });
  const asked: string[] = [];
  const watch = {
    declared: new Set([...AZURE_PLANNING_CALLS, DESCENDANTS_OPERATION.call]),
    asked: (call: string) => void asked.push(call),
    signal: request.signal,
  };
  const all = await listSubscriptions(transport, watch);
  const groups = await Promise.all(
    (request.managementGroups ?? []).map(async name => ({
      name,
      ids: await subscriptionsBelow(transport, name, watch),
    })),
  );
  const { chosen, warnings } = chooseSubscriptions(all, request.subscriptions ?? [], groups);
  const batches: string[][] = [];
  for (let at = 0; at < chosen.length; at += SUBSCRIPTIONS_AT_ONCE)
    batches.push(chosen.slice(at, at + SUBSCRIPTIONS_AT_ONCE).map(({ id }) => id));
  const shelves = createGraphCache(createResourceGraph(transport), batches);
  const directory = createDirectory(transport);
  const targets: AzureTarget[] = chosen.map(({ id, name }) => ({
    subscription: id,
    name,
    transport,
    shelves,
    directory,
  }));
  return {
    targets: targets.map(headerOf),
    units: unitsOf(targets, request.collectors ?? AZURE_COLLECTORS, asked),
    warnings,
    serverDate: transport.serverDate,
    close: () => undefined,
  };
}

const headerOf = ({ subscription, name }: AzureTarget): Target => ({
  provider: 'azure',
  account: subscription,
  name,
  regions: [],
});

/** Collector by collector, so that the subscriptions of a batch share each answer while it is there. */
function unitsOf(
  targets: readonly AzureTarget[],
  collectors: readonly AzureCollector[],
  asked: readonly string[],
): PlannedUnit[] {
  return collectors.flatMap(collector =>
    targets.map((target, index) => {
      const { subscription } = target;
      const id = `azure:${subscription}:global:${collector.id}`;
      // Planning asked once for all; the first subscription carries it in the ledger.
      const own = collector === azureSubscription && index === 0 ? asked : undefined;
      return {
        id,
        provider: 'azure' as const,
        account: subscription,
        region: 'global',
        collector: collector.id,
        run: (sink, signal) => runAzureUnit({ id, target, collector, asked: own }, sink, signal),
      } satisfies PlannedUnit;
    }),
  );
}
