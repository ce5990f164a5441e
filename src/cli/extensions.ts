import type { LoadedConfig } from '../config/load.ts';
import { ruleChecks } from '../run/rule-checks.ts';
import { configuredExtensions, extensionsOf, type Extensions } from '../run/extensions.ts';

/** The extensions of the configuration and of `--plugin`. Throws `CB_PLUGIN` where two use one name. */
export const readExtensions = (configuration: LoadedConfig, plugins: readonly string[] = []): Promise<Extensions> => {
  const directory = process.cwd();
  return extensionsOf({
    rules: ruleChecks(configuration),
    configured: configuredExtensions(configuration, directory),
    plugins,
    directory,
  });
};
