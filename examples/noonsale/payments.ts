import { server, serverArn, serverGroup, type ServerOptions } from './builders/compute.ts';
import { backupPlan, bucket, databaseRecoveryPoint, databaseSnapshot, vault } from './builders/data.ts';
import { balancer, firewall, firewallArn, natGateway, network, subnet, tcp } from './builders/network.ts';
import { account, alarm, identity, region, trail } from './builders/people.ts';
import { stack, type Made, type Zone } from './builders/place.ts';
import { ORGANIZATION, PAYMENTS, PAYMENTS_FRANKFURT, tagsOf } from './company.ts';

const inStack = (logical: string) => ({ ...tagsOf('payments'), ...stack(PAYMENTS, 'payments', logical) });
const ZONES: readonly Zone[] = ['a', 'b'];

function paymentsNetwork(): Made[] {
  const at = (zone: Zone) => zone.toUpperCase();
  return [
    ...network(PAYMENTS, 'payments', inStack('Network'), 'enabled'),
    ...ZONES.flatMap(zone => [
      subnet(PAYMENTS, `public-${zone}`, { network: 'payments', zone, out: 'internet', tags: inStack(`Public${at(zone)}`) }),
      subnet(PAYMENTS, `private-${zone}`, { network: 'payments', zone, out: { nat: `nat-${zone}` }, tags: inStack(`Private${at(zone)}`) }),
      ...natGateway(PAYMENTS, `nat-${zone}`, { network: 'payments', subnet: `public-${zone}`, zone, tags: inStack(`Nat${at(zone)}`) }),
    ]),
    firewall(PAYMENTS, 'payments-public', 'payments', [tcp(443, '0.0.0.0/0')], inStack('BalancerGroup')),
    firewall(PAYMENTS, 'payments-api', 'payments', [tcp(8443, firewallArn(PAYMENTS, 'payments-public').split('/').at(-1) ?? '')], inStack('ApiGroup')),
  ]; // prettier-ignore
}

function paymentsMachines(): Made[] {
  const members = ZONES.map(zone => ({ name: `payments-api-${zone}`, zone }));
  const tags = inStack('ApiServers');
  const machine = (zone: Zone): Omit<ServerOptions, 'createdAt' | 'tags'> => ({
    type: 'm6i.large',
    zone,
    subnet: `private-${zone}`,
    firewalls: ['payments-api'],
    encrypted: true,
  });
  return [
    serverGroup(PAYMENTS, 'payments-api', { scaling: { min: 2, max: 6, desired: 2, automatic: true }, members, tags, createdAt: '2025-06-11T08:00:00.000Z' }),
    ...members.flatMap(({ name, zone }) => server(PAYMENTS, name, { ...machine(zone), createdAt: '2026-11-10T05:30:00.000Z', tags, group: 'payments-api' })),
    ...server(PAYMENTS, 'reconciliation-1', { ...machine('a'), createdAt: '2026-07-01T09:00:00.000Z', tags: tagsOf('payments') }),
    balancer(PAYMENTS, 'payments-public', {
      type: 'app',
      open: true,
      subnets: { a: 'public-a', b: 'public-b' },
      firewalls: ['payments-public'],
      listeners: [{ protocol: 'HTTPS', port: 443, redirectsToHttps: false, tlsPolicy: 'ELBSecurityPolicy-TLS13-1-2-2021-06' }],
      targets: members.map(({ name, zone }) => ({ id: serverArn(PAYMENTS, name), zone: PAYMENTS.zones[zone], healthy: true })),
      tags: inStack('Balancer'),
      createdAt: '2025-06-11T07:50:00.000Z',
    }),
  ]; // prettier-ignore
}

/** Nobody let us list the databases; that there is a ledger we know from its copies, which nobody can delete. */
function paymentsCopies(): Made[] {
  const lock = { state: 'locked', minRetentionDays: 35 } as const;
  const point = (day: number) => ({
    source: 'ledger',
    takenAt: `2026-11-${String(day)}T01:00:00.000Z`,
    immutableUntil: new Date(Date.UTC(2026, 10, day + 35, 1)).toISOString(),
    immutability: lock.state,
    encryptionAtRest: 'provider-managed-key' as const,
  });
  return [
    vault(PAYMENTS, 'ledger', lock, '2025-06-11T09:00:00.000Z'),
    backupPlan(PAYMENTS, 'ledger-daily', { retentionDays: 35, selections: 1, createdAt: '2025-06-11T09:05:00.000Z' }),
    ...[21, 22].flatMap(day => databaseRecoveryPoint(PAYMENTS, point(day))),
    ...[21, 22].map(day => databaseSnapshot(PAYMENTS, `rds:ledger-2026-11-${String(day)}-04-00`, { source: 'ledger', takenAt: `2026-11-${String(day)}T04:00:00.000Z`, encryptionAtRest: 'provider-managed-key' })),
  ]; // prettier-ignore
}

function paymentsBuckets(): Made[] {
  const tags = (logical: string) => inStack(logical);
  const lock = { state: 'locked', minRetentionDays: 365 } as const;
  return [
    bucket(PAYMENTS, 'noonsale-payments-receipts', { versioning: true, createdAt: '2025-06-11T08:10:00.000Z', tags: tags('Receipts'), encryptionAtRest: 'customer-managed-key' }),
    bucket(PAYMENTS, 'noonsale-payments-disputes', { versioning: true, createdAt: '2025-06-11T08:11:00.000Z', tags: tags('Disputes') }),
    bucket(PAYMENTS, 'noonsale-payments-trail', { versioning: true, createdAt: '2025-06-11T08:12:00.000Z', tags: tags('TrailBucket') }),
    bucket(PAYMENTS, 'noonsale-invoices-copy', { versioning: true, createdAt: '2025-07-02T08:00:00.000Z', tags: tags('InvoicesCopy'), region: PAYMENTS_FRANKFURT.region, lock }),
  ]; // prettier-ignore
}

/** The payments account: newer, made by a stack, run by two people; one permission of ours is missing there. */
export function payments(): Made[] {
  const person = { consoleAccess: true, mfa: true, accessKeys: [] };
  const watched = {
    diskEncryptionByDefault: true,
    threatDetection: true,
    externalAccessAnalyzer: true,
    configurationRecorder: true,
  };
  const recorded = {
    multiRegion: true,
    organization: false,
    logging: true,
    logFileValidation: true,
    managementEvents: true,
  };
  return [
    ...account(PAYMENTS, {
      rootCredentials: { mfa: true, accessKeys: 0, centrallyManaged: false },
      passwordPolicy: { minimumLength: 16, reusePrevention: 24 },
      accountPublicAccessBlock: true,
      contacts: (['security', 'operations', 'billing'] as const).map(role => ({ role, personalEmail: false })),
      membership: ORGANIZATION,
    }),
    ...identity(
      PAYMENTS,
      'dirk.keller',
      '2025-06-11T07:30:00.000Z',
      { ...person, lastUsed: '2026-11-19T08:12:00.000Z' },
      'administrator',
    ),
    ...identity(
      PAYMENTS,
      'ana.lopes',
      '2025-06-11T07:35:00.000Z',
      { ...person, lastUsed: '2026-11-20T15:48:00.000Z' },
      'administrator',
    ),
    ...region(PAYMENTS, watched),
    ...region(PAYMENTS_FRANKFURT, watched),
    alarm(PAYMENTS, 'payments-errors', 1),
    trail(PAYMENTS, 'payments', {
      ...recorded,
      bucket: 'noonsale-payments-trail',
      objectEvents: [{ prefix: 'arn:aws:s3', except: [], events: 'all' }],
    }),
    ...paymentsNetwork(),
    ...paymentsMachines(),
    ...paymentsCopies(),
    ...paymentsBuckets(),
  ];
}
