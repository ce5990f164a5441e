import { metadataOf } from '../check/metadata.ts';
import type { CloudbriefError } from '../model/errors.ts';
import { extensionsOf } from './extensions.ts';

/** Metadata of the checks of extensions, as `checks list` has it of the built-in ones. */
export async function extensionMetadata(
  plugins: readonly string[],
  directory: string,
): Promise<{
  readonly checks: readonly ReturnType<typeof metadataOf>[];
  readonly failures: readonly CloudbriefError[];
}> {
  const { checks, failures } = await extensionsOf({ configured: [], plugins, directory });
  return { checks: checks.map(metadataOf), failures };
}
