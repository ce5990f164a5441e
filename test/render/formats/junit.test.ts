import { XMLParser } from 'fast-xml-parser';
import { SyntaxValidator } from 'fast-xml-validator';
import { describe, expect, it } from 'vitest';
import { toJunit } from '../../../src/render/formats/junit.ts';
import type { Assessment } from '../../../src/model/assessment.ts';
import { emptyCompany, healthyCompany, noonsale, unseenCompany } from '../../support/assessment.ts';
import {
  brokenCheck,
  HOSTILE,
  hostileAssessment,
  LIBRARY,
  many,
  MIXED,
  openDoor,
  withFindings,
} from '../../support/findings.ts';

const LISTS = ['testsuite', 'testcase', 'property'];
const parser = new XMLParser({
  ignoreAttributes: false,
  attributeNamePrefix: '',
  parseAttributeValue: false,
  trimValues: false,
  htmlEntities: false,
  isArray: name => LISTS.includes(name),
});

type Attributes = Readonly<Record<string, string>>;
type Verdict = Attributes & { readonly '#text': string };
interface Case extends Attributes {
  readonly classname: string;
  readonly name: string;
}
interface Suite {
  readonly name: string;
  readonly tests: string;
  readonly timestamp: string;
  readonly properties: { readonly property: readonly Attributes[] };
  readonly testcase: readonly Case[];
}
interface Report {
  readonly tests: string;
  readonly failures: string;
  readonly testsuite: readonly Suite[];
}

function read(assessment: Assessment): Report {
  const xml = toJunit(assessment, LIBRARY);
  expect(SyntaxValidator.validate(xml)).toBe(true);
  // The characters of XML 1.0, section 2.2, which the validator above does not check.
  expect(xml).toMatch(/^[\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]*$/u);
  return (parser.parse(xml) as { testsuites: Report }).testsuites;
}

const casesOf = (root: Report): Case[] => root.testsuite.flatMap(suite => suite.testcase);
const caseOf = (root: Report, name: string): Case => casesOf(root).find(one => one.name.startsWith(name))!;
const verdictOf = (root: Report, name: string, verdict: string): Verdict =>
  caseOf(root, name)[verdict] as unknown as Verdict;

describe('JUnit XML', () => {
  const root = read(withFindings(MIXED));

  it('has a suite with a score for each question that has checks', () => {
    expect(root.testsuite.map(suite => suite.name.slice(0, 3))).toEqual([
      'Q01',
      'Q02',
      'Q03',
      'Q04',
      'Q05',
      'Q06',
      'Q07',
      'Q09',
      'Q10',
      'Q11',
      'Q13',
    ]);
    const [suite] = root.testsuite;
    expect(suite!.timestamp).toBe('2026-11-22T12:10:00');
    expect(suite!.properties.property).toContainEqual({ name: 'proven', value: '52' });
  });

  it('shows failed findings as failures with reason and remediation', () => {
    const failure = verdictOf(root, 'gate-1', 'failure');
    expect(caseOf(root, 'gate-1').classname).toBe('cloudbrief.perimeter.open-management-port');
    expect(failure).toMatchObject({ message: 'gate-1 lets the whole internet knock at port 22.', type: 'critical' });
    expect(failure['#text']).toContain('Check: SSH, RDP or another management port is open to the internet');
    expect(failure['#text']).toContain('What to do: Close the door.');
    expect(failure['#text']).toContain('Run: aws ec2 stop-instances --instance-ids <port_22>');
    expect(failure['#text']).not.toContain('NSG');
  });

  it('skips unknown findings and accepted risks with their reasons', () => {
    expect(verdictOf(root, 'payments', 'skipped')['message']).toBe(
      'Unknown: Audit logs of payments could not be read. (denied: cloudtrail:DescribeTrails)',
    );
    expect(verdictOf(root, 'nightly', 'skipped')['message']).toContain(
      'Accepted by Ada Lovelace until 2027-01-31: until the vault is bought.',
    );
  });

  it('shows an error of a check as an error', () => {
    expect(verdictOf(root, brokenCheck.resource.name, 'error')['message']).toBe(
      'The check could not judge batch-7. (a number was expected)',
    );
  });

  it('passes a check without findings only if a resource passed', () => {
    expect(caseOf(root, 'Storage areas are closed to the public')['system-out']).toBe('41 passed, 0 not applicable');
    const empty = read(emptyCompany());
    expect(caseOf(empty, 'Disks are encrypted')).toMatchObject({
      skipped: { message: 'No resource to check' },
    });
    expect(casesOf(empty).filter(one => one['skipped'] === undefined)).toHaveLength(1);
  });

  it('counts test cases', () => {
    const all = casesOf(root);
    const having = (what: string): string => String(all.filter(one => one[what] !== undefined).length);
    expect(root).toMatchObject({
      tests: String(all.length),
      failures: having('failure'),
      errors: having('error'),
      skipped: having('skipped'),
    });
    expect([having('failure'), having('error')]).toEqual(['4', '1']);
    for (const suite of root.testsuite) expect(suite.tests).toBe(String(suite.testcase.length));
  });

  it('has no two test cases of one name, because consumers drop the second', () => {
    const twins = [
      openDoor,
      { ...openDoor, id: 'other' },
      { ...openDoor, id: 'third', resource: { ...openDoor.resource, region: 'eu-west-1' } },
    ];
    const keys = casesOf(read(withFindings(twins))).map(one => `${one.classname} ${one.name}`);
    expect(new Set(keys).size).toBe(keys.length);
  });

  it('is deterministic, and valid for every sample company', () => {
    expect(toJunit(withFindings(MIXED), LIBRARY)).toBe(toJunit(withFindings(MIXED.toReversed()), LIBRARY));
    for (const company of [noonsale(), healthyCompany(), unseenCompany()]) read(company);
  });

  it.each(HOSTILE.map(name => [name.slice(0, 40), name]))('stays well formed with %j as a name', (_, name) => {
    const hurt = read(hostileAssessment(name));
    const door = casesOf(hurt).filter(one => one.classname === 'cloudbrief.perimeter.open-management-port');
    expect(door).toHaveLength(3);
    const outcome = (one: Case): string[] =>
      Object.keys(one).filter(key => !['classname', 'name', 'time', '#text'].includes(key));
    expect(door.map(outcome)).toEqual([['failure'], ['skipped'], ['skipped']]);
    expect(Object.keys(door[0]!['failure']!).sort()).toEqual(['#text', 'message', 'type']);
    expect(hurt.failures).toBe('1');
  });

  it('has a test case for each of many findings of one check', () => {
    expect(casesOf(read(withFindings(many(20_000)))).filter(one => one['failure'] !== undefined)).toHaveLength(20_000);
  });
});
