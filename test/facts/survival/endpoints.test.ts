import { describe, expect, it } from 'vitest';
import { unread, value } from '../../../src/model/reading.ts';
import type { Kind } from '../../../src/model/kinds.ts';
import type { Resource } from '../../../src/model/resource.ts';
import { database, part, placed, rowOf, simulated } from '../../support/survival.ts';
import { resource } from '../../support/world.ts';

const inSubnet = { networkInterfaces: [{ subnet: 'subnet', firewalls: [], addressFamilies: [] }] };
const web = part('server', 'web', { placement: placed(['b']), relationships: [], ...inSubnet });
const network = (relationships: object[] = []): Resource[] => [
  resource('subnet', { id: 'subnet', facets: { relationships: [{ to: 'vpc', role: 'network' }] } }),
  resource('network', { id: 'vpc', name: 'vpc', facets: { infrastructureAsCode: null, relationships: relationships as never } }),
]; // prettier-ignore
const endpoint = (...to: string[]): Resource =>
  resource('network-connection', {
    id: 'endpoint',
    name: 'to-vendor',
    facets: {
      placement: placed(['a', 'b'], 'regional'),
      hybridConnection: null,
      relationships: [{ to: 'vpc', role: 'network' }, ...to.map(one => ({ to: one, role: 'private-endpoint' }))],
    },
  });
const carts = database({}, { id: 'carts', tags: { app: 'ledger' } });
const published = (at: string): Resource =>
  database({ relationships: [{ to: at, role: 'published-as' }] }, { id: 'carts', tags: { app: 'ledger' } });

const seen = (resources: readonly Resource[], refused: readonly Kind[] = []) =>
  simulated({ resources, refused, rules: [{ name: 'shop', targets: { any: { rtoHours: 1000 } } }] }, 'resource:carts');
const unseenOf = (...resources: readonly Resource[]) =>
  seen([web, ...resources]).graph.workloads.find(({ name }) => name === 'shop')?.unseen;
const hours = (resources: readonly Resource[], refused: readonly Kind[] = []) =>
  rowOf(seen([web, ...resources], refused), 'component-lost').hours;

describe('what a private endpoint leads to', () => {
  it.each<[string, readonly Resource[]]>([
    ['by its id', [...network(), endpoint('carts'), carts]],
    ['by what it is published as', [...network(), endpoint('attachment'), published('attachment')]],
    ['by the endpoint, which the service made itself', [...network(), endpoint('of the provider'), published('endpoint')]],
    ['by a network that names it', [...network([{ to: 'carts', role: 'private-endpoint' }]), carts]],
  ])('a service %s may be needed', (_, resources) => {
    expect(hours(resources).best).toBe(0);
    expect(hours(resources).worst).not.toBe(0);
    expect(unseenOf(...resources)).toEqual([]);
  }); // prettier-ignore

  it.each<[string, readonly Resource[], string]>([
    ['an endpoint', [...network(), endpoint('vendor'), carts], 'service behind to-vendor'],
    ['an endpoint with one of two services', [...network(), endpoint('carts', 'vendor'), carts], 'service behind to-vendor'],
    ['a network', [...network([{ to: 'vendor', role: 'private-endpoint' }]), carts], 'service behind vpc'],
  ])('that nobody saw is a need of its callers that is not known: %s', (_, resources, unseen) => {
    expect(unseenOf(...resources)).toEqual([unseen]);
    expect(rowOf(seen([web, ...resources]), 'component-lost').target?.rto).toBe('cannot-tell');
    // What only answers needs none of it.
    const { graph } = seen([database(inSubnet), ...resources]);
    expect(graph.workloads.find(({ name }) => name === 'shop')?.unseen).toEqual([]);
  }); // prettier-ignore

  /*
   * A gateway endpoint with full access and one to all APIs of Google lead to whatever a program may call: so does the way out to the
   * internet of every network without one. It adds no store to the needs, and takes nothing from what is known.
   */
  it('is no single store where it leads to everything: only the endpoint itself counts', () => {
    const all = [...network(), endpoint(), carts];
    expect(unseenOf(...all)).toEqual([]);
    expect(hours(all)).toEqual({ best: 0, worst: 0 });
    const zonal = all.map(one => (one.id === 'endpoint' ? { ...one, facets: { ...one.facets, placement: value(placed(['a'])) } } : one)); // prettier-ignore
    const row = rowOf(simulated({ resources: [web, ...zonal] }, 'resource:endpoint'), 'component-lost');
    expect([row.hours.best, row.hours.worst === 0]).toEqual([0, false]);
    expect(rowOf(seen([web, ...all]), 'component-lost').target?.rto).toBe('met');
  });
});

describe('endpoints that were refused lead to any store of the place', () => {
  const all = [...network(), endpoint('carts'), carts];
  const without = (kind: Kind): Resource[] => all.filter(one => one.kind !== kind);
  const blind = (id: string, facet: string): Resource[] =>
    all.map(one => (one.id === id ? { ...one, facets: { ...one.facets, [facet]: unread('denied') } } : one));

  it.each<[string, readonly Resource[], readonly Kind[], string]>([
    ['the list of connections', without('network-connection'), ['network-connection'], 'network-connection list of '],
    ['the list of networks', without('network'), ['network'], 'network list of '],
    ['the list of subnets', without('subnet'), ['subnet'], 'subnet list of '],
    ['where an endpoint is and leads', blind('endpoint', 'relationships'), [], 'network of to-vendor'],
    ['what a network names', blind('vpc', 'relationships'), [], 'private endpoints of vpc'],
  ])('%s', (_, resources, refused, unseen) => {
    expect(hours(resources, refused).best).toBe(0);
    expect(hours(resources, refused).worst).not.toBe(0);
    const { graph } = seen([web, ...resources], refused);
    expect(graph.workloads.find(({ name }) => name === 'shop')?.unseen.join()).toContain(unseen);
  });

  it.each([
    ['in which subnet it is', [{ ...web, facets: { ...web.facets, networkInterfaces: unread('denied') } }, ...all]],
    ['in which network the subnet is', [web, ...blind('subnet', 'relationships')]],
  ])('so does not knowing %s', (_, resources) => {
    const row = rowOf(seen(resources), 'component-lost');
    expect(row.hours.best).toBe(0);
    expect(row.hours.worst).not.toBe(0);
  });
});
