import { describe, expect, it } from 'vitest';
import { defineCheck, z } from '../../src/check/index.ts';
import {
  createCheckTester,
  createFactTester,
  resource,
  testInventory,
  type CheckCases,
  type FactCase,
  type Runner,
} from '../../src/check/testing.ts';
import { attached } from '../../src/facts/network/attached.ts';
import { defineFact } from '../../src/facts/define-fact.ts';
import { unread, value } from '../../src/model/reading.ts';
import type { Check } from '../../src/model/check.ts';

const sound = {
  id: 'plain-disk',
  question: 'confidentiality',
  resource: 'disk',
  needs: ['encryptionAtRest'],
  severity: 'high',
  weight: 5,
  name: 'Disk is not encrypted',
  title: 'Disks are encrypted',
  failTitle: 'Disks that anybody can read',
  risk: 'Whoever gets the disk reads it.',
  messages: { plain: '{name} is not encrypted; it is in {region}.' },
  remedy: { effort: 'S', action: 'Encrypt the disk.' },
} as const;

const check = defineCheck({
  ...sound,
  evaluate: (disk, judge) =>
    disk.encryptionAtRest === 'none' ? judge.fail('plain', { region: disk.region }) : judge.pass(),
  fix: () => ({ facets: { encryptionAtRest: 'provider-managed-key' } }),
});

const cases: CheckCases = {
  healthy: [{ name: 'encrypted', given: { encryptionAtRest: 'provider-managed-key' } }],
  broken: [{ name: 'plain', given: { encryptionAtRest: 'none' }, message: 'plain' }],
};

/** Runs a table as a test runner would, and returns the names of the tests that failed with their messages. */
function failures(run: (runner: Runner) => void): string[] {
  const failed: string[] = [];
  run({
    describe: (_, body) => {
      body();
    },
    it: (name, body) => {
      try {
        body();
      } catch (error) {
        failed.push(`${name}: ${error instanceof Error ? error.message : String(error)}`);
      }
    },
  });
  return failed;
}

const test = (tested: Check, table: CheckCases): string =>
  failures(runner => {
    createCheckTester(runner)(tested, table);
  }).join('\n');
const testFact = (...given: Parameters<ReturnType<typeof createFactTester>>): string =>
  failures(runner => {
    createFactTester(runner)(...given);
  }).join('\n');

describe('the tester of checks', () => {
  it('accepts a sound check with a whole table', () => {
    expect(test(check, cases)).toBe('');
  });

  it('refuses a table without a healthy or without a broken case', () => {
    expect(test(check, { ...cases, healthy: [] })).toContain('there is no healthy case');
    expect(test(check, { ...cases, broken: [] })).toContain('there is no broken case');
  });

  it('refuses a case that is there twice, by content and by name', () => {
    const twice = [
      ...cases.healthy,
      { name: 'also encrypted', given: { encryptionAtRest: 'provider-managed-key' as const } },
    ];
    expect(test(check, { ...cases, healthy: twice })).toContain('"also encrypted" is the same case as "encrypted"');
    const named = [
      ...cases.healthy,
      { name: 'encrypted', given: { encryptionAtRest: 'customer-managed-key' as const } },
    ];
    expect(test(check, { ...cases, healthy: named })).toContain('two cases are called "encrypted"');
  });

  it('tells cases apart by their head, their parameters and their day', () => {
    const [first] = cases.healthy;
    const healthy = [
      first!,
      { ...first!, name: 'elsewhere', head: { region: 'us-east-1' } },
      { ...first!, name: 'later', now: '2027-01-01T00:00:00Z' },
    ];
    expect(test(check, { ...cases, healthy })).toBe('');
  });

  it('refuses a message that no case reaches and one that is not declared', () => {
    const talkative = { ...check, messages: { ...check.messages, other: '{name} is odd.' } };
    expect(test(talkative, cases)).toContain('no broken case reaches the message "other"');
    const mistaken = { ...cases, broken: [{ ...cases.broken[0]!, message: 'plane' }] };
    expect(test(check, mistaken)).toContain('the check declares no message "plane"');
  });

  it('refuses a placeholder that nobody fills', () => {
    const forgetful = defineCheck({
      ...sound,
      evaluate: (disk, judge) => (disk.encryptionAtRest === 'none' ? judge.fail('plain') : judge.pass()),
    });
    expect(test(forgetful, cases)).toContain('a placeholder is not filled');
  });

  it('refuses needs that a case leaves out or makes up, and values that no collector may fill', () => {
    expect(test(check, { ...cases, healthy: [{ name: 'silent', given: {} }] })).toContain(
      '"silent" does not say what encryptionAtRest reads',
    );
    const chatty = { name: 'chatty', given: { encryptionAtRest: 'provider-managed-key' as const, versioning: true } };
    expect(test(check, { ...cases, healthy: [chatty] })).toContain(
      '"chatty" gives versioning, which the check does not need',
    );
    const wrong = { name: 'wrong', given: { encryptionAtRest: 'rot13' as 'none' } };
    expect(test(check, { ...cases, healthy: [wrong] })).toContain(
      'gives a encryptionAtRest that no collector may fill',
    );
  });

  it('refuses sloppy wording', () => {
    const sloppy = {
      ...check,
      id: 'PlainDisk',
      title: 'disks are encrypted.',
      messages: { plain: '{name} is not encrypted. It is in {region}' },
      remedy: { ...check.remedy, action: 'The disk should be encrypted with AWS.' },
    };
    const faults = test(sloppy, cases);
    for (const fault of [
      'is not kebab case',
      'ends with a full stop',
      'does not begin with a capital',
      'is not one sentence',
      'does not begin with a verb',
      'names a provider',
    ]) {
      expect(faults).toContain(fault);
    }
  });

  it('finds a check that passes what it was not shown', () => {
    const eager: Check = { ...check, needs: [], evaluate: (_, judge) => judge.pass() };
    expect(test(eager, cases)).toContain('fails: plain');
  });

  it('finds a check that writes to what it is given, or answers differently when asked again', () => {
    let asked = 0;
    const fickle: Check = {
      ...check,
      evaluate: (disk, judge) => (asked++ % 2 === 0 ? judge.pass() : check.evaluate(disk, judge, undefined)),
    };
    expect(test(fickle, cases)).toContain('asked again it answers something else');
    const writes = defineCheck({
      ...sound,
      needs: ['relationships'],
      evaluate(disk, judge) {
        disk.relationships?.push({ to: 'x', role: 'y' });
        return disk.relationships?.length === 1 ? judge.fail('plain', { region: disk.region }) : judge.pass();
      },
    });
    const broken = [{ name: 'none', given: { relationships: [] }, message: 'plain' }];
    expect(
      test(writes, { healthy: [{ name: 'one', given: { relationships: [{ to: 'a', role: 'b' }] } }], broken }),
    ).toContain('"status":"error"');
  });

  it('finds a check that goes by the name', () => {
    const named: Check = {
      ...check,
      evaluate: (disk, judge) => (disk.name.includes('<') ? judge.pass() : check.evaluate(disk, judge, undefined)),
    };
    expect(test(named, cases)).toContain('is judged by its name');
  });

  it('finds a remedy that does not heal, and one that changes nothing', () => {
    expect(test({ ...check, fix: () => ({ facets: { encryptionAtRest: 'none' } }) }, cases)).toContain(
      'after the remedy the case is still',
    );
    expect(test({ ...check, fix: () => ({}) }, cases)).toContain('the remedy changes nothing');
  });

  it('computes the facts of a remedy anew, with what it adds', () => {
    const lonely = defineCheck({
      ...sound,
      needs: ['backups', 'accountsRead'],
      messages: { plain: '{name} has no copy.' },
      evaluate: (disk, judge) => (disk.backups?.length === 0 ? judge.fail('plain') : judge.pass()),
      fix: disk => ({
        adds: [
          {
            id: 'copy-1',
            kind: 'backup',
            account: 'vault',
            region: disk.region,
            facets: {
              backup: value({
                source: disk.id,
                takenAt: '2026-06-30',
                provider: 'aws',
                account: 'vault',
                region: disk.region,
                immutability: 'none',
              }),
            },
          },
        ],
      }),
    });
    const copy = { id: 'c', provider: 'aws', account: 'a', region: 'r', immutability: 'none' } as const;
    const table: CheckCases = {
      healthy: [{ name: 'copied', given: { backups: [copy], accountsRead: 1 } }],
      broken: [{ name: 'alone', given: { backups: [], accountsRead: 1 }, message: 'plain' }],
    };
    expect(test(lonely, table)).toBe('');
    const elsewhere: Check = {
      ...lonely,
      fix: () => ({
        adds: [
          {
            id: 'copy-1',
            kind: 'backup',
            account: 'vault',
            region: 'r',
            facets: {
              backup: value({
                source: 'another',
                takenAt: '2026-06-30',
                provider: 'aws',
                account: 'vault',
                region: 'r',
                immutability: 'none',
              }),
            },
          },
        ],
      }),
    };
    expect(test(elsewhere, table)).toContain('after the remedy the case is still');
  });

  it('uses the parameters of a case, and the defaults without', () => {
    const strict = defineCheck({
      ...sound,
      messages: { plain: '{name} is younger than {days} days.' },
      params: z.strictObject({ days: z.number().default(7) }),
      evaluate: (disk, judge, { days }) =>
        disk.encryptionAtRest === 'none' && days > 3 ? judge.fail('plain', { days }) : judge.pass(),
    });
    const healthy = [
      ...cases.healthy,
      { name: 'allowed', given: { encryptionAtRest: 'none' as const }, params: { days: 2 } },
    ];
    expect(test(strict, { ...cases, healthy })).toBe('');
  });
});

describe('the tester of facts', () => {
  const inventory = testInventory({
    resources: [
      resource('firewall', { id: 'sg-1' }),
      resource('firewall', { id: 'sg-2' }),
      resource('server', {
        facets: { networkInterfaces: [{ subnet: 's', firewalls: ['sg-1'], addressFamilies: [] }] },
      }),
    ],
  });
  const table: FactCase[] = [
    { name: 'used', world: inventory, expect: { 'sg-1': value(true) }, unreadWhenRefused: ['server'] },
    {
      name: 'unused',
      world: inventory,
      expect: { 'sg-2': value(false) },
      unreadWhenRefused: [
        ...(['server', 'database', 'load-balancer', 'cache', 'warehouse', 'search'] as const),
        ...(['function', 'app', 'kubernetes-cluster', 'server-group', 'managed-service', 'messaging'] as const),
      ],
    },
  ];

  it('accepts a sound fact with a whole table', () => {
    expect(testFact(attached, table)).toBe('');
  });

  it('finds a wrong reading', () => {
    expect(testFact(attached, [{ ...table[0]!, expect: { 'sg-1': value(false) } }, table[1]!])).toContain('used:');
  });

  it('refuses a table that leaves out a list which the fact hangs on', () => {
    expect(testFact(attached, [table[0]!])).toContain(
      'no case shows that a refused list of database leaves the fact unread',
    );
  });

  it('finds a fact that concludes from a list that was refused', () => {
    const rash = defineFact({
      ...attached,
      name: 'attached',
      prepare: index => new Set(index.seen('server').map(one => one.id)),
      compute: (_, servers) => value(servers.size > 0),
    });
    const found = testFact(rash, [{ ...table[0]!, unreadWhenRefused: ['server', 'database', 'load-balancer'] }]);
    expect(found).toContain(
      'unread when the list of server is refused: sg-1 still reads {"state":"value","value":false}',
    );
  });

  it('finds a fact that takes an unread facet for an absent one', () => {
    const rash = defineFact({
      ...attached,
      name: 'attached',
      prepare: index => index.seen('server').some(one => one.facets.networkInterfaces?.state === 'value'),
      compute: (_, wired) => value(wired),
    });
    expect(testFact(rash, table)).toContain('reads something else when networkInterfaces of server is unread');
  });

  it('builds worlds in which every list is whole, but for those that it says were refused', () => {
    const { populations } = testInventory({ resources: [], refused: ['server'] });
    expect(populations.find(one => one.kind === 'server')?.reading).toEqual(unread('denied', 'server'));
    expect(populations.find(one => one.kind === 'disk')?.reading).toEqual(value(0));
  });
});
