import { mergeInventories } from '../inventory/merge.ts';
import { interruptionOf } from '../model/errors.ts';
import type { Inventory } from '../model/inventory.ts';
import type { Cloud, ExtensionName } from '../model/kinds.ts';
import { CLOUD_PROVIDERS, type SettingValues } from '../providers/index.ts';
import type { Extension } from '../plugin/extension.ts';
import { configuredProviders } from '../run/configured-providers.ts';
import { combineExtensions } from '../run/extensions.ts';
import { createConfiguration } from './configuration.ts';
import { collectInventory } from '../run/collect.ts';
import type { RunEvent } from '../run/events.ts';
import { version } from '../run/version.ts';

export interface CollectOptions {
  /** The clouds to read, each with the settings of its section in `cloudbrief.yaml`: `{ aws: { regions: ['eu-west-1'] } }`. */
  readonly clouds: { readonly [cloud in Cloud]?: SettingValues };
  /** Whose `providers` may be read. */
  readonly extensions?: readonly Extension[];
  /** The systems of extensions to read, each with its settings, as under `providers` in `cloudbrief.yaml`. */
  readonly providers?: Readonly<Record<ExtensionName, Readonly<Record<string, unknown>>>>;
  /** Also read metrics, which the provider charges for. */
  readonly metrics?: boolean;
  /** The time, in ISO 8601: `() => new Date().toISOString()`. */
  readonly clock: () => string;
  /** Also save the inventory: `.ndjson`, `.ndjson.gz` or `.ndjson.zst`. */
  readonly file?: string;
  readonly signal?: AbortSignal;
  /** Progress and warnings. */
  readonly onEvent?: (event: RunEvent) => void;
}

/**
 * Reads accounts with the credentials of the environment, as the SDKs of the providers find them. What could not be read is
 * part of the inventory. Rejects with a `CloudbriefError`: no credentials, nothing could be read, the file could not be
 * written, or aborted.
 */
export async function collect({
  clouds,
  extensions = [],
  providers = {},
  metrics = false,
  clock,
  file,
  signal,
  onEvent,
}: CollectOptions): Promise<Inventory> {
  const chosen = CLOUD_PROVIDERS.flatMap(provider => {
    const settings = clouds[provider.id];
    return settings === undefined ? [] : [{ provider, settings }];
  });
  const others = configuredProviders(combineExtensions(extensions).providers, createConfiguration({ config: { providers } })); // prettier-ignore
  const collected = await collectInventory({
    targets: { clouds: chosen, others, metrics, version: version() },
    out: file,
    tool: `cloudbrief ${version()}`,
    clock,
    on: onEvent ?? (() => undefined),
    signal: signal ?? new AbortController().signal,
  }).catch((error: unknown) => {
    throw signal?.aborted === true ? interruptionOf('Collecting was interrupted.', error) : error;
  });
  const [failure] = collected.failures;
  if (failure !== undefined) throw failure;
  return mergeInventories([collected.file]);
}
