import { shortHash } from '../lib/hash.ts';
import type { Check } from './check.ts';
import type { ResourceHead } from './resource.ts';
import { practiceIdentity } from './vocabulary/identity.ts';

/** Map keys: ids joined by a line break, which no id contains. */
const join = (...ids: readonly string[]): string => ids.join('\n');

export const accountKey = ({ provider, account }: Pick<ResourceHead, 'provider' | 'account'>): string =>
  join(provider, account);

export const regionKey = ({ provider, region }: Pick<ResourceHead, 'provider' | 'region'>): string =>
  join(provider, region);

/** Account and region; formats of account ids differ between providers. */
export const scopeKey = ({ account, region }: Pick<ResourceHead, 'account' | 'region'>): string =>
  join(account, region);

/** The identity of a resource in every run. Collectors normalise the id (ARM ids in lower case). */
export const resourceKey = ({
  id,
  kind,
  provider,
  account,
  region,
}: Pick<ResourceHead, 'id' | 'kind' | 'provider' | 'account' | 'region'>): string =>
  join(provider, account, region, kind === 'practice' ? practiceIdentity(id) : id);

/** The identity of a finding: the resource and the first id of the check, so that renames keep findings. */
export const findingId = ({ id, aliases }: Pick<Check, 'id' | 'aliases'>, resource: string): string =>
  shortHash(aliases?.[0] ?? id, resource);
