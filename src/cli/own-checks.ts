import type { LoadedConfig } from '../config/load.ts';
import { extensionMetadata } from '../run/extension-metadata.ts';
import type { Extensions } from '../run/extensions.ts';
import type { CheckMetadata } from './check-metadata.ts';
import { readConfiguration } from './configuration.ts';
import { readExtensions } from './extensions.ts';
import { printError } from './terminal.ts';

export interface OwnCheckFlags {
  readonly config?: string;
  readonly plugin?: readonly string[];
}

/** The options that repeat where own checks come from, for a command to copy. */
export const ownCheckOptions = ({ config, plugin = [] }: OwnCheckFlags): readonly string[] => [
  ...(config === undefined ? [] : ['--config', config]),
  ...plugin.flatMap(specifier => ['--plugin', specifier]),
];

interface Loaded {
  readonly configuration: LoadedConfig;
  readonly extensions: Extensions;
  /** The exit code where an extension could not be loaded. */
  readonly failed: 0 | 2;
}

/** The configuration with the extensions that it and `--plugin` name; says which of them cannot be loaded. */
export async function loadExtended(flags: OwnCheckFlags): Promise<Loaded> {
  const configuration = readConfiguration(flags);
  const extensions = await readExtensions(configuration, flags.plugin);
  for (const failure of extensions.failures) printError(failure, false);
  return { configuration, extensions, failed: extensions.failures.length > 0 ? 2 : 0 };
}

/** The checks of the configuration and of `--plugin`. */
export async function ownChecks(flags: OwnCheckFlags): Promise<{ own: readonly CheckMetadata[]; failed: 0 | 2 }> {
  const { extensions, failed } = await loadExtended(flags);
  return { own: extensionMetadata(extensions), failed };
}
