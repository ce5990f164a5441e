import { CLOUD_PROVIDERS, type CloudProvider } from '../providers/index.ts';

/** Credential profiles of this machine for a provider. */
export interface KnownProfiles {
  readonly provider: CloudProvider;
  /** Key of the setting that selects profiles. */
  readonly setting: string;
  readonly question: string;
  readonly names: readonly string[];
}

/** Profiles by provider, without providers that have none. */
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
