import { describe, it } from 'vitest';
import { createFactTester, resource, testInventory } from '../../../src/check/testing.ts';
import { internetRules } from '../../../src/facts/network/internet-rules.ts';
import type { Facets } from '../../../src/model/facets.ts';
import { unread, value } from '../../../src/model/reading.ts';
import { internetRule } from '../../support/exposure.ts';

type Rule = Facets['allowedIngress'][number];
const tcp = (port: number, sources: string[], more: Partial<Rule> = {}): Rule => {
  return { protocol: 'tcp', fromPort: port, toPort: port, sources, ...more };
};
const group = (id: string, allowedIngress: Rule[] | ReturnType<typeof unread>) =>
  resource('firewall', { id, facets: { allowedIngress } });
const server = (firewalls: string[], addressFamilies: ('ipv4' | 'ipv6')[] = ['ipv4']) =>
  resource('server', { id: 'web-1', facets: { networkInterfaces: [{ subnet: 's', firewalls, addressFamilies }] } });
const rule = (port: number, sources: string[], names: string[] = []) =>
  internetRule('admin', { fromPort: port, toPort: port, sources, names });

createFactTester({ describe, it })(internetRules, [
  {
    name: 'a group that was refused',
    world: testInventory({
      resources: [
        server(['admin', 'hidden']),
        group('admin', [tcp(22, ['0.0.0.0/0'])]),
        group('hidden', unread('denied')),
      ],
    }),
    expect: { 'web-1': unread('denied') },
  },
  {
    name: 'the rules of its groups with the sources that are strangers',
    world: testInventory({
      resources: [
        server(['admin', 'inner']),
        group('admin', [
          tcp(22, ['0.0.0.0/0', '10.0.0.0/8', '::/0'], { names: ['allow-ssh'] }),
          tcp(443, ['10.0.0.0/8']),
        ]),
        group('inner', [tcp(5432, ['10.0.0.0/8'])]),
        group('other', [tcp(3389, ['0.0.0.0/0'])]),
      ],
    }),
    expect: { 'web-1': value([rule(22, ['0.0.0.0/0', '::/0'], ['allow-ssh'])]) },
  },
  {
    name: 'two halves of the internet',
    world: testInventory({
      resources: [server(['admin']), group('admin', [tcp(22, ['0.0.0.0/1']), tcp(22, ['128.0.0.0/1'])])],
    }),
    expect: { 'web-1': value([rule(22, ['0.0.0.0/1']), rule(22, ['128.0.0.0/1'])]) },
  },
  {
    name: 'no public address',
    world: testInventory({ resources: [server(['admin'], []), group('admin', [tcp(22, ['0.0.0.0/0'])])] }),
    expect: { 'web-1': value([]) },
  },
  {
    name: 'a group itself',
    world: testInventory({ resources: [group('admin', [tcp(22, ['provider-customers'])])] }),
    expect: { admin: value([rule(22, ['provider-customers'])]) },
  },
]);
