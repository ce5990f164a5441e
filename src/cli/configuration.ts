import { loadConfig, type LoadedConfig } from '../config/load.ts';

/** The configuration of this folder or the named one, with what the environment says over it. */
export const readConfiguration = (
  { config }: { readonly config?: string | undefined },
  directory = process.cwd(),
): LoadedConfig => loadConfig(config, directory, process.env);
