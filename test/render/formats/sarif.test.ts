import { hash } from 'node:crypto';
import { gzipSync } from 'node:zlib';
// The official schema of SARIF 2.1.0, from a package of Microsoft.
import schema from '@microsoft/jest-sarif/lib/schemas/sarif-2.1.0-rtm.5.json' with { type: 'json' };
import AjvModule from 'ajv-draft-04';
import formatsModule from 'ajv-formats';
import { describe, expect, it } from 'vitest';
import { toSarif } from '../../../src/render/formats/sarif.ts';
import type { Assessment } from '../../../src/model/assessment.ts';
import { emptyCompany, healthyCompany, unseenCompany } from '../../support/assessment.ts';
import {
  acceptedCopy,
  finding,
  HOSTILE,
  hostileAssessment,
  LIBRARY,
  many,
  MIXED,
  oneZone,
  openDoor,
  withFindings,
} from '../../support/findings.ts';

// One pattern of the schema is invalid in Unicode mode.
const ajv = new AjvModule.default({ allErrors: true, strict: false, unicodeRegExp: false });
formatsModule.default(ajv);
const validate = ajv.compile(schema);

interface Texts {
  readonly text: string;
  readonly markdown: string;
}
interface Rule {
  readonly id: string;
  readonly help: Texts;
  readonly properties: Readonly<Record<string, unknown>>;
}
interface Result {
  readonly ruleId: string;
  readonly ruleIndex?: number;
  readonly level: string;
  readonly message: Texts;
  readonly locations: readonly { readonly physicalLocation: { readonly artifactLocation: { readonly uri: string } } }[];
  readonly partialFingerprints: Readonly<Record<string, string>>;
  readonly suppressions: readonly unknown[];
  readonly properties: Readonly<Record<string, unknown>>;
}
interface Notification {
  readonly descriptor: { readonly id: string; readonly index: number };
  readonly level: string;
  readonly associatedRule?: { readonly id: string };
}
interface Run {
  readonly tool: {
    readonly driver: { readonly rules: readonly Rule[]; readonly notifications: readonly { readonly id: string }[] };
  };
  readonly automationDetails: { readonly id: string };
  readonly invocations: readonly [
    { readonly executionSuccessful: boolean; readonly toolExecutionNotifications: readonly Notification[] },
  ];
  readonly results: readonly Result[];
  readonly properties: Readonly<Record<string, unknown>>;
}

/** The run of a log, validated against the schema. */
function read(assessment: Assessment): Run {
  const text = toSarif(assessment, LIBRARY);
  const log: unknown = JSON.parse(text);
  validate(log);
  expect(validate.errors ?? []).toEqual([]);
  expect(text.isWellFormed()).toBe(true);
  return (log as { runs: [Run] }).runs[0];
}

describe('SARIF', () => {
  it('is rejected by the validator if it is invalid', () => {
    expect(
      validate({ version: '2.1.0', runs: [{ tool: { driver: { name: 'x', rules: [{ id: 1 }] } }, surprise: true }] }),
    ).toBe(false);
    expect(
      validate({
        version: '2.1.0',
        runs: [
          {
            tool: { driver: { name: 'x' } },
            results: [
              { message: { text: 'x' }, locations: [{ physicalLocation: { artifactLocation: { uri: 'a b' } } }] },
            ],
          },
        ],
      }),
    ).toBe(false);
  });

  it('is valid for every sample company', () => {
    for (const assessment of [withFindings(MIXED), emptyCompany(), unseenCompany(), healthyCompany()]) read(assessment);
  });

  it('has results for failed findings only, highest severity first', () => {
    const run = read(withFindings(MIXED));
    expect(run.results.map(result => result.ruleId)).toEqual([
      'open-management-port', 'single-zone-database', 'burstable-database', 'server-group-without-autoscaling', 'backups-not-immutable',
    ]); // prettier-ignore
    expect(run.results.map(result => result.level)).toEqual(['error', 'error', 'warning', 'note', 'error']);
  });

  it('has the finding id as fingerprint, so that an alert stays the same alert', () => {
    const [first] = read(withFindings([openDoor])).results;
    const [again] = read(withFindings([{ ...openDoor, message: 'Other words.', severity: 'high' }])).results;
    expect(first!.partialFingerprints).toEqual({ primaryLocationLineHash: openDoor.id, 'cloudbrief/v1': openDoor.id });
    expect(again!.partialFingerprints).toEqual(first!.partialFingerprints);
    expect(again!.locations[0]!.physicalLocation).toEqual(first!.locations[0]!.physicalLocation);
  });

  it('names the resource, and a path that is the same in each run', () => {
    const [result] = read(withFindings([openDoor])).results;
    expect(result!.locations).toEqual([
      {
        physicalLocation: {
          artifactLocation: { uri: 'cloud/aws/111122223333/eu-central-1/open-management-port' },
          region: { startLine: 1 },
        },
        logicalLocations: [{ name: 'gate-1', fullyQualifiedName: openDoor.resource.id, kind: 'resource' }],
      },
    ]);
    expect(result!.properties).toMatchObject({ kind: 'database', account: '111122223333', criticality: 'production' });
  });

  it('describes each rule: name, rationale, remediation, severity', () => {
    const { rules } = read(withFindings([openDoor])).tool.driver;
    const rule = rules.find(({ id }) => id === 'open-management-port');
    expect(rule).toMatchObject({
      deprecatedIds: ['open-ssh'],
      shortDescription: { text: 'SSH, RDP or another management port is open to the internet' },
      fullDescription: { text: 'Whoever guesses a password or finds a flaw is inside.' },
      defaultConfiguration: { level: 'error' },
      properties: { 'security-severity': '9.5', precision: 'high', controls: { iso_27001_2022: ['A.8.20'] } },
    });
    expect(rule!.help.text).toContain('Run: aws ec2 stop-instances --instance-ids <port_22>');
    expect(rule!.help.markdown).toContain(
      String.raw`- **Azure**
  - In the console: Change the \*NSG\* rule.`,
    );
    const severities = Object.fromEntries(rules.map(({ id, properties }) => [id, properties['security-severity']]));
    expect(severities).toMatchObject({ 'single-zone-database': '8.0', 'burstable-database': '5.5' });
  });

  it('refers from each result to its rule, also to that of an extension', () => {
    const { results, tool } = read(withFindings([...MIXED, finding('of-an-extension', 'people', 'low', 'x')]));
    for (const { ruleId, ruleIndex } of results) {
      if (ruleId === 'of-an-extension') expect(ruleIndex).toBeUndefined();
      else expect(tool.driver.rules[ruleIndex!]!.id).toBe(ruleId);
    }
  });

  it('has notifications, not results, for what could not be read', () => {
    const run = read(withFindings(MIXED));
    const [invocation] = run.invocations;
    const said = invocation.toolExecutionNotifications.map(one => [
      one.descriptor.id,
      one.level,
      one.associatedRule?.id,
    ]);
    expect(said).toContainEqual(['resource-unread', 'warning', 'audit-logging-disabled']);
    expect(said).toContainEqual(['check-error', 'error', 'server-without-infrastructure-as-code']);
    expect(said.filter(([id]) => id === 'call-failed')).toHaveLength(3);
    expect(invocation.executionSuccessful).toBe(false);
    expect(read(withFindings([openDoor])).invocations[0].executionSuccessful).toBe(true);
    for (const { descriptor } of invocation.toolExecutionNotifications) {
      expect(run.tool.driver.notifications[descriptor.index]!.id).toBe(descriptor.id);
    }
  });

  it('suppresses accepted risks, with owner and date', () => {
    const results = read(withFindings([acceptedCopy, oneZone])).results;
    expect(results[0]!.suppressions).toEqual([]);
    expect(results[1]!.suppressions).toEqual([
      {
        kind: 'external',
        status: 'accepted',
        justification: 'until the vault is bought (accepted by Ada Lovelace until 2027-01-31)',
      },
    ]);
  });

  it('identifies the run and the client', () => {
    const run = read(withFindings([]));
    expect(run.automationDetails.id).toBe('cloudbrief/noonsale-ltd/2026-11-22T12:10:00Z');
    expect(run.properties).toMatchObject({ confidence: 83, score: { proven: 41, possible: 59 } });
  });

  it.each(HOSTILE.map(name => [name.slice(0, 40), name]))('stays valid with %j as a name', (_, name) => {
    const run = read(hostileAssessment(name));
    expect(run.results).toHaveLength(2);
    const { uri } = run.results[0]!.locations[0]!.physicalLocation.artifactLocation;
    const path = new URL(uri, 'https://example.com/root/').pathname;
    expect(path.split('/').slice(0, 4)).toEqual(['', 'root', 'cloud', 'aws']);
    expect(path.split('/').slice(1).filter(Boolean), 'no empty segment').toHaveLength(6);
    expect(path.endsWith('/open-management-port')).toBe(true);
    const { text } = run.results[0]!.message;
    expect(text).not.toBe('');
    expect(text).not.toMatch(/[\p{Cc}\p{Cf}]/u);
    expect(text, 'no link, no placeholder').not.toMatch(/\]\(|\{\d+\}/);
    expect(run.automationDetails.id.split('/')).toHaveLength(3);
  });

  it('has the most severe results of a large account, as many as GitHub stores, and says how many it leaves out', () => {
    const unknown = many(6_000).map(one => ({
      ...one,
      status: 'unknown' as const,
      reason: { code: 'denied' as const },
    }));
    const run = read(withFindings([...many(20_000), ...unknown]));
    expect(run.results).toHaveLength(5_000);
    expect(
      run.results.every(({ level, properties }) => level === 'error' && properties['severity'] === 'critical'),
    ).toBe(true);
    const [first, ...rest] = run.invocations[0].toolExecutionNotifications;
    expect(first).toMatchObject({
      descriptor: { id: 'left-out' },
      message: { text: expect.stringContaining('15000 less severe results and 1000 notifications') as string },
    });
    expect(rest.filter(({ descriptor }) => descriptor.id === 'resource-unread')).toHaveLength(5_000);
  });

  it('has what fits into the size that GitHub takes, and says how much it leaves out', () => {
    const noise = (length: number, seed: number): string =>
      Array.from({ length }, (_, index) => hash('md5', `${String(seed)}.${String(index)}`)).join('');
    const long = many(300).map((one, index) => ({ ...one, message: noise(20, index) }));
    const text = toSarif(withFindings(long), LIBRARY, 100_000);
    expect(gzipSync(text).length).toBeLessThanOrEqual(100_000);
    const { results, invocations } = (JSON.parse(text) as { runs: [Run] }).runs[0];
    expect(results.length).toBeGreaterThan(10);
    expect(results.length).toBeLessThan(300);
    expect(JSON.stringify(invocations[0].toolExecutionNotifications[0])).toContain(
      `${String(300 - results.length)} less severe results`,
    );
  });

  it('leaves nothing out, and says so with silence, where everything has room', () => {
    const run = read(withFindings(many(5_000)));
    expect(run.results).toHaveLength(5_000);
    expect(run.invocations[0].toolExecutionNotifications.map(({ descriptor }) => descriptor.id)).not.toContain(
      'left-out',
    );
  });

  it('names accounts beside their numbers', () => {
    const one = openDoor;
    const whole = withFindings([one]);
    const targets = [{ provider: 'aws' as const, account: one.resource.account, name: 'Shop', regions: [] }];
    expect(read({ ...whole, targets }).results[0]?.properties).toMatchObject({
      account: one.resource.account,
      accountName: 'Shop',
    });
    expect(read({ ...whole, targets: [] }).results[0]?.properties).not.toHaveProperty('accountName');
  });
});
