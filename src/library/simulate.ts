import type { Inventory } from '../model/inventory.ts';
import { simulateLosses, type SimulateResult } from '../run/simulate.ts';
import { version } from '../run/version.ts';
import { createConfiguration, type Configuration } from './configuration.ts';
import { momentOf } from './moment.ts';

export interface SimulateOptions {
  /** ISO 8601. */
  readonly now: string;
  readonly configuration?: Configuration;
  /** What is lost: `zone`, `region:eu-west-1`, … as for `cloudbrief simulate --lose`; every scenario without it. */
  readonly lose?: string;
  readonly workload?: string;
  /** A check whose remedy is applied first. */
  readonly whatIf?: string;
}

/** What is left of each workload after a loss. Rejects with a `CloudbriefError` for a name that does not exist. */
export const simulate = async (
  inventory: Inventory,
  { configuration = createConfiguration(), now, ...options }: SimulateOptions,
): Promise<SimulateResult> =>
  simulateLosses(inventory, { ...options, now: momentOf(now), configuration, version: version() });
