import type { LoadedConfig } from '../config/load.ts';
import { watchForeignCode } from './foreign-code.ts';
import { printError } from './terminal.ts';
import { leaveSignals } from './foreign-signals.ts';
import { ruleChecks } from '../run/rule-checks.ts';
import { configuredExtensions, extensionsOf, type Extensions } from '../run/extensions.ts';

/** What is missing may be what a broken extension would have added: an error of `work` is told after theirs. */
export async function afterTheirFaults<T>(
  { failures }: Extensions,
  debug: boolean,
  work: () => Promise<T>,
): Promise<T> {
  try {
    return await work();
  } catch (error) {
    for (const failure of failures) printError(failure, debug);
    throw error;
  }
}

/** The extensions of the configuration and of `--plugin`. Throws `CB_PLUGIN` where two use one name. */
export const readExtensions = (configuration: LoadedConfig, plugins: readonly string[] = []): Promise<Extensions> => {
  const directory = process.cwd();
  const configured = configuredExtensions(configuration, directory);
  const specifiers = [...configured.map(({ specifier }) => specifier), ...plugins];
  if (specifiers.length > 0) watchForeignCode(specifiers);
  const rules = ruleChecks(configuration);
  const hearAgain = leaveSignals();
  return extensionsOf({ rules, configured, plugins, directory }).finally(hearAgain);
};
