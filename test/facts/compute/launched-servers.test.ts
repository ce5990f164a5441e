import { describe, it } from 'vitest';
import { createFactTester, resource, testInventory } from '../../../src/check/testing.ts';
import { launchedDisksEncrypted, launchedMetadataService } from '../../../src/facts/compute/launched-servers.ts';
import type { Facets } from '../../../src/model/facets.ts';
import { absent, unread, value } from '../../../src/model/reading.ts';

type Settings = Partial<Facets['launchSettings']>;
const group = (settings: Settings | null) =>
  resource('server-group', {
    id: 'web',
    facets: { launchSettings: settings === null ? null : { assignsPublicIp: false, ...settings } },
  });
const region = (
  defaultMetadataService: Facets['defaultMetadataService'] | ReturnType<typeof unread>,
  diskEncryptionByDefault: boolean | ReturnType<typeof unread> = false,
) => resource('region', { id: 'home', facets: { defaultMetadataService, diskEncryptionByDefault } });
const world = (settings: Settings | null, home = region('image-decides')) =>
  testInventory({ resources: [group(settings), home] });
const unknownImage = unread('unsupported', 'the image of its launch template');

createFactTester({ describe, it })(launchedMetadataService, [
  {
    name: 'the template decides, whatever the region says',
    world: world({ metadataService: 'imdsv1-allowed' }, region('imdsv2-required')),
    expect: { web: value('imdsv1-allowed') },
  },
  {
    name: 'a template without a word: the region decides before the image',
    world: world({ imageRequiresImdsV2: false }, region('imdsv2-required')),
    expect: { web: value('imdsv2-required') },
    unreadWhenRefused: ['region'],
  },
  {
    name: 'an explicit optional of the region overrides the image',
    world: world({ imageRequiresImdsV2: true }, region('imdsv1-allowed')),
    expect: { web: value('imdsv1-allowed') },
  },
  {
    name: 'neither has a preference: the image decides',
    world: world({ imageRequiresImdsV2: true }),
    expect: { web: value('imdsv2-required') },
  },
  {
    name: 'an image that requires nothing',
    world: world({ imageRequiresImdsV2: false }),
    expect: { web: value('imdsv1-allowed') },
  },
  { name: 'an image that nobody named', world: world({}), expect: { web: unknownImage } },
  { name: 'a region that is unread', world: world({}, region(unread('denied'))), expect: { web: unread('denied') } },
  { name: 'no launch template', world: world(null), expect: { web: absent } },
]);

createFactTester({ describe, it })(launchedDisksEncrypted, [
  {
    name: 'template and image encrypt all, whatever is unread of the region',
    world: world({ encryptsDisks: true }, region('image-decides', unread('denied'))),
    expect: { web: value(true) },
  },
  {
    name: 'the region encrypts what the template leaves plain',
    world: world({ encryptsDisks: false }, region('image-decides', true)),
    expect: { web: value(true) },
    unreadWhenRefused: ['region'],
  },
  { name: 'nothing encrypts', world: world({ encryptsDisks: false }), expect: { web: value(false) } },
  { name: 'an image that nobody named', world: world({}), expect: { web: unknownImage } },
  {
    name: 'an image that nobody named, in a region that encrypts',
    world: world({}, region('image-decides', true)),
    expect: { web: value(true) },
  },
  { name: 'no launch template', world: world(null), expect: { web: absent } },
]);
