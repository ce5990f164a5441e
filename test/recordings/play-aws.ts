/** Plays every n-th recording through the collectors that it is about, and prints what was wrong: arguments are the folder, the server, which, of how many. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { AWS_COLLECTORS } from '../../src/providers/aws/services/index.ts';
import type { AwsCollector } from '../../src/providers/aws/context.ts';
import { collectAws, useAwsEnvironment, type Collected } from '../support/aws-collect.ts';

const PATIENT = { connect: 5_000, firstAnswer: 30_000, answer: 30_000 } as const;

type Case = Readonly<Record<string, unknown>>;

const REGION = 'us-east-1';
/** What every account answers, whatever was recorded of it. */
const ANYWHERE: Case = {
  'sts.GetCallerIdentity': { Account: '644160558196', Arn: 'arn:aws:iam::644160558196:user/reader', UserId: 'U' },
  // Nobody waits for a report that is not there.
  'iam.GenerateCredentialReport': { State: 'COMPLETE' },
  'iam.GetCredentialReport': { __error__: { code: 'ReportNotPresent', status: 410 } },
  'ec2.DescribeRegions': { Regions: [{ RegionName: REGION, OptInStatus: 'opt-in-not-required' }] },
  'ec2.DescribeAvailabilityZones': {
    AvailabilityZones: ['a', 'b', 'c', 'd', 'e', 'f'].map((letter, index) => ({
      ZoneName: `${REGION}${letter}`,
      ZoneId: `use1-az${String(index + 1)}`,
      State: 'available',
    })),
  },
};

/** Services that we call by the name of their rights, and recordings by that of their SDK. */
const ALSO_CALLED: Readonly<Record<string, readonly string[]>> = {
  elasticfilesystem: ['efs'],
  elasticloadbalancing: ['elb', 'elbv2'],
  es: ['es', 'opensearch'],
  states: ['stepfunctions'],
  apigateway: ['apigateway', 'apigatewayv2'],
};

const key = (service: string, operation: string): string => `${service.replaceAll('-', '').toLowerCase()}.${operation}`;

/** Labels say nothing without the list of what wears them. */
const LABELS = /Tags|TagsFor/;

const ASKS = new Map(
  AWS_COLLECTORS.map(collector => [
    collector,
    new Set(
      collector.operations.flatMap(({ call }) => {
        const [service = '', operation = ''] = call.split(':');
        return (ALSO_CALLED[service] ?? [service]).map(one => key(one, operation));
      }),
    ),
  ]),
);

/** The operations of a recording, as `efs.DescribeFileSystems`. */
const operationsIn = (recorded: Case): string[] =>
  Object.keys(recorded).flatMap(name => {
    const [service = '', operation = ''] = (name.split('@')[0] ?? '').split('.').slice(-2);
    return LABELS.test(operation) ? [] : [key(service, operation)];
  });

function collectorsFor(recorded: Case): AwsCollector[] {
  const names = operationsIn(recorded);
  return AWS_COLLECTORS.filter(collector => names.some(name => ASKS.get(collector)?.has(name) === true));
}

/** What only a fault of ours can say. */
const OURS = /TypeError|ReferenceError|RangeError|SyntaxError|Cannot read|is not a function|is not iterable|undefined/;

function faultsIn({ records, refusals }: Collected): string[] {
  const said = [
    ...refusals.map(({ call, detail = '' }) => `${call}: ${detail}`),
    ...records.flatMap(record =>
      record.record === 'population' && record.reading.state === 'unread'
        ? [`${record.kind}: ${record.reading.detail ?? ''}`]
        : [],
    ),
    ...records.flatMap(record =>
      record.record === 'resource'
        ? Object.entries(record.facets).flatMap(([name, reading]) =>
            reading?.state === 'unread' ? [`${record.kind}.${name}: ${reading.detail ?? ''}`] : [],
          )
        : [],
    ),
  ];
  return said.filter(text => OURS.test(text));
}

/** A resource is of a kind that its collector says it lists. */
function strayKinds(collectors: readonly AwsCollector[], { records }: Collected): string[] {
  const lists = new Map(collectors.map(({ id, lists: kinds }) => [id, kinds]));
  return records.flatMap(record => {
    if (record.record !== 'resource') return [];
    const collector = record.unit.split(':').at(-1) ?? '';
    return lists.get(collector)?.includes(record.kind) === true ? [] : [`${collector} made a ${record.kind}`];
  });
}

interface Logged {
  readonly service: string;
  readonly operation: string | null;
}

/** Recorded lists that were asked for and held something, though nothing came of them: neither a thing nor a gap. */
function vanished(recorded: Case, log: readonly Logged[], { records }: Collected): string[] {
  const left = records.some(
    record =>
      record.record === 'resource' ||
      record.record === 'facet' ||
      record.record === 'refusal' ||
      (record.record === 'population' && record.reading.state === 'unread'),
  );
  if (left) return [];
  const asked = new Set(log.map(({ service, operation }) => `${service}.${operation ?? ''}`));
  return Object.entries(recorded).flatMap(([key, answers]) => {
    const [operation = key] = key.split('@');
    return asked.has(operation) && holdsSomething(answers) ? [`nothing came of ${operation}`] : [];
  });
}

function holdsSomething(answers: unknown): boolean {
  const [first] = Array.isArray(answers) ? (answers as unknown[]) : [answers];
  const { data = first } = (first ?? {}) as { readonly data?: unknown };
  return Object.values(data ?? {}).some(member => Array.isArray(member) && member.length > 0);
}

const [folder = '', url = '', lane = '0', lanes = '1'] = process.argv.slice(2);
useAwsEnvironment(url, { AWS_REGION: REGION });
const wrong: string[] = [];
let played = 0;
const files = readdirSync(folder).filter(name => name.endsWith('.json'));
for (const file of files.filter((_, index) => index % Number(lanes) === Number(lane))) {
  const recorded = JSON.parse(readFileSync(join(folder, file), 'utf8')) as Case;
  const collectors = collectorsFor(recorded);
  if (collectors.length === 0) continue;
  played++;
  await fetch(`${url}/_case`, { method: 'PUT', body: JSON.stringify({ ...ANYWHERE, ...recorded }) });
  const collected = await collectAws({ regions: [REGION], collectors, maxAttempts: 1, timeouts: PATIENT });
  const log = (await (await fetch(`${url}/_log`)).json()) as Logged[];
  const found = [...faultsIn(collected), ...vanished(recorded, log, collected), ...strayKinds(collectors, collected)];
  wrong.push(...found.map(text => `${file}: ${text}`));
}
process.stdout.write(JSON.stringify({ played, wrong }));
