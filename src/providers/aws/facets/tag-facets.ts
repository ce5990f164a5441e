import type { Facets } from '../../../model/facets.ts';
import type { Reading } from '../../../model/reading.ts';
import { infrastructureAsCodeOf, slotOf } from '../../kit/infrastructure-as-code.ts';

export type Tags = Record<string, string>;

/** Tags as AWS lists them, as a record. */
export function tagsOf(
  tags: readonly { readonly Key?: string | undefined; readonly Value?: string | undefined }[] | undefined,
): Tags {
  return Object.fromEntries((tags ?? []).flatMap(({ Key, Value }) => (Key === undefined ? [] : [[Key, Value ?? '']])));
}

/** What follows from the tags of a resource; unread tags leave the infrastructure-as-code product unread. */
export function tagFacets(tags: Reading<Tags>): {
  readonly tags: Tags;
  readonly slot: string | undefined;
  readonly infrastructureAsCode: Reading<Facets['infrastructureAsCode']>;
} {
  if (tags.state === 'unread') return { tags: {}, slot: undefined, infrastructureAsCode: tags };
  const known = tags.state === 'value' ? tags.value : {};
  return { tags: known, slot: slotOf(known), infrastructureAsCode: infrastructureAsCodeOf(known) };
}
