import { CLOUD_TITLES, type Cloud } from '../model/kinds.ts';
import { CloudbriefError } from '../model/errors.ts';
import { CLOUD_PROVIDERS, type CloudProvider } from '../providers/index.ts';

/** The provider of an argument. Throws `CB_USAGE` for another word. */
export function providerNamed(id: string): CloudProvider {
  const found = CLOUD_PROVIDERS.find(provider => provider.id === id);
  if (found !== undefined) return found;
  const known = CLOUD_PROVIDERS.map(provider => provider.id).join(', ');
  const title = Object.hasOwn(CLOUD_TITLES, id) ? CLOUD_TITLES[id as Cloud] : undefined;
  const message = title === undefined ? `There is no provider called "${id}".` : `${title} cannot be read yet.`;
  throw new CloudbriefError('CB_USAGE', message, `The providers are: ${known}.`);
}
