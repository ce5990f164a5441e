import { describe, expect, it } from 'vitest';
import { gcpDns } from '../../../../src/providers/gcp/services/dns/dns.ts';
import { gcpInstances } from '../../../../src/providers/gcp/services/compute/instances.ts';
import { gcpKubernetesEngine } from '../../../../src/providers/gcp/services/kubernetes-engine/kubernetes-engine.ts';
import { gcpLoadBalancing } from '../../../../src/providers/gcp/services/load-balancing/load-balancing.ts';
import { gcpSql } from '../../../../src/providers/gcp/services/sql/sql.ts';
import { gcpStorage } from '../../../../src/providers/gcp/services/storage/storage.ts';
import { gcpVpc } from '../../../../src/providers/gcp/services/vpc/vpc.ts';
import { balancerAnswers, rule } from '../../../support/gcp/balancers.ts';
import type { GcpFixture } from '../../../support/gcp/gcp-fixture.ts';
import { PROJECT, readGcp } from '../../../support/gcp/in-process.ts';
import { aggregated, compute, instance, link, network } from '../../../support/gcp/rows.ts';
import { gcpVerdicts } from '../../../support/gcp/verdicts.ts';

const HOME = `dns /dns/v1/projects/${PROJECT}`;
const record = (more: object): object => ({ name: 'www.example.com.', type: 'A', rrdatas: ['34.1.2.3'], ...more });
const world = (records: readonly object[], zone: object = {}, more: Record<string, unknown> = {}): GcpFixture => ({
  answers: {
    [`${HOME}/managedZones`]: { managedZones: [{ name: 'shop', dnsName: 'example.com.', visibility: 'public', ...zone }] },
    [`${HOME}/managedZones/shop/rrsets`]: { rrsets: [{ name: 'example.com.', type: 'NS', rrdatas: ['ns-cloud-c1.googledomains.com.'] }, ...records] },
    ...more,
  },
}); // prettier-ignore
const COLLECTORS = [gcpDns, gcpVpc, gcpStorage, gcpLoadBalancing];
const verdict = async (check: string, fixture: GcpFixture, name = 'shop'): Promise<string | undefined> =>
  (await gcpVerdicts(fixture, [check], COLLECTORS)).get(name);

describe('records of a public zone', () => {
  it('have their targets, without the records that lead nowhere', async () => {
    const { resource } = await readGcp(world([record({}), record({ name: 'x.example.com.', type: 'TXT' })]), [gcpDns]);
    expect(resource('shop').facets.dnsRecords).toEqual({
      state: 'value',
      value: [
        {
          name: 'www.example.com',
          to: ['34.1.2.3'],
          routing: 'simple',
          expectedTargets: [
            { kind: 'public-ip', name: '34.1.2.3', holders: ['load-balancer', 'database', 'kubernetes-cluster'] },
          ],
        },
      ],
    });
  });

  it('of a private zone are not asked', async () => {
    const { resource, log } = await readGcp(world([record({})], { visibility: 'private' }), [gcpDns]);
    expect(resource('shop').facets.dnsRecords).toEqual({ state: 'absent' });
    expect(log.filter(one => one.includes('rrsets'))).toEqual([]);
  });

  it('that lead to a bucket need that bucket', async () => {
    const alias = [record({ name: 'files.example.com.', type: 'CNAME', rrdatas: ['c.storage.googleapis.com.'] })];
    const buckets = (name: string) => ({ [`storage /storage/v1/b`]: { items: [{ name, location: 'EU', selfLink: `https://www.googleapis.com/storage/v1/b/${name}` }] } }); // prettier-ignore
    expect(await verdict('dangling-dns-record', world(alias))).toBe('fail one');
    expect(await verdict('dangling-dns-record', world(alias, {}, buckets('files.example.com')))).toBe('pass');
    const elsewhere = [record({ type: 'CNAME', rrdatas: ['ghs.googlehosted.com.'] })];
    expect(await verdict('dangling-dns-record', world(elsewhere))).toBe('pass');
    const refused: GcpFixture = { ...world(alias), refusals: [[/storage/, { status: 403 }]] };
    expect(await verdict('dangling-dns-record', refused)).toBe('unknown');
  });

  describe('that lead to an address of Google Cloud', () => {
    const READERS = [...COLLECTORS, gcpInstances, gcpSql, gcpKubernetesEngine];
    const dangling = async (more: Record<string, unknown>, records = [record({})], refusals: GcpFixture['refusals'] = []) =>
      (await gcpVerdicts({ ...world(records, {}, more), refusals }, ['dangling-dns-record'], READERS)).get('shop');

    it('that nothing of ours has, are reported; so are those of no other provider', async () => {
      expect(await dangling({})).toBe('partial address');
      expect(await dangling({}, [record({ rrdatas: ['34.1.2.3'] }), record({ name: 'b.example.com.', rrdatas: ['35.190.1.1'] })])).toBe('partial addresses');
      expect(await dangling({}, [record({ rrdatas: ['203.0.113.7'] })])).toBe('pass');
      expect(await dangling({}, [record({ rrdatas: ['10.0.0.7'] })])).toBe('pass');
    });

    it.each<[string, Record<string, unknown>]>([
      ['a machine', { [compute('aggregated/instances')]: aggregated('instances', [instance('web')]) }],
      ['a reserved address', { [compute('aggregated/addresses')]: aggregated('addresses', [{ name: 'ip', selfLink: link('regions/europe-west1', 'addresses', 'ip'), region: link('', 'regions', 'europe-west1'), address: '34.1.2.3' }]) }],
      ['a load balancer', balancerAnswers({ rules: [rule('shop-https', { IPAddress: '34.1.2.3' })] })],
      ['a database', { [`sqladmin /v1/projects/${PROJECT}/instances`]: { items: [{ name: 'db', region: 'europe-west1', state: 'RUNNABLE', databaseVersion: 'POSTGRES_16', settings: {}, ipAddresses: [{ type: 'PRIMARY', ipAddress: '34.1.2.3' }] }] } }],
      ['a cluster', { [`container /v1/projects/${PROJECT}/locations/-/clusters`]: { clusters: [{ name: 'c', selfLink: `https://container.googleapis.com/v1/projects/${PROJECT}/locations/europe-west1/clusters/c`, location: 'europe-west1', status: 'RUNNING', endpoint: '34.1.2.3' }] } }],
    ])('pass where %s has it', async (_, more) => {
      expect(await dangling(more)).toBe('pass');
    });

    it.each([['instances'], ['addresses'], ['forwardingRules'], ['sqladmin'], ['container']])('are unknown where %s are refused', async what => {
      expect(await dangling({}, [record({})], [[new RegExp(what), { status: 403 }]])).toBe('unknown');
    });
  }); // prettier-ignore

  it('that choose between places need health checks', async () => {
    const target = (address: string) => ({ healthCheckedTargets: { externalEndpoints: [address] } });
    const chosen = (items: readonly object[]) => [record({ rrdatas: undefined, routingPolicy: { wrr: { items } } })];
    const check = 'dns-failover-without-health-check';
    expect(await verdict(check, world(chosen([{ rrdatas: ['34.1.1.1'] }, { rrdatas: ['35.1.1.1'] }])))).toBe('fail one'); // prettier-ignore
    expect(await verdict(check, world(chosen([target('34.1.1.1'), target('35.1.1.1')])))).toBe('pass');
    const backup = record({ rrdatas: undefined, routingPolicy: { primaryBackup: { primaryTargets: { externalEndpoints: ['34.1.1.1'] }, backupGeoTargets: { items: [{ rrdatas: ['35.1.1.1'] }] } } } }); // prettier-ignore
    expect(await verdict(check, world([backup]))).toBe('pass');
    expect(await verdict(check, world([record({})]))).toBe('not-applicable');
  });

  it('that lead to the address of one machine are found', async () => {
    const address = { name: 'ip', selfLink: link('regions/europe-west1', 'addresses', 'ip'), address: '34.1.2.3', status: 'IN_USE', users: [link('zones/europe-west1-b', 'instances', 'web')] }; // prettier-ignore
    const more = { [compute('aggregated/addresses')]: aggregated('addresses', [address], 'regions/europe-west1') };
    expect(await verdict('dns-record-to-single-server', world([record({})], {}, more))).toMatch(/^fail/);
    const behind = { ...address, users: [link('regions/europe-west1', 'forwardingRules', 'lb')] };
    const balanced = { [compute('aggregated/addresses')]: aggregated('addresses', [behind], 'regions/europe-west1') };
    expect(await verdict('dns-record-to-single-server', world([record({})], {}, balanced))).toBe('pass');
  });

  it('are unread where they are refused', async () => {
    const refused: GcpFixture = { ...world([record({})]), refusals: [[/rrsets/, { status: 403 }]] };
    expect(await verdict('dangling-dns-record', refused)).toBe('unknown');
  });
});

it('queries of a network are logged where a policy names it', async () => {
  const logged = async (policies: readonly object[], refusals: GcpFixture['refusals'] = []) => {
    const answers = {
      [compute('global/networks')]: { items: [network('default')] },
      [`${HOME}/policies`]: { policies },
    };
    const { records } = await readGcp({ answers, refusals }, [gcpDns, gcpVpc]);
    return records.flatMap(one => (one.record === 'facet' ? [one.facets.accessLogging] : []));
  };
  const networks = [{ networkUrl: link('global', 'networks', 'default') }];
  expect(await logged([{ enableLogging: true, networks }])).toEqual([{ state: 'value', value: 'enabled' }]);
  expect(await logged([{ enableLogging: false, networks }])).toEqual([{ state: 'value', value: 'disabled' }]);
  expect(await logged([{ enableLogging: true, networks: [] }])).toEqual([{ state: 'value', value: 'disabled' }]);
  expect(await logged([], [[/policies/, { status: 403 }]])).toMatchObject([{ state: 'unread', reason: 'denied' }]);
});
