import { describe, expect, it } from 'vitest';
import { PAGE_LIMIT } from '../../../src/providers/kit/page-guard.ts';
import { AWS_COLLECTORS } from '../../../src/providers/aws/services/index.ts';
import type { InventoryRecord } from '../../../src/model/inventory.ts';
import type { InventedCall } from '../../support/aws-invented.ts';
import { collectInvented } from '../../support/aws-invented-run.ts';

const undisturbed = ({ invent }: InventedCall): object => invent();

const each = describe.each(AWS_COLLECTORS.map(collector => [collector.id, collector] as const));

/** Reads the latest events, not all of them, and says so; one database, to know whether there are any. */
const READS_A_PART = new Set(['cloudtrail:LookupEvents', 'glue:GetDatabases']);

/** AWS leaves the list out where there are none. */
const OMITS_EMPTY_LIST = new Set(['sqs:ListQueues']);

/** The lists of clients without schemas, which hand on whatever they get. */
const LISTS_WITHOUT_SCHEMA: Readonly<Record<string, string>> = {
  'cloudhsm:DescribeClusters': 'Clusters',
  'drs:DescribeSourceServers': 'items',
  'fis:ListExperimentTemplates': 'experimentTemplates',
  'fis:ListExperiments': 'experiments',
  'resiliencehub:ListApps': 'appSummaries',
  'route53resolver:ListFirewallRuleGroupAssociations': 'FirewallRuleGroupAssociations',
  'route53resolver:ListResolverEndpoints': 'ResolverEndpoints',
  'route53resolver:ListResolverQueryLogConfigAssociations': 'ResolverQueryLogConfigAssociations',
  'synthetics:DescribeCanaries': 'Canaries',
};

each('%s', (_, collector) => {
  it('does not take an answer without members for an empty list', async () => {
    const whole = await collectInvented(collector, undisturbed);
    for (const call of whole.calls.keys()) {
      if (OMITS_EMPTY_LIST.has(call)) continue;
      const { populations } = await collectInvented(collector, one => (one.call === call ? {} : one.invent()));
      for (const [kind, reading] of populations) {
        const before = whole.populations.get(kind);
        const fewer = reading.state === 'value' && before?.state === 'value' && reading.value < before.value;
        expect(fewer, `${kind} without ${call}`).toBe(false);
      }
    }
  });

  it('refuses an answer with a member of another type', async () => {
    const whole = await collectInvented(collector, undisturbed);
    // Calls of the plan, which some collectors make too, are no lists of theirs.
    const own = new Set(collector.operations.map(({ call }) => call));
    for (const call of whole.calls.keys()) {
      if (!own.has(call)) continue;
      const spoiled: string[] = [];
      const { refused, populations } = await collectInvented(collector, one => {
        const output = one.invent();
        const [member] = Object.keys(output).filter(name => name !== '$metadata');
        if (one.call !== call || member === undefined) return output;
        spoiled.push(member);
        return { ...output, [member]: typeof output[member] === 'object' ? 'text' : { member: [] } };
      });
      if (spoiled.length > 0)
        expect(refused.get(call), `${call} ${JSON.stringify([...populations])}`).toContain('of another type');
    }
  });

  it('refuses a list of another type from a client without schemas', async () => {
    const bare = new Set<string>();
    await collectInvented(collector, one => {
      const output = one.invent();
      if (Object.keys(output).length === 0) bare.add(one.call);
      return output;
    });
    for (const call of bare) {
      const member = LISTS_WITHOUT_SCHEMA[call];
      expect(member, `${call} has no schema: name its list, and read it with assertRows`).toBeDefined();
      const { refused } = await collectInvented(collector, one =>
        one.call === call ? { [member!]: 'text' } : one.invent(),
      );
      expect(refused.get(call), call).toMatch(/of another type|could not interpret/);
    }
  });

  it('ends a list whose tokens never end, and does not call it whole', async () => {
    const { pages } = PAGE_LIMIT;
    PAGE_LIMIT.pages = 6;
    try {
      const whole = await collectInvented(collector, undisturbed);
      for (const call of whole.calls.keys()) {
        if (READS_A_PART.has(call)) continue;
        let turn = 0;
        const tokens = new Set<string>();
        const { refused, calls } = await collectInvented(collector, one => {
          if (one.call !== call) return one.invent();
          const token = one.nextPage(`token-${turn++}`);
          for (const name of Object.keys(token)) tokens.add(name);
          return { ...one.invent(), ...token };
        });
        if (tokens.size > 0)
          expect(refused.get(call), `${call}, called ${calls.get(call)} times`).toMatch(/does not end/);
      }
    } finally {
      PAGE_LIMIT.pages = pages;
    }
  });
});

describe.each(AWS_COLLECTORS.map(collector => [collector.id, collector] as const))('%s', (_, collector) => {
  it('reads on after a page with a malformed item, which costs itself only', async () => {
    const whole = await collectInvented(collector, undisturbed);
    for (const call of whole.calls.keys()) {
      let turn = 0;
      const { records } = await collectInvented(collector, one => {
        const output = one.invent();
        const [list] = Object.entries(output).find(([, items]) => Array.isArray(items) && isObject(items[0])) ?? [];
        if (one.call !== call || list === undefined || turn++ > 0) return output;
        const next = one.nextPage('next');
        const others = Object.keys(next).length === 0 ? (output[list] as readonly unknown[]) : [];
        return { ...output, [list]: [{}, ...others], ...next };
      });
      const found = new Set(idsOf(records));
      expect(
        idsOf(whole.records).filter(id => !found.has(id)),
        call,
      ).toEqual([]);
    }
  });
});

const isObject = (item: unknown): boolean => typeof item === 'object' && item !== null;

const idsOf = (records: readonly InventoryRecord[]): string[] =>
  records.flatMap(record => (record.record === 'resource' ? [record.id] : []));
