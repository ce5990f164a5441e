import type { FacetName, Facets } from '../../model/facets.ts';
import type { Facts } from '../../model/facts.ts';
import { absent, flatMapReading, unread, value, type Reading } from '../../model/reading.ts';
import { facet, type Resource } from '../../model/resource.ts';
import { defineFact } from '../define-fact.ts';
import type { InventoryIndex } from '../inventory-index.ts';

/** The instance metadata service of the servers that a group launches: its template decides, else the region, else the image. */
export const launchedMetadataService = defineFact({
  name: 'launchedMetadataService',
  on: ['server-group'],
  needs: { 'server-group': ['launchSettings'], region: ['defaultMetadataService'] },
  prepare: () => undefined,
  compute: (group, _, index): Reading<Facts['launchedMetadataService']> =>
    flatMapReading(facet(group, 'launchSettings'), ({ metadataService, imageRequiresImdsV2 }) => {
      if (metadataService !== undefined) return value(metadataService);
      return flatMapReading(ofRegion(index, group, 'defaultMetadataService'), byDefault => {
        if (byDefault !== 'image-decides') return value(byDefault);
        if (imageRequiresImdsV2 === undefined) return unread('unsupported', 'the image of its launch template');
        return value(imageRequiresImdsV2 ? 'imdsv2-required' : 'imdsv1-allowed');
      });
    }),
});

/** Whether every disk of the servers that a group launches is encrypted: by template or image, else by the region. */
export const launchedDisksEncrypted = defineFact({
  name: 'launchedDisksEncrypted',
  on: ['server-group'],
  needs: { 'server-group': ['launchSettings'], region: ['diskEncryptionByDefault'] },
  prepare: () => undefined,
  compute: (group, _, index): Reading<boolean> =>
    flatMapReading(facet(group, 'launchSettings'), ({ encryptsDisks }) => {
      if (encryptsDisks === true) return value(true);
      return flatMapReading(ofRegion(index, group, 'diskEncryptionByDefault'), byDefault => {
        if (byDefault) return value(true);
        return encryptsDisks === undefined
          ? unread('unsupported', 'the image of its launch template')
          : value(encryptsDisks);
      });
    }),
});

/** A setting of the region of a group. */
function ofRegion<F extends FacetName>(
  index: InventoryIndex,
  { account, region }: Resource,
  name: F,
): Reading<Facets[F]> {
  const [home] = index.seen('region', { account, region });
  if (home !== undefined) return facet(home, name);
  return index.gap('region', { account, region }) ?? absent;
}
