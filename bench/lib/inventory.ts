import { closeSync, openSync, writeSync } from 'node:fs';
import { disk, diskSnapshot, server, serverGroup } from '../../examples/noonsale/builders/compute.ts';
import { bucket, database, databaseRecoveryPoint, databaseSnapshot } from '../../examples/noonsale/builders/data.ts';
import { balancer, firewall, network, subnet, tcp } from '../../examples/noonsale/builders/network.ts';
import { account, identity, region } from '../../examples/noonsale/builders/people.ts';
import type { Made, Place, Zone } from '../../examples/noonsale/builders/place.ts';
import { awsCollectors } from '../../src/providers/aws/select-collectors.ts';
import { INVENTORY_VERSION, type InventoryRecord, type Target } from '../../src/model/inventory.ts';
import type { Kind } from '../../src/model/kinds.ts';

const STARTED = '2026-11-22T12:00:00.000Z';
const OLD = '2024-02-01T08:00:00.000Z';
const ZONES: readonly Zone[] = ['a', 'b', 'c'];
const REGIONS = ['eu-west-1', 'eu-central-1'] as const;

/** The resources of a team, about 55, with realistic relationships. */
function corner(place: Place, number: number): Made[] {
  const name = `team-${String(number)}`;
  const tags = {
    app: name,
    env: number % 5 === 0 ? 'test' : 'production',
    owner: `${name}@example.com`,
    'cost-centre': String(4000 + number),
  };
  const made = number % 3 === 0 ? { ...tags, 'managed-by': 'terraform' } : tags;
  const zone = (index: number): Zone => ZONES[index % 3] ?? 'a';
  const servers = Array.from({ length: 8 }, (_, index) => ({ name: `${name}-${String(index)}`, zone: zone(index) }));
  const group = {
    scaling: { min: 2, max: 8, desired: 4, automatic: number % 2 === 0 },
    members: servers.slice(0, 4),
    tags: made,
    createdAt: OLD,
  };
  const at = (day: number) => `2026-11-${String(day).padStart(2, '0')}T02:00:00.000Z`;
  const web = `${name}-web`;
  return [
    ...network(place, name, made),
    ...ZONES.map(one => subnet(place, `${name}-${one}`, { network: name, zone: one, out: 'internet', tags: made })),
    firewall(place, web, name, [tcp(443, '0.0.0.0/0', '::/0'), tcp(22, number % 4 === 0 ? '0.0.0.0/0' : '203.0.113.0/28')], made),
    firewall(place, `${name}-data`, name, [tcp(3306, '10.20.0.0/16')], made),
    serverGroup(place, name, group),
    ...servers.flatMap((one, index) =>
      server(place, one.name, {
        type: index < 4 ? 'm6i.large' : 't3.medium',
        zone: one.zone,
        subnet: `${name}-${one.zone}`,
        firewalls: [web],
        open: index === 7,
        createdAt: OLD,
        tags: made,
        encrypted: index % 2 === 0,
      }),
    ),
    ...servers.slice(0, 4).map(one => disk(place, `${one.name}-data`, { zone: one.zone, encrypted: true, createdAt: OLD, tags: made })),
    ...servers.slice(0, 4).flatMap(one => [1, 2, 3].map(day => diskSnapshot(place, `${one.name}-data`, at(day), true))),
    balancer(place, name, {
      type: 'app',
      open: true,
      subnets: { a: `${name}-a`, b: `${name}-b` },
      firewalls: [web],
      listeners: [{ protocol: 'HTTPS', port: 443, redirectsToHttps: false }],
      targets: [],
      tags: made,
      createdAt: OLD,
    }),
    database(place, name, {
      class: 'db.m6g.large', port: 3306, zones: number % 2 === 0 ? ['a', 'b'] : ['a'], subnets: [`${name}-a`, `${name}-b`], firewalls: [`${name}-data`],
      encryptionAtRest: 'provider-managed-key', retentionDays: 7, deletionProtection: true, gibibytes: 200, createdAt: OLD, tags: made,
    }),
    ...[1, 2].map(day => databaseSnapshot(place, `rds:${name}-${String(day)}`, { source: name, takenAt: at(day), encryptionAtRest: 'provider-managed-key' })),
    ...[1, 2].flatMap(day => databaseRecoveryPoint(place, { source: name, takenAt: at(day), immutableUntil: at(day + 14), encryptionAtRest: 'provider-managed-key' })),
    ...[1, 2].map(index => bucket(place, `${name}-${place.account}-${place.region}-${String(index)}`, { versioning: index === 1, createdAt: OLD, tags: made })),
    ...identity(place, `${name}-${place.region}`, OLD, { consoleAccess: true, mfa: number % 7 !== 0, accessKeys: [{ active: true, createdAt: OLD, lastUsed: STARTED }] }),
  ]; // prettier-ignore
}

const WATCHED = {
  diskEncryptionByDefault: true,
  threatDetection: true,
  externalAccessAnalyzer: true,
  configurationRecorder: true,
};
/** Accounts of about ten thousand resources. */
const CORNERS_PER_ACCOUNT = 200;

function* wholeAccount(number: string, corners: number): Generator<Made[]> {
  const place = (name: string): Place => {
    const prefix = name.replace(/^(\w\w)-(\w)\w*-(\d)$/, '$1$2$3');
    return { account: number, region: name, zones: { a: `${prefix}-az1`, b: `${prefix}-az2`, c: `${prefix}-az3` } };
  };
  const home = place(REGIONS[0]);
  yield account(home, {
    rootCredentials: { mfa: true, accessKeys: 0, centrallyManaged: false },
    accountPublicAccessBlock: true,
    membership: { organization: 'o-bench', managementAccount: number },
  });
  for (const one of REGIONS) yield region(place(one), WATCHED);
  for (let index = 0; index < corners; index++) yield corner(place(REGIONS[index % 2] ?? REGIONS[0]), index);
}

/** Writes an inventory of about that many resources, account by account; returns their number. */
export function writeInventory(path: string, resources: number, perAccount = CORNERS_PER_ACCOUNT): number {
  const file = openSync(path, 'w', 0o600);
  let written = 0;
  let records = -1;
  const write = (batch: readonly InventoryRecord[]): void => {
    records += batch.length;
    writeSync(file, batch.map(record => `${JSON.stringify(record)}\n`).join(''));
  };
  const perCorner = corner({ account: '', region: '', zones: { a: '', b: '', c: '' } }, 1).filter(
    one => 'kind' in one,
  ).length;
  const corners = Math.ceil(resources / perCorner);
  const accounts = Array.from({ length: Math.ceil(corners / perAccount) }, (_, index) =>
    String(100_000_000_000 + index),
  );
  const targets = accounts.map((id): Target => ({ provider: 'aws', account: id, regions: [...REGIONS] }));
  write([{ record: 'header', version: INVENTORY_VERSION, tool: 'bench', started: STARTED, targets }]);
  for (const [index, id] of accounts.entries()) {
    const counts = new Map<string, number>();
    for (const batch of wholeAccount(id, Math.min(perAccount, corners - index * perAccount))) {
      write(
        batch.map(one =>
          'kind' in one ? { record: 'resource', ...one } : { record: 'facet', provider: 'aws', ...one },
        ),
      );
      for (const one of batch)
        if ('kind' in one) counts.set(`${one.unit} ${one.kind}`, (counts.get(`${one.unit} ${one.kind}`) ?? 0) + 1);
    }
    write([...unitsOf(id, counts)]);
    written += [...counts.values()].reduce((sum, count) => sum + count, 0);
  }
  write([{ record: 'end', ended: STARTED, records }]);
  closeSync(file);
  return written;
}

function* unitsOf(id: string, counts: ReadonlyMap<string, number>): Generator<InventoryRecord> {
  for (const collector of awsCollectors()) {
    for (const name of collector.scope === 'global' ? ['global'] : REGIONS) {
      const unit = `aws:${id}:${name}:${collector.id}`;
      const population = (kind: Kind): InventoryRecord => ({
        record: 'population',
        kind,
        unit,
        reading: { state: 'value', value: counts.get(`${unit} ${kind}`) ?? 0 },
      });
      for (const kind of collector.lists) yield population(kind);
      yield {
        record: 'unit',
        id: unit,
        provider: 'aws',
        account: id,
        region: name,
        collector: collector.id,
        started: STARTED,
        ended: STARTED,
        calls: [],
      };
    }
  }
}
