/** What the rest of the product may know of providers. Importing it loads no SDK, no collector and no schema library. */
import type { PlannedTypes } from '../model/planned.ts';
import type { TraitsByProvider } from '../model/provider-traits.ts';
import { aws } from './aws/provider.ts';
import { azure } from './azure/provider.ts';
import { gcp } from './gcp/provider.ts';
import type { CloudProvider, ProviderReader } from './provider.ts';

export type { CloudProvider } from './provider.ts';
export type { Setting, SettingValues } from './setting.ts';
export type { CollectEvent, PlannedUnit } from './kit/plan.ts';
export type { ProbeResult } from './kit/probe-result.ts';
export { planTargets, type Entry, type TargetsPlan, type TargetsRequest } from './targets.ts';

/** Every cloud that can be read. The first is read where nothing names one. A new one is a folder and a line here. */
export const CLOUD_PROVIDERS: readonly [CloudProvider, ...CloudProvider[]] = [aws, azure, gcp];

export const PROVIDER_TRAITS: TraitsByProvider = Object.fromEntries(CLOUD_PROVIDERS.map(one => [one.id, one]));

/** The readers of these clouds, or of all; a cloud that cannot be read has none. */
export function loadReaders(
  ids: readonly string[] = CLOUD_PROVIDERS.map(({ id }) => id),
): Promise<readonly ProviderReader[]> {
  return Promise.all(CLOUD_PROVIDERS.filter(({ id }) => ids.includes(id)).map(provider => provider.reader()));
}

/** How each cloud reads its resources in a Terraform plan. */
export const loadPlannedTypes = (): Promise<readonly PlannedTypes[]> =>
  Promise.all(CLOUD_PROVIDERS.map(provider => provider.planned()));
