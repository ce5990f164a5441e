import { CloudbriefError } from '../model/errors.ts';
import type { InventoryRecord } from '../model/inventory.ts';
import { accountKey } from '../model/keys.ts';
import type { Cloud } from '../model/kinds.ts';
import type { ExtensionProvider } from './kit/extension-provider.ts';
import type { CollectionPlan, PlannedUnit } from './kit/plan.ts';
import type { RunUnitsOptions } from './kit/run-units.ts';
import type { CloudProvider, ProviderPlan, ProviderReader } from './provider.ts';
import type { SettingValues } from './setting.ts';

/** Which clouds to read, and how; at least one. */
export interface TargetsRequest {
  readonly clouds: readonly { readonly provider: CloudProvider; readonly settings: SettingValues }[];
  /** Systems that extensions read, with their settings validated. */
  readonly others?: readonly { readonly provider: ExtensionProvider; readonly settings: unknown }[];
  /** Nobody named the cloud: it is read because it is the first. */
  readonly unnamed?: { readonly others: readonly string[] } | undefined;
  /** Also read metrics, which cost money. */
  readonly metrics: boolean;
  /** The tool's version, for the user agent. */
  readonly version: string;
}

export interface TargetsPlan extends ProviderPlan {
  readonly unitsByAccount: () => Iterable<readonly PlannedUnit[]>;
  /** Runs the units, or only some of them; rejects when it is aborted or when `sink` throws. */
  readonly run: (sink: (record: InventoryRecord) => void, options: RunOptions) => Promise<void>;
  /** What another machine plans to read one account, by `accountKey`; systems of extensions have none. */
  readonly entryOf: ReadonlyMap<string, Entry>;
  /** Calls that find credentials, accounts and regions, and read nothing else. */
  readonly planningCalls: ReadonlySet<string>;
}

/** The cloud of an account, and the settings that lead to it. */
export interface Entry {
  readonly cloud: Cloud;
  readonly settings: SettingValues;
}

export interface RunOptions extends RunUnitsOptions {
  /** Those of the plan's units to run; all of them where it is left out. */
  readonly units?: readonly PlannedUnit[];
}

/** One plan for all clouds of the request, each planned beside the others. Throws where one of them cannot be planned. */
export async function planTargets(
  { clouds, others = [], unnamed, ...run }: TargetsRequest,
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
    throw unnamed === undefined ? one.reason : namingOthers(one.reason, unnamed.others);
  }
  const own = await planOthers(others);
  const [{ runUnits }, { once }] = await Promise.all([import('./kit/run-units.ts'), import('./kit/memoize.ts')]);
  const plans: readonly (CollectionPlan & Pick<ProviderPlan, 'unitsByAccount'>)[] = [...planned.map(({ plan }) => plan), ...own]; // prettier-ignore
  const targets = plans.flatMap(one => one.targets);
  const all = once(() => plans.flatMap(one => one.units));
  return {
    targets,
    get units() {
      return all();
    },
    unitsByAccount: function* () {
      for (const one of plans) yield* one.unitsByAccount?.() ?? [one.units];
    },
    warnings: planned.flatMap(one => one.plan.warnings),
    planningCalls: new Set(planned.flatMap(({ reader }) => reader.planningCalls)),
    run: (sink, { units = all(), ...options }) => runUnits({ targets, units }, sink, options),
    entryOf: new Map(planned.flatMap(entriesOf)),
    close,
  };
}

/** Whoever has no account there never meant this cloud. */
function namingOthers(error: unknown, options: readonly string[]): unknown {
  if (!(error instanceof CloudbriefError) || error.code !== 'CB_CREDENTIALS') return error;
  const { code, message, hint, cause } = error;
  return new CloudbriefError(
    code,
    message,
    `${hint} No cloud was named, so that the first is read: ${options.join(' or ')} reads another.`,
    { cause },
  );
}

async function planCloud(
  provider: CloudProvider,
  request: Parameters<ProviderReader['plan']>[0],
): Promise<PlannedCloud> {
  const reader = await provider.reader();
  return { provider, settings: request.settings, reader, plan: await reader.plan(request) };
}

interface PlannedCloud {
  readonly provider: CloudProvider;
  readonly settings: SettingValues;
  readonly reader: ProviderReader;
  readonly plan: ProviderPlan;
}

const entriesOf = ({ provider, settings, plan }: PlannedCloud): (readonly [string, Entry])[] =>
  plan.targets.map(target => [
    accountKey(target),
    { cloud: provider.id, settings: plan.entries?.get(target.account) ?? settings },
  ]);

/** Loaded only where there is something to plan: it brings the schemas. */
async function planOthers(others: NonNullable<TargetsRequest['others']>): Promise<readonly CollectionPlan[]> {
  if (others.length === 0) return [];
  const { planExtension } = await import('./kit/extension-provider.ts');
  return others.map(({ provider, settings }) => planExtension(provider, settings));
}
