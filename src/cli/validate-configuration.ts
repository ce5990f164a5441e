import type { LoadedConfig } from '../config/load.ts';
import { resolveParameters } from '../run/check-parameters.ts';
import { resolveExceptions } from '../run/resolve-exceptions.ts';
import { selectChecks } from '../run/select-checks.ts';
import { branding } from './branding.ts';
import { readExtensions } from './extensions.ts';

/** Rejects what only a run would find: logo, colour and templates, parameters of checks, checks of accepted risks. */
export async function validateConfiguration(loaded: LoadedConfig, plugins: readonly string[] = []): Promise<void> {
  await branding({}, loaded);
  const { checks: own, failures } = await readExtensions(loaded, plugins);
  const [broken] = failures;
  if (broken !== undefined) throw broken;
  const checks = await selectChecks({}, own);
  resolveParameters(checks, loaded);
  resolveExceptions(loaded.exceptions, checks);
}
