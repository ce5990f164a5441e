import type { LoadedConfig } from '../config/load.ts';
import { watchForeignCode } from './foreign-code.ts';
import { ruleChecks } from '../run/rule-checks.ts';
import { configuredExtensions, extensionsOf, type Extensions } from '../run/extensions.ts';

/** The extensions of the configuration and of `--plugin`. Throws `CB_PLUGIN` where two use one name. */
export const readExtensions = (configuration: LoadedConfig, plugins: readonly string[] = []): Promise<Extensions> => {
  const directory = process.cwd();
  const configured = configuredExtensions(configuration, directory);
  const specifiers = [...configured.map(({ specifier }) => specifier), ...plugins];
  if (specifiers.length > 0) watchForeignCode(specifiers);
  return extensionsOf({
    rules: ruleChecks(configuration),
    configured,
    plugins,
    directory,
  });
};
