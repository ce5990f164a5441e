import {
  backupPlan,
  bucket,
  database,
  databaseRecoveryPoint,
  databaseSnapshot,
  diskRecoveryPoint,
  vault,
} from '../builders/data.ts';
import { account, alarm, identity, region, role, trail } from '../builders/people.ts';
import { stack, type Made } from '../builders/place.ts';
import { ORGANIZATION, PAYMENTS_ACCOUNT, SHOP, SHOP_FRANKFURT, tagsOf, testTags } from '../company.ts';

const scripted = (name: string, logical: string, app: string) => ({ ...tagsOf(app), ...stack(SHOP, name, logical) });

/** Three databases, one of which everything hangs on: orders, stock, and the queue of jobs as a table in it. */
function databases(): Made[] {
  const latest = '2026-11-22T11:55:00.000Z';
  const subnets = ['data-a', 'data-b', 'data-c'];
  const firewalls = ['databases'];
  return [
    database(SHOP, 'orders', {
      class: 'db.t3.xlarge', port: 3306, zones: ['a'], subnets, firewalls, encryptionAtRest: 'provider-managed-key', retentionDays: 3, latest, deletionProtection: false,
      gibibytes: 400, createdAt: '2025-10-29T01:30:00.000Z', tags: tagsOf('orders', { holds: 'orders, stock and the job queue' }),
    }),
    database(SHOP, 'campaigns', {
      class: 'db.m6g.large', port: 5432, zones: ['b', 'a'], subnets, firewalls, encryptionAtRest: 'provider-managed-key', retentionDays: 14, latest, deletionProtection: true,
      gibibytes: 100, storageAutoscaling: true, createdAt: '2026-04-14T09:30:00.000Z', tags: scripted('campaigns', 'Database', 'campaigns'),
    }),
    database(SHOP, 'catalogue', {
      class: 'db.r6g.large', port: 3306, zones: ['a', 'c'], cluster: true, subnets, firewalls, encryptionAtRest: 'provider-managed-key', retentionDays: 14, latest, deletionProtection: true,
      createdAt: '2025-09-03T09:00:00.000Z', tags: scripted('shop-web', 'Catalogue', 'shop'),
    }),
    database(SHOP, 'test-orders', {
      class: 'db.t3.medium', port: 3306, zones: ['a'], subnets, firewalls, encryptionAtRest: 'none', retentionDays: 0, deletionProtection: false,
      gibibytes: 50, createdAt: '2025-02-11T08:30:00.000Z', tags: testTags('orders'),
    }),
  ]; // prettier-ignore
}

/** Every copy of the orders lies in the account and the region that it is to protect, and one log-in can delete it. */
function copies(): Made[] {
  const day = (number: number, hour: string) => `2026-11-${String(number)}T${hour}:00.000Z`;
  const later = (takenAt: string) => new Date(Date.parse(takenAt) + 14 * 86_400_000).toISOString();
  const point = (of: string, number: number, encryptionAtRest: 'none' | 'provider-managed-key') => ({
    source: of,
    takenAt: day(number, '02:00'),
    immutableUntil: later(day(number, '02:00')),
    encryptionAtRest,
  });
  return [
    ...[20, 21, 22].map(number => databaseSnapshot(SHOP, `rds:orders-2026-11-${String(number)}-03-10`, { source: 'orders', takenAt: day(number, '03:10'), encryptionAtRest: 'provider-managed-key' })),
    // The upgrade made the database anew and encrypted; what it was made from stayed behind as it was.
    databaseSnapshot(SHOP, 'orders-before-upgrade', { source: 'orders', takenAt: '2025-10-28T21:00:00.000Z', encryptionAtRest: 'none' }),
    ...[21, 22].map(number => databaseSnapshot(SHOP, `rds:campaigns-2026-11-${String(number)}-03-40`, { source: 'campaigns', takenAt: day(number, '03:40'), encryptionAtRest: 'provider-managed-key' })),
    vault(SHOP, 'Default', { state: 'none' }, '2022-01-20T09:00:00.000Z'),
    backupPlan(SHOP, 'nightly', { retentionDays: 14, selections: 1, createdAt: '2022-01-20T09:05:00.000Z' }),
    // Somebody made the plan and never told it what to keep.
    backupPlan(SHOP, 'monthly-archive', { retentionDays: 365, selections: 0, createdAt: '2024-05-02T15:00:00.000Z' }),
    ...[20, 21, 22].flatMap(number => databaseRecoveryPoint(SHOP, point('orders', number, 'provider-managed-key'))),
    ...[21, 22].flatMap(number => databaseRecoveryPoint(SHOP, point('campaigns', number, 'provider-managed-key'))),
    ...[21, 22].flatMap(number => diskRecoveryPoint(SHOP, point('search-1-data', number, 'none'))),
    ...[21, 22].flatMap(number => diskRecoveryPoint(SHOP, point('erp-sync-1-data', number, 'provider-managed-key'))),
  ]; // prettier-ignore
}

/** All of them closed to strangers and encrypted, most of them versioned. */
function buckets(): Made[] {
  const web = (logical: string) => scripted('shop-web', logical, 'shop');
  const terraform = (app: string) => ({ ...tagsOf(app), 'managed-by': 'terraform' });
  return [
    bucket(SHOP, 'noonsale-shop-images', { versioning: true, createdAt: '2019-09-02T09:00:00.000Z', tags: web('Images') }),
    bucket(SHOP, 'noonsale-shop-static', { versioning: true, createdAt: '2025-09-03T08:10:00.000Z', tags: web('Static') }),
    bucket(SHOP, 'noonsale-customer-uploads', { versioning: true, createdAt: '2021-02-08T11:00:00.000Z', tags: web('Uploads'), encryptionAtRest: 'customer-managed-key' }),
    bucket(SHOP, 'noonsale-product-feeds', { versioning: true, createdAt: '2020-06-15T13:00:00.000Z', tags: tagsOf('shop') }),
    bucket(SHOP, 'noonsale-mail-templates', { versioning: true, createdAt: '2022-09-12T10:00:00.000Z', tags: scripted('campaigns', 'Templates', 'campaigns') }),
    bucket(SHOP, 'noonsale-mail-assets', { versioning: false, createdAt: '2019-10-01T10:00:00.000Z', tags: tagsOf('campaigns') }),
    bucket(SHOP, 'noonsale-invoices', {
      versioning: true, createdAt: '2020-01-07T08:00:00.000Z', tags: terraform('back-office'),
      replicationDestinations: [{ id: 'arn:aws:s3:::noonsale-invoices-copy', account: PAYMENTS_ACCOUNT }],
    }),
    bucket(SHOP, 'noonsale-exports', { versioning: false, createdAt: '2021-04-19T12:00:00.000Z', tags: tagsOf('back-office') }),
    bucket(SHOP, 'noonsale-returns-labels', { versioning: true, createdAt: '2022-11-21T09:00:00.000Z', tags: tagsOf('back-office') }),
    bucket(SHOP, 'noonsale-analytics', { versioning: true, createdAt: '2023-05-30T09:00:00.000Z', tags: tagsOf('reports') }),
    bucket(SHOP, 'noonsale-press', { versioning: true, createdAt: '2020-03-03T09:00:00.000Z', tags: tagsOf('shop') }),
    bucket(SHOP, 'noonsale-trail', { versioning: true, createdAt: '2023-01-16T09:00:00.000Z', tags: terraform('operations'), lock: { state: 'unlocked', minRetentionDays: 400 } }),
    bucket(SHOP, 'noonsale-balancer-logs', { versioning: true, createdAt: '2023-01-16T09:10:00.000Z', tags: terraform('operations') }),
    bucket(SHOP, 'noonsale-terraform-state', { versioning: true, createdAt: '2023-01-09T09:00:00.000Z', tags: terraform('operations') }),
    bucket(SHOP, 'noonsale-test-fixtures', { versioning: false, createdAt: '2025-02-11T10:00:00.000Z', tags: testTags('shop') }),
    bucket(SHOP, 'noonsale-agency-preview', { versioning: false, createdAt: '2026-09-07T10:20:00.000Z', tags: testTags('shop'), region: SHOP_FRANKFURT.region }),
  ]; // prettier-ignore
}

/** One person has everything: the top log-in with its key and no second factor, and the only log-in that administers. */
function people(): Made[] {
  const key = (createdAt: string, lastUsed: string, active = true) => ({ active, createdAt, lastUsed });
  return [
    ...account(SHOP, {
      rootCredentials: { mfa: false, accessKeys: 1, centrallyManaged: false }, rootUsed: '2026-11-03T19:22:00.000Z', accountPublicAccessBlock: true,
      contacts: [{ role: 'billing', personalEmail: true }], membership: ORGANIZATION,
      unreadTypes: { 'athena:workgroup': 2, 'glue:crawler': 3, 'glue:job': 4, 'ses:identity': 2 },
    }),
    ...identity(SHOP, 'dirk.keller', '2019-09-02T08:00:00.000Z', {
      consoleAccess: true, mfa: false, lastUsed: '2026-11-22T09:41:00.000Z', accessKeys: [key('2022-05-09T08:00:00.000Z', '2026-11-21T17:20:00.000Z')],
    }, 'administrator'),
    ...identity(SHOP, 'deploy', '2021-03-15T08:00:00.000Z', { consoleAccess: false, accessKeys: [key('2021-03-15T08:00:00.000Z', '2026-11-20T14:02:00.000Z')] }, 'can-escalate'),
    ...identity(SHOP, 'mail-sender', '2024-02-19T09:00:00.000Z', { consoleAccess: false, accessKeys: [key('2026-09-28T09:00:00.000Z', '2026-11-22T11:59:00.000Z')] }),
    ...identity(SHOP, 'reports-agency', '2022-08-01T08:00:00.000Z', {
      consoleAccess: false, accessKeys: [key('2022-08-01T08:00:00.000Z', '2024-12-19T10:00:00.000Z'), key('2021-06-01T08:00:00.000Z', '2022-07-30T10:00:00.000Z', false)],
    }),
    role(SHOP, 'web', '2021-03-15T08:00:00.000Z', 'ec2.amazonaws.com', 'administrator'),
    role(SHOP, 'mail-sender', '2024-02-19T09:00:00.000Z', 'ec2.amazonaws.com', 'limited'),
  ]; // prettier-ignore
}

/** What the shop's account keeps, who may do what there, and who writes it down. */
export function shopData(): Made[] {
  const unwatched = {
    diskEncryptionByDefault: false,
    threatDetection: false,
    externalAccessAnalyzer: false,
    configurationRecorder: false,
  };
  const CLICKED = {
    changes: 46,
    console: [
      { who: 'mia.hansen', changes: 21 },
      { who: 'tom.ruiz', changes: 8 },
    ],
    complete: true,
  };
  const recorded = {
    multiRegion: true,
    organization: false,
    logging: true,
    logFileValidation: true,
    managementEvents: true,
  };
  return [
    ...databases(),
    ...copies(),
    ...buckets(),
    ...people(),
    ...region(SHOP, { ...unwatched, diskEncryptionByDefault: true, threatDetection: true, recentChanges: CLICKED }),
    ...region(SHOP_FRANKFURT, unwatched),
    alarm(SHOP, 'checkout-slow', 1),
    alarm(SHOP, 'orders-disk-full', 0),
    trail(SHOP, 'noonsale', { ...recorded, bucket: 'noonsale-trail' }),
  ];
}
