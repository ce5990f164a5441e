import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { redactAssessment } from '../../src/assess/redaction.ts';
import { englishMessages } from '../../src/brief/language/check-messages.ts';
import { translatorFor } from '../../src/brief/language/translator.ts';
import { servicesOf } from '../../src/brief/pages/survival/services.ts';
import { readInventories } from '../../src/inventory/read.ts';
import { assess } from '../../src/library/assess.ts';
import { createConfiguration } from '../../src/library/configuration.ts';
import type { Assessment } from '../../src/model/assessment.ts';
import type { Finding } from '../../src/model/finding.ts';
import { PROVIDER_TRAITS } from '../../src/providers/index.ts';
import { finding } from '../support/findings.ts';

const SAMPLE = join(import.meta.dirname, '..', '..', 'examples', 'noonsale', 'inventory.ndjson');
const redact = (given: Assessment): Assessment => redactAssessment(given, PROVIDER_TRAITS, englishMessages());

let sample: Assessment;
let redacted: Assessment;
beforeAll(async () => {
  const inventory = await readInventories([SAMPLE]);
  const configuration = createConfiguration({
    config: {
      workloads: [{ name: 'Order desk', owner: 'Vertriebsleitung', match: { kind: 'database', name: 'orders' } }],
    },
  });
  sample = await assess(inventory, { now: '2026-11-22T12:00:00.000Z', configuration });
  const tagged = await assess(inventory, { now: '2026-11-22T12:00:00.000Z' });
  sample = {
    ...tagged,
    workloads: [...sample.workloads, ...tagged.workloads],
    survival: [...sample.survival, ...tagged.survival],
  };
  redacted = redact(sample);
});

/** Every text below a value, with the path to it. */
const textsOf = (value: unknown, path = ''): [path: string, text: string][] =>
  typeof value === 'string' ? [[path, value]]
  : Array.isArray(value) ? value.flatMap(one => textsOf(one, `${path}[]`))
  : typeof value === 'object' && value !== null ? Object.entries(value).flatMap(([key, one]) => textsOf(one, `${path}.${key}`))
  : []; // prettier-ignore

/** What leads to the client's accounts, resources, services and people. */
const tellingOf = ({ findings, workloads, survival, targets }: Assessment): string[] => {
  const own = findings.filter(({ scope, resource: { kind } }) => scope === 'resource' && kind !== 'practice' && kind !== 'region' && kind !== 'quota'); // prettier-ignore
  return [
    ...own.flatMap(({ resource }) => [
      resource.id,
      resource.stableId,
      resource.name,
      resource.account,
      resource.workload,
    ]),
    ...own.flatMap(({ template: { data } }) => [data['group'], data['user'], data['firewall']].map(one => (one === 'none' ? '' : String(one ?? '')))), // prettier-ignore
    ...workloads.flatMap(one => [one.name, one.owner]),
    ...survival.flatMap(({ decides }) => decides.flatMap(({ resource }) => [resource.id, resource.name])),
    ...targets.flatMap(one => [one.account, one.name, one.identity]),
  ].filter(one => one !== undefined && one.length > 2 && one !== 'Unassigned') as string[];
};

const says = (text: string, name: string): boolean =>
  text
    .split(name)
    .slice(1)
    .some((after, at) => {
      const before = text.split(name)[at] ?? '';
      return !/[\w-]$/.test(before) && !/^[\w-]/.test(after);
    });

describe('the redacted sample', () => {
  it('has no name, id, account, service or owner where the account is spoken of', () => {
    const names = [...new Set(tellingOf(sample))];
    expect(names.length).toBeGreaterThan(200);
    expect(names).toEqual(expect.arrayContaining(['Vertriebsleitung', 'Order desk', 'back-office', 'launch-wizard-1']));
    const { targets, coverage, findings, workloads, survival, trend, exceptions } = redacted;
    const written = textsOf({ targets, unread: coverage.unread, findings, workloads, survival, trend, exceptions });
    const ours = new Set([
      ...redacted.checks.flatMap(one => [one.title, one.failTitle, one.name]),
      ...sample.findings.flatMap(({ resource }) => (resource.kind === 'practice' ? [resource.name] : [])),
    ]);
    const found = written.filter(
      ([path, text]) => !ours.has(text) && !/\.(check|question|kind|type|text|key|topic|story\[\])$/.test(path),
    );
    expect(found.length).toBeGreaterThan(5000);
    // "a web address" is said of every server, not of the one that is called so.
    const sentences = [...englishMessages().values()].flatMap(one => Object.values(one)).join(' ');
    const leaks = found.flatMap(([path, text]) =>
      names
        .filter(name => says(text, name) && !(path.endsWith('.message') && says(sentences, name)))
        .map(name => `${path}: ${name} in ${text}`),
    );
    expect([...new Set(leaks)]).toEqual([]);
  });

  it('replaces once: no pseudonym lies in another', () => {
    const nested = textsOf(redacted).filter(([, text]) => /\b(?:[a-z]+ \d+) \d|\b(database|service|region|owner|account) (?:database|service|region|owner|account) \d/.test(text) && !/\d{4}-\d\d-\d\d/.test(text)); // prettier-ignore
    expect(nested).toEqual([]);
  });

  it('gives a name that two things share the number of neither, where a text tells neither', () => {
    const [one, other] = sample.findings.filter(({ resource }) => resource.kind === 'server');
    const named = (given: Finding, id: string): Finding => ({ ...given, resource: { ...given.resource, id, name: 'twin-host' } });
    const spoken = { ...finding('a-check', 'perimeter', 'high', 'a', { id: 'x' }), message: 'Behind twin-host.' };
    const { findings } = redact({ ...sample, findings: [named(one!, 'id-1'), named(other!, 'id-2'), spoken] });
    expect(findings[2]?.message).toBe('Behind [hidden].');
    expect(findings[0]?.resource.name).not.toBe(findings[1]?.resource.name);
  }); // prettier-ignore

  it('takes no list that was refused for a resource, and leaves regions as they are', () => {
    const lists = redacted.findings.filter(({ scope }) => scope === 'list');
    expect(lists.map(({ message }) => message)).toContain(
      'Every database in eu-west-1: we were not allowed to list them.',
    );
    expect(new Set(lists.map(({ resource }) => resource.name))).toEqual(new Set(['database']));
    expect(redacted.findings.map(({ resource }) => resource.region)).toEqual(sample.findings.map(({ resource }) => resource.region)); // prettier-ignore
    const regions = redacted.findings.filter(({ resource }) => resource.kind === 'region');
    for (const { resource } of regions) expect(resource.name).toBe(resource.region);
  });

  it('says the same with the numbers: only names differ between the sentences', () => {
    for (const [at, { message, resource, status, template }] of redacted.findings.entries()) {
      const whole = sample.findings[at];
      if (status !== 'fail' || whole === undefined || template.data['name'] === undefined) continue;
      if (Object.keys(template.data).length === 1)
        expect(message).toBe(whole.message.replaceAll(whole.resource.name, resource.name));
    }
    expect(
      redacted.findings.find(({ check, status }) => check === 'shared-database' && status === 'fail')?.message,
    ).toMatch(/^5 applications call database \d+: service \d+(?:, service \d+){4}\.$/);
  });

  it('numbers services and resources alike in findings, workloads, simulation and briefing', () => {
    const numbers = new Map(sample.workloads.map(({ name }, at) => [name, redacted.workloads[at]?.name]));
    for (const [at, { resource }] of sample.findings.entries())
      expect(redacted.findings[at]?.resource.workload).toBe(resource.workload === undefined ? undefined : numbers.get(resource.workload)); // prettier-ignore
    expect(redacted.survival.map(({ workload }) => workload)).toEqual(sample.survival.map(({ workload }) => numbers.get(workload))); // prettier-ignore
    const known = new Map(
      sample.findings.map(({ resource }, at) => [resource.id, redacted.findings[at]?.resource.name]),
    );
    for (const [at, { decides }] of sample.survival.entries())
      for (const [place, { resource }] of decides.entries())
        if (known.has(resource.id))
          expect(redacted.survival[at]?.decides[place]?.resource.name).toBe(known.get(resource.id));
    for (const { workload, name } of servicesOf(translatorFor('en'), redacted))
      if (workload.source !== 'unassigned') expect(name.toLowerCase()).toBe(workload.name);
    expect(redacted.workloads.find(({ owner }) => owner !== undefined)?.owner).toBe('owner 1');
  });
});

describe('names that are words of any sentence', () => {
  const HOSTILE = [
    'a',
    'database',
    '1',
    'the',
    'none',
    'copies',
    'database 1',
    'account',
    'its',
    'of',
    'Every copy of',
  ];
  const named = (name: string, at: number): Finding => {
    const accounts = 4;
    const source = englishMessages().get('no-isolated-backup')?.['sameAccount'] ?? '';
    const message = source.replaceAll('{name}', () => name).replaceAll('{accounts}', String(accounts));
    return finding('no-isolated-backup', 'offsite-copies', 'critical', name, {
      id: `f-${at}`,
      message,
      template: { key: 'messages.sameAccount', data: { name, accounts } },
      resource: { id: `id/${name}/x`, name, kind: 'database', type: 'T', provider: 'aws', account: '111122223333', region: 'eu-west-1', criticality: 'production', workload: name }, // prettier-ignore
    });
  };

  it('are replaced where they are names, and nowhere else', () => {
    const findings = HOSTILE.map(named);
    const plain = redact({ ...sample, findings, survival: [], workloads: [] });
    expect(plain.findings.map(({ message }) => message)).toEqual(
      HOSTILE.map(
        (_, at) =>
          `Every copy of database ${at + 1} lies in its own account and can be deleted there (accounts that we read: 4).`,
      ),
    );
    expect(plain.findings.map(({ resource }) => resource.workload)).toEqual(
      HOSTILE.map((_, at) => `service ${at + 1}`),
    );
    expect(plain.findings.map(({ template }) => template.data['name'])).toEqual(
      HOSTILE.map((_, at) => `database ${at + 1}`),
    );
  });

  it('do not spoil what a provider or a person wrote', () => {
    const [first, ...others] = HOSTILE.map(named);
    const detail = 'the database of a copy is 1 of none; see id/the/x of the 111122223333';
    const one = { ...first, reason: { code: 'denied', detail } } as Finding;
    const { findings } = redact({ ...sample, findings: [one, ...others], survival: [], workloads: [] });
    expect(findings[0]?.reason?.detail).toBe('the database of a copy is 1 of none; see database 4 of the account 1');
  });
});

it('replaces the longest name, whole words only, and hides what no finding names', () => {
  const names = ['shop', 'shop-archive', 'old shop'];
  const findings = names.map((name, at) => {
    const one = finding('no-isolated-backup', 'offsite-copies', 'critical', name, { id: `f-${at}` });
    return { ...one, resource: { ...one.resource, id: `id-${name}`, name, account: '111122223333', kind: 'bucket' as const }, reason: { code: 'denied' as const, detail: 'old shop, shop-archive, shop and shop-archive-2 (shop/x)' } }; // prettier-ignore
  });
  const [first] = redact({ ...sample, targets: [], findings, survival: [], workloads: [] }).findings;
  expect(first?.reason?.detail).toBe('bucket 3, bucket 2, bucket 1 and shop-archive-2 (bucket 1/x)');
});
