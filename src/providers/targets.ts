import type { InventoryRecord } from '../model/inventory.ts';
import type { ExtensionProvider } from './kit/extension-provider.ts';
import type { CollectionPlan } from './kit/plan.ts';
import type { RunUnitsOptions } from './kit/run-units.ts';
import type { CloudProvider, ProviderPlan, ProviderReader } from './provider.ts';
import type { SettingValues } from './setting.ts';

/** Which clouds to read, and how; at least one. */
export interface TargetsRequest {
  readonly clouds: readonly { readonly provider: CloudProvider; readonly settings: SettingValues }[];
  /** Systems that extensions read, with their settings validated. */
  readonly others?: readonly { readonly provider: ExtensionProvider; readonly settings: unknown }[];
  /** Also read metrics, which cost money. */
  readonly metrics: boolean;
  /** The tool's version, for the user agent. */
  readonly version: string;
}

export interface TargetsPlan extends ProviderPlan {
  /** Runs the units; rejects when it is aborted or when `sink` throws. */
  readonly run: (sink: (record: InventoryRecord) => void, options: RunUnitsOptions) => Promise<void>;
  /** Calls that find credentials, accounts and regions, and read nothing else. */
  readonly planningCalls: ReadonlySet<string>;
}

/** One plan for all clouds of the request, each planned beside the others. Throws where one of them cannot be planned. */
export async function planTargets(
  { clouds, others = [], ...run }: TargetsRequest,
  signal: AbortSignal | undefined,
): Promise<TargetsPlan> {
  const settled = await Promise.allSettled(clouds.map(({ provider, settings }) => planCloud(provider, { settings, ...run, signal }))); // prettier-ignore
  const planned = settled.flatMap(one => (one.status === 'fulfilled' ? [one.value] : []));
  const close = (): void => {
    for (const { plan } of planned) plan.close();
  };
  for (const one of settled) {
    if (one.status === 'fulfilled') continue;
    // A briefing of half the company would look complete: every cloud that was named is read, or none.
    close();
    throw one.reason;
  }
  const own = await planOthers(others);
  const { runUnits } = await import('./kit/run-units.ts');
  const plan = {
    targets: [...planned.map(({ plan }) => plan), ...own].flatMap(({ targets }) => targets),
    units: [...planned.map(({ plan }) => plan), ...own].flatMap(({ units }) => units),
    warnings: planned.flatMap(one => one.plan.warnings),
  };
  return {
    ...plan,
    planningCalls: new Set(planned.flatMap(({ reader }) => reader.planningCalls)),
    run: (sink, options) => runUnits(plan, sink, options),
    close,
  };
}

async function planCloud(
  provider: CloudProvider,
  request: Parameters<ProviderReader['plan']>[0],
): Promise<{ readonly reader: ProviderReader; readonly plan: ProviderPlan }> {
  const reader = await provider.reader();
  return { reader, plan: await reader.plan(request) };
}

/** Loaded only where there is something to plan: it brings the schemas. */
async function planOthers(others: NonNullable<TargetsRequest['others']>): Promise<readonly CollectionPlan[]> {
  if (others.length === 0) return [];
  const { planExtension } = await import('./kit/extension-provider.ts');
  return others.map(({ provider, settings }) => planExtension(provider, settings));
}
