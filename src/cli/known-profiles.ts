import { CLOUD_PROVIDERS, type CloudProvider } from '../providers/index.ts';

/** The profiles of this machine that a provider may be read with. */
export interface KnownProfiles {
  readonly provider: CloudProvider;
  /** The key of the setting that takes them. */
  readonly setting: string;
  readonly question: string;
  readonly names: readonly string[];
}

/** Profiles by provider; a provider without any is left out. */
export async function knownProfiles(environment: NodeJS.ProcessEnv): Promise<KnownProfiles[]> {
  const all = await Promise.all(
    CLOUD_PROVIDERS.map(async provider => {
      if (provider.profiles === undefined) return [];
      const { setting, question, known } = provider.profiles;
      return [{ provider, setting, question, names: await known(environment) }];
    }),
  );
  return all.flat().filter(({ names }) => names.length > 0);
}
