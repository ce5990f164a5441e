import type { Facets } from '../../../model/facets.ts';
import type { Reading } from '../../../model/reading.ts';
import { infrastructureAsCodeOf } from '../../kit/infrastructure-as-code.ts';
import { slotOf } from '../client/response-fields.ts';

type Tags = Record<string, string>;

/** What the tags of a resource say of it; where they were not told, what made it is not known either. */
export function byTags(tags: Reading<Tags>): {
  readonly tags: Tags;
  readonly slot: string | undefined;
  readonly management: Reading<Facets['infrastructureAsCode']>;
} {
  if (tags.state === 'unread') return { tags: {}, slot: undefined, management: tags };
  const known = tags.state === 'value' ? tags.value : {};
  return { tags: known, slot: slotOf(known), management: infrastructureAsCodeOf(known) };
}
