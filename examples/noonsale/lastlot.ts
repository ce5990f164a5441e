import type { ArmFixture, StoredResource } from '../../test/support/azure/arm-fixture.ts';
import {
  firewallRules,
  flexibleServer,
  serverParameters,
  sqlAnswers,
  sqlDatabase,
  sqlServer,
  sqlServerId,
} from '../../test/support/azure/resources/data.ts';
import { storageAccount, storageAnswers } from '../../test/support/azure/resources/storage.ts';
import {
  autoscale,
  disk,
  virtualMachine,
  virtualMachineId,
  numberOf,
  scaleSet,
  snapshot,
} from '../../test/support/azure/resources/compute.ts';
import {
  address,
  balancer,
  networkInterface,
  securityGroup,
  vnet,
} from '../../test/support/azure/resources/network.ts';
import { idAt, type ArmPlace, type Tags } from '../../test/support/azure/resources/arm-place.ts';
import {
  actionGroup,
  activityLog,
  locks,
  metricAlert,
  protectedVirtualMachine,
  recoveryVault,
  restoreJobs,
  roleAssignments,
  workspace,
  workspaceId,
} from '../../test/support/azure/resources/monitoring.ts';
import { LASTLOT_SUBSCRIPTION } from './company.ts';

const LASTLOT: ArmPlace = { subscription: LASTLOT_SUBSCRIPTION, group: 'lastlot', location: 'westeurope' };
const SQL = 'lastlot-sql';
const BIDDING = 'bidding';

const tagsOf = (app: string): Tags => ({ app, env: 'production' });
/** What the new owner has written down since the purchase; all else was made by hand. */
const inCode = (app: string): Tags => ({ ...tagsOf(app), 'managed-by': 'bicep' });

/** The way to the auctions, two machines beside it, and doors that were never looked at. */
function network(): StoredResource[] {
  const home = { vnet: 'lastlot', subnet: 'machines' };
  return [
    vnet(
      LASTLOT,
      'lastlot',
      [
        { name: BIDDING, prefix: '10.40.0.0/24', guard: BIDDING },
        { name: 'machines', prefix: '10.40.1.0/24' },
      ],
      inCode('auctions'),
    ),
    securityGroup(LASTLOT, BIDDING, [{ order: 100, port: '443', from: 'Internet' }], inCode('auctions')),
    securityGroup(LASTLOT, 'from-the-office', [{ order: 100, port: '3389', from: '*' }], tagsOf('grading')),
    // Looks open: nothing is behind it any more.
    securityGroup(LASTLOT, 'old-import', [{ order: 100, port: '22', from: '*' }], tagsOf('back-office')),
    securityGroup(LASTLOT, 'auctioneer', [], tagsOf('auctions')),
    address(LASTLOT, BIDDING, { ip: '203.0.113.80', tags: inCode('auctions') }),
    address(LASTLOT, 'books', { zones: [], ip: '203.0.113.81', tags: tagsOf('back-office') }),
    balancer(LASTLOT, BIDDING, { address: BIDDING, port: 443, tags: inCode('auctions') }),
    networkInterface(LASTLOT, 'auctioneer-1', { ...home, guard: 'auctioneer', ip: '10.40.1.4' }, tagsOf('auctions')),
    networkInterface(LASTLOT, 'books-1', { ...home, guard: 'from-the-office', address: 'books', ip: '10.40.1.5' }, tagsOf('back-office')),
    // Looks open: the same rule, and no address that leads to it.
    networkInterface(LASTLOT, 'grading-1', { ...home, guard: 'from-the-office', ip: '10.40.1.6' }, tagsOf('grading')),
  ];
} // prettier-ignore

function machines(): StoredResource[] {
  const set = scaleSet(LASTLOT, BIDDING, {
    zones: ['1', '2', '3'],
    count: 3,
    vnet: 'lastlot',
    subnet: BIDDING,
    balancer: BIDDING,
    createdAt: '2026-08-19T09:00:00.0000000+00:00',
    tags: inCode('auctions'),
  });
  return [
    set,
    autoscale(LASTLOT, 'bidding-by-load', set.id, 3, 12),
    ...virtualMachine(LASTLOT, 'auctioneer-1', { zone: '1', size: 'Standard_D4s_v3', createdAt: '2023-02-06T13:20:00.0000000+00:00', tags: tagsOf('auctions') }),
    ...virtualMachine(LASTLOT, 'books-1', { size: 'Standard_B2ms', system: 'Windows', createdAt: '2021-05-17T08:10:00.0000000+00:00', tags: tagsOf('back-office') }),
    ...virtualMachine(LASTLOT, 'grading-1', { size: 'Standard_B2ms', system: 'Windows', createdAt: '2022-09-30T10:45:00.0000000+00:00', tags: tagsOf('grading') }),
    disk(LASTLOT, 'auctioneer-1-lots', { zone: '1', at: virtualMachineId(LASTLOT, 'auctioneer-1'), createdAt: '2023-02-06T13:25:00.0000000+00:00', tags: tagsOf('auctions') }),
    snapshot(LASTLOT, 'auctioneer-1-before-move', 'auctioneer-1-lots', '2026-07-02T19:00:00.0000000+00:00'),
  ];
} // prettier-ignore

function data(): StoredResource[] {
  return [
    sqlServer(LASTLOT, SQL, { open: true, tags: tagsOf('auctions') }),
    sqlDatabase(LASTLOT, SQL, 'bids', { zones: false, backup: 'Local', createdAt: '2023-02-06T14:00:00.000Z', tags: tagsOf('auctions') }),
    sqlDatabase(LASTLOT, SQL, 'catalogue', { zones: true, backup: 'Geo', createdAt: '2026-09-01T08:30:00.000Z', tags: inCode('auctions') }),
    flexibleServer(LASTLOT, 'Microsoft.DBforPostgreSQL/flexibleServers', 'returns', { burstable: true, standby: 'Disabled', geoBackup: false, days: 7, tags: tagsOf('grading') }),
    storageAccount(LASTLOT, 'lastlotphotos', { sku: 'Standard_ZRS', createdAt: '2021-05-17T08:30:00.0000000Z', tags: tagsOf('auctions') }),
    storageAccount(LASTLOT, 'lastlotinvoices', { sku: 'Standard_RAGZRS', lockedDays: 3650, createdAt: '2026-08-12T11:00:00.0000000Z', tags: inCode('back-office') }),
  ];
} // prettier-ignore

/** Backups of two machines, in a vault that its owner can open, and who is told when something happens. */
function watch(): StoredResource[] {
  return [
    recoveryVault(LASTLOT, 'lastlot-backups', { immutability: 'Unlocked', otherRegion: false, tags: tagsOf('back-office') }),
    protectedVirtualMachine(LASTLOT, 'lastlot-backups', 'auctioneer-1', '2026-11-22T01:12:00Z'),
    protectedVirtualMachine(LASTLOT, 'lastlot-backups', 'books-1', '2026-11-22T01:20:00Z'),
    workspace(LASTLOT, 'lastlot-records', 180, inCode('back-office')),
    actionGroup(LASTLOT, 'on-call', 'on-call@noonsale.example'),
    metricAlert(LASTLOT, 'bids-busy', idAt(LASTLOT, 'Microsoft.Sql/servers/databases', SQL, 'bids'), 'cpu_percent', 'on-call'),
  ];
} // prettier-ignore

const principal = (name: string): string => `00000000-0000-4000-d000-${numberOf(name)}`;

const PAIRS = { westeurope: 'northeurope', northeurope: 'westeurope' } as const;
/** Behind this subscription's numbers stand other zones than behind those of its neighbours. */
const LOCATIONS = Object.entries(PAIRS).map(([name, pair]) => ({
  name,
  metadata: { regionType: 'Physical', pairedRegion: [{ name: pair }] },
  availabilityZoneMappings: ['2', '3', '1'].map((physical, index) => ({
    logicalZone: String(index + 1),
    physicalZone: `${name}-az${physical}`,
  })),
}));

/** What Resource Manager answers about Lastlot, the auction house that Noonsale bought in July 2026. */
export const lastlot = (): ArmFixture => ({
  subscriptions: [{ subscriptionId: LASTLOT_SUBSCRIPTION, displayName: 'lastlot' }],
  locations: LOCATIONS,
  resources: [
    {
      id: `/subscriptions/${LASTLOT_SUBSCRIPTION}`,
      type: 'Microsoft.Resources/subscriptions',
      name: 'lastlot',
      tags: {},
      properties: { state: 'Enabled', managementGroupAncestorsChain: [{ name: 'lastlot-tenant', displayName: 'Tenant Root Group' }] },
    },
    ...network(),
    ...machines(),
    ...data(),
    ...watch(),
  ],
  answers: {
    ...sqlAnswers(LASTLOT, SQL, 'bids', { days: 7 }),
    ...sqlAnswers(LASTLOT, SQL, 'catalogue'),
    ...serverParameters(idAt(LASTLOT, 'Microsoft.DBforPostgreSQL/flexibleServers', 'returns'), {
      require_secure_transport: 'on',
    }),
    // The office, and nobody else.
    ...firewallRules(sqlServerId(LASTLOT, SQL), ['203.0.113.7', '203.0.113.9']),
    ...storageAnswers(LASTLOT, 'lastlotphotos', { versioning: false, softDeleteDays: 0 }),
    ...storageAnswers(LASTLOT, 'lastlotinvoices'),
    ...restoreJobs(LASTLOT, 'lastlot-backups'),
    ...activityLog(LASTLOT, workspaceId(LASTLOT, 'lastlot-records')),
    ...roleAssignments(LASTLOT, [
      { to: principal('founder'), sort: 'User', role: 'owner' },
      { to: principal('noonsale platform'), sort: 'Group', role: 'contributor' },
      { to: principal('agency deploys'), sort: 'ServicePrincipal', role: 'owner' },
    ]),
    [`/v1.0/reports/authenticationMethods/userRegistrationDetails/${principal('founder')}`]: {
      id: principal('founder'), userDisplayName: 'Joost van Lier', isAdmin: true, isMfaRegistered: true, isMfaCapable: true, isPasswordlessCapable: false,
    },
    ...locks(LASTLOT, idAt(LASTLOT, 'Microsoft.Sql/servers/databases', SQL, 'catalogue')),
  },
}); // prettier-ignore
