import { extensionMetadata } from '../run/extension-metadata.ts';
import type { CheckMetadata } from './check-metadata.ts';
import { readConfiguration } from './configuration.ts';
import { readExtensions } from './extensions.ts';
import { printError } from './terminal.ts';

export interface OwnCheckFlags {
  readonly config?: string;
  readonly plugin?: readonly string[];
}

/** The checks of the configuration and of `--plugin`; names the extensions that cannot be loaded, and `failed` is then 2. */
export async function ownChecks(flags: OwnCheckFlags): Promise<{ own: readonly CheckMetadata[]; failed: 0 | 2 }> {
  const extensions = await readExtensions(readConfiguration(flags), flags.plugin);
  for (const failure of extensions.failures) printError(failure, false);
  return { own: extensionMetadata(extensions), failed: extensions.failures.length > 0 ? 2 : 0 };
}
