import { issueLines } from '../config/issue-lines.ts';
import type { LoadedConfig } from '../config/load.ts';
import { valueAt } from '../lib/issue-text.ts';
import { CloudbriefError } from '../model/errors.ts';
import type { TargetsRequest } from '../providers/index.ts';
import type { Extensions } from './extensions.ts';

/** The systems of extensions that `providers` of the configuration names. Throws `CB_CONFIG` with the position in the file. */
export function configuredProviders(
  providers: Extensions['providers'],
  { config, placeOf }: Pick<LoadedConfig, 'config' | 'placeOf'>,
): NonNullable<TargetsRequest['others']> {
  return Object.entries(config.providers ?? {}).map(([id, given]) => {
    const under = ['providers', id];
    const provider = providers.find(one => one.id === id);
    if (provider === undefined)
      throw new CloudbriefError(
        'CB_CONFIG',
        `${placeOf(under)}: no extension has a provider ${id}.`,
        providers.length === 0
          ? 'Name the extension under plugins or with --plugin.'
          : `The loaded extensions have ${providers.map(one => one.id).join(', ')}.`,
      );
    const { success, data, error } = provider.settings.safeParse(given);
    if (success) return { provider, settings: data };
    const source = {
      under,
      placeOf,
      schema: provider.settings,
      valueAt: (keys: readonly PropertyKey[]) => valueAt(given, keys),
    };
    throw new CloudbriefError(
      'CB_CONFIG',
      error.issues.flatMap(issue => issueLines(source, issue)).join('\n'),
      `The settings are those of the provider ${id} of an extension.`,
    );
  });
}
