import { loadConfig, type LoadedConfig } from '../config/load.ts';

/** The named configuration or that of this folder, overridden by environment variables. */
export const readConfiguration = (
  { config }: { readonly config?: string | undefined },
  directory = process.cwd(),
): LoadedConfig => loadConfig(config, directory, process.env);
