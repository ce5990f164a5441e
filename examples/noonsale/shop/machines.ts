import { disk, diskSnapshot, server, serverArn, serverGroup, type ServerOptions } from '../builders/compute.ts';
import { balancer } from '../builders/network.ts';
import { stack, type Made, type Place, type Tags, type Zone } from '../builders/place.ts';
import { isEncryptedSince, SHOP, SHOP_FRANKFURT, tagsOf, testTags } from '../company.ts';

const machine = (place: Place, name: string, options: Omit<ServerOptions, 'encrypted'>): Made[] =>
  server(place, name, { ...options, encrypted: isEncryptedSince(options.createdAt) });

interface Member {
  readonly name: string;
  readonly zone: Zone;
}

const WEB: readonly Member[] = [
  { name: 'shop-web-1', zone: 'a' },
  { name: 'shop-web-2', zone: 'b' },
  { name: 'shop-web-3', zone: 'a' },
  { name: 'shop-web-4', zone: 'b' },
];
const SENDERS: readonly Member[] = [
  { name: 'mail-sender-1', zone: 'b' },
  { name: 'mail-sender-2', zone: 'b' },
];

/** The web tier: two data centres, as many machines as the load asks for, made by a stack. Done well. */
function webTier(): Made[] {
  const tags = { ...tagsOf('shop'), ...stack(SHOP, 'shop-web', 'WebGroup') };
  const createdAt = '2026-11-18T09:12:40.000Z';
  return [
    serverGroup(SHOP, 'shop-web', {
      scaling: { min: 4, max: 12, desired: 4, automatic: true },
      members: WEB,
      tags,
      createdAt: '2025-09-03T08:20:11.000Z',
    }),
    ...WEB.flatMap(({ name, zone }) =>
      machine(SHOP, name, {
        type: 't3.large',
        zone,
        subnet: `private-${zone}`,
        firewalls: ['shop-web'],
        createdAt,
        tags,
        group: 'shop-web',
      }),
    ),
  ];
}

/** What sends the e-mail at noon: two machines in one data centre, however much there is to send. */
function mailTier(): Made[] {
  const tags = tagsOf('campaigns');
  const createdAt = '2026-10-06T14:02:00.000Z';
  return [
    serverGroup(SHOP, 'mail-sender', {
      scaling: { min: 2, max: 2, desired: 2, automatic: false },
      members: SENDERS,
      tags,
      createdAt: '2024-02-19T10:00:00.000Z',
    }),
    ...SENDERS.flatMap(({ name, zone }) =>
      machine(SHOP, name, {
        type: 't3.medium',
        zone,
        subnet: 'private-b',
        firewalls: ['workers'],
        createdAt,
        tags,
        group: 'mail-sender',
      }),
    ),
  ];
}

/** Machines that nothing starts again, most of them made by hand; the newest two come from scripts. */
function singleMachines(): Made[] {
  const scripted = (app: string): Tags => ({ ...tagsOf(app), 'managed-by': 'terraform' });
  const inside = { subnet: 'private-a', firewalls: ['workers'], zone: 'a' as const };
  return [
    machine(SHOP, 'queue-worker-1', { ...inside, type: 't3.large', createdAt: '2023-06-12T07:44:10.000Z', tags: tagsOf('orders') }),
    machine(SHOP, 'queue-worker-2', { ...inside, type: 't3.large', createdAt: '2023-06-12T07:51:32.000Z', tags: tagsOf('orders') }),
    machine(SHOP, 'scheduler-1', { ...inside, type: 't3.small', createdAt: '2022-03-29T16:20:00.000Z', tags: tagsOf('orders'), metadataService: 'imdsv1-allowed' }),
    machine(SHOP, 'search-1', { ...inside, type: 'm6i.xlarge', firewalls: ['search'], createdAt: '2024-08-14T11:05:00.000Z', tags: tagsOf('shop') }),
    machine(SHOP, 'erp-sync-1', { ...inside, type: 'm6i.large', createdAt: '2026-05-20T09:00:00.000Z', tags: scripted('back-office') }),
    machine(SHOP, 'monitoring-1', { ...inside, type: 't3.medium', zone: 'c', subnet: 'private-c', createdAt: '2026-06-02T13:37:00.000Z', tags: scripted('operations') }),
    // The doors: log-in and a database port that the whole internet reaches.
    machine(SHOP, 'jump-1', { type: 't3.micro', zone: 'a', subnet: 'public-a', firewalls: ['ssh-from-anywhere'], open: true, createdAt: '2021-01-18T08:00:00.000Z', tags: tagsOf('operations'), metadataService: 'imdsv1-allowed' }),
    machine(SHOP, 'reports-1', { type: 't3.xlarge', zone: 'b', subnet: 'public-b', firewalls: ['reports-mysql'], open: true, createdAt: '2024-04-22T15:10:00.000Z', tags: tagsOf('reports'), role: 'reports' }),
    // Two that look like doors: one without a public address, one behind a subnet list that shuts.
    machine(SHOP, 'image-resizer-1', { type: 't3.medium', zone: 'b', subnet: 'public-b', firewalls: ['image-resizer'], createdAt: '2024-11-05T10:30:00.000Z', tags: tagsOf('shop') }),
    machine(SHOP, 'old-shop-1', { type: 't2.medium', zone: 'a', subnet: 'old-public-a', firewalls: ['old-shop'], open: true, createdAt: '2020-05-04T12:00:00.000Z', tags: tagsOf('old-shop') }),
    machine(SHOP, 'test-shop-1', { ...inside, type: 't3.small', createdAt: '2025-02-11T09:15:00.000Z', tags: testTags('shop') }),
    machine(SHOP, 'test-worker-1', { ...inside, type: 't3.small', createdAt: '2025-02-11T09:40:00.000Z', tags: testTags('orders'), stopped: true }),
    machine(SHOP_FRANKFURT, 'agency-preview-1', { type: 't3.micro', zone: 'a', subnet: 'default-a', firewalls: ['agency-preview'], open: true, createdAt: '2026-09-07T10:00:00.000Z', tags: testTags('shop') }),
  ].flat(); // prettier-ignore
}

const dataDisk = (
  name: string,
  zone: Zone,
  createdAt: string,
  options: { readonly holder?: string; readonly gibibytes: number; readonly tags: Tags },
): Made =>
  disk(SHOP, name, {
    zone,
    createdAt,
    encrypted: isEncryptedSince(createdAt),
    gibibytes: options.gibibytes,
    tags: options.tags,
    ...(options.holder === undefined ? {} : { server: serverArn(SHOP, options.holder) }),
  });

function disksAndSnapshots(): Made[] {
  return [
    dataDisk('search-1-data', 'a', '2024-08-14T11:20:00.000Z', { holder: 'search-1', gibibytes: 200, tags: tagsOf('shop') }),
    dataDisk('reports-1-data', 'b', '2024-04-22T15:30:00.000Z', { holder: 'reports-1', gibibytes: 500, tags: tagsOf('reports') }),
    dataDisk('erp-sync-1-data', 'a', '2026-05-20T09:10:00.000Z', { holder: 'erp-sync-1', gibibytes: 100, tags: { ...tagsOf('back-office'), 'managed-by': 'terraform' } }),
    dataDisk('import-2021', 'a', '2021-11-02T17:00:00.000Z', { gibibytes: 80, tags: tagsOf('orders') }),
    diskSnapshot(SHOP, 'jump-1', '2024-01-10T06:00:00.000Z', false),
    diskSnapshot(SHOP, 'scheduler-1', '2025-12-01T06:00:00.000Z', false),
    diskSnapshot(SHOP, 'search-1-data', '2026-08-30T06:00:00.000Z', false),
    diskSnapshot(SHOP, 'queue-worker-1', '2026-03-15T06:00:00.000Z', true),
  ]; // prettier-ignore
}

const healthy = (members: readonly Member[]) =>
  members.map(({ name, zone }) => ({ id: serverArn(SHOP, name), zone: SHOP.zones[zone], healthy: true }));

function balancers(): Made[] {
  const tlsPolicy = 'ELBSecurityPolicy-TLS13-1-2-2021-06';
  return [
    balancer(SHOP, 'shop-public', {
      type: 'app',
      open: true,
      subnets: { a: 'public-a', b: 'public-b', c: 'public-c' },
      firewalls: ['shop-public'],
      listeners: [
        { protocol: 'HTTP', port: 80, redirectsToHttps: true },
        { protocol: 'HTTPS', port: 443, redirectsToHttps: false, tlsPolicy },
      ],
      targets: healthy(WEB),
      tags: { ...tagsOf('shop'), ...stack(SHOP, 'shop-web', 'Balancer') },
      createdAt: '2025-09-03T08:15:00.000Z',
    }),
    balancer(SHOP, 'partners', {
      type: 'net',
      open: true,
      subnets: { a: 'public-a' },
      firewalls: ['partners'],
      listeners: [{ protocol: 'TLS', port: 443, redirectsToHttps: false, tlsPolicy }],
      targets: [{ id: serverArn(SHOP, 'erp-sync-1'), zone: SHOP.zones.a, healthy: true }],
      tags: tagsOf('back-office'),
      createdAt: '2023-03-08T12:00:00.000Z',
    }),
  ];
}

/** Everything in the shop's account that computes. */
export function shopMachines(): Made[] {
  return [...webTier(), ...mailTier(), ...singleMachines(), ...disksAndSnapshots(), ...balancers()];
}
