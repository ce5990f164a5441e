import { describe, expect, it } from 'vitest';
import { openPorts, openPortsInOrder, type OrderedRule } from '../../src/lib/internet-ports.ts';
import { rangesOf, type PortSet } from '../../src/lib/port-set.ts';

const allow = (fromPort: number, toPort: number, ...sources: string[]) => ({
  protocol: 'tcp',
  fromPort,
  toPort,
  sources,
});
const told = (set: PortSet): string[] =>
  rangesOf(set).map(({ protocol, fromPort, toPort }) => `${protocol} ${String(fromPort)}-${String(toPort)}`);

describe('ports that rules open together', () => {
  it('are those of a rule that is open alone', () => {
    expect(told(openPorts([allow(22, 22, '0.0.0.0/0'), allow(80, 90, '203.0.113.0/24')], 'ipv4'))).toEqual([
      'tcp 22-22',
    ]);
  });

  it('are those where several rules add up to the internet, and only those', () => {
    const rules = [allow(20, 25, '11.0.0.0/8'), allow(22, 30, '54.0.0.0/8'), allow(24, 24, '203.0.113.0/24')];
    expect(told(openPorts(rules, 'ipv4'))).toEqual(['tcp 22-25']);
    expect(told(openPorts(rules, 'ipv6'))).toEqual([]);
  });

  it('are for customers of the provider what is open to everybody, and more', () => {
    const rules = [allow(22, 22, 'provider-customers'), allow(443, 443, '0.0.0.0/0'), allow(80, 80, '::/0')];
    expect(told(openPorts(rules, 'provider-customers'))).toEqual(['tcp 22-22', 'tcp 443-443']);
    expect(told(openPorts(rules, 'ipv4'))).toEqual(['tcp 443-443']);
  });
});

describe('ports that rules in order open', () => {
  const rule = (order: number, allowed: boolean, source: string, fromPort = 22, toPort = fromPort): OrderedRule => ({
    order,
    allow: allowed,
    protocol: 'tcp',
    fromPort,
    toPort,
    source,
  });

  it('are none where both halves were denied before', () => {
    const rules = [rule(3, true, '0.0.0.0/0', 20, 30), rule(1, false, '0.0.0.0/1'), rule(2, false, '128.0.0.0/1')];
    expect(told(openPortsInOrder(rules, 'ipv4'))).toEqual(['tcp 20-21', 'tcp 23-30']);
  });

  it('are open where blocks that are allowed one by one add up', () => {
    const rules = [rule(1, true, '11.0.0.0/8'), rule(2, true, '54.0.0.0/8'), rule(9, false, '*')];
    expect(told(openPortsInOrder(rules, 'ipv4'))).toEqual(['tcp 22-22']);
    expect(told(openPortsInOrder(rules.slice(1), 'ipv4'))).toEqual([]);
  });

  it('are open to customers of the provider unless they were denied first', () => {
    const rules = [rule(1, true, 'provider-customers'), rule(9, false, '*')];
    expect(told(openPortsInOrder(rules, 'provider-customers'))).toEqual(['tcp 22-22']);
    expect(told(openPortsInOrder([rule(0, false, '*'), ...rules], 'provider-customers'))).toEqual([]);
    expect(told(openPortsInOrder(rules, 'ipv4'))).toEqual([]);
  });
});
