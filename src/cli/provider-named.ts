import { CloudbriefError } from '../model/errors.ts';
import { CLOUD_PROVIDERS, type CloudProvider } from '../providers/index.ts';

/** The provider of an argument, whose choices Commander has validated. */
export function providerNamed(id: string): CloudProvider {
  const found = CLOUD_PROVIDERS.find(provider => provider.id === id);
  if (found !== undefined) return found;
  const known = CLOUD_PROVIDERS.map(provider => provider.id).join(', ');
  throw new CloudbriefError('CB_USAGE', `There is no provider called "${id}".`, `The providers are: ${known}.`);
}
