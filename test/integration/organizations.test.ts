import { readdirSync, readFileSync } from 'node:fs';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { InventoryHeader, InventoryRecord } from '../../src/model/inventory.ts';
import { DEFAULT_RETRIES } from '../../src/providers/kit/rest-client.ts';
import { MANAGEMENT, signIns } from '../support/aws-organization.ts';
import { fault, named, startAwsServer } from '../support/aws-server.ts';
import { startArmServer } from '../support/azure/arm-server.ts';
import { LOCATIONS } from '../support/azure/collect.ts';
import { disk } from '../support/azure/resources/compute.ts';
import { awsEnvironment, createWorkspace, readInventory, readResults, runCli, type CliRun, type Workspace } from '../support/cli.ts'; // prettier-ignore
import type { GcpFixture, Refusal } from '../support/gcp/gcp-fixture.ts';
import { startGcpServer } from '../support/gcp/gcp-server.ts';
import { aggregated, compute, link } from '../support/gcp/rows.ts';

/** A cloud of two accounts, one of which may be out of reach from the start, or from some request on. */
interface World {
  readonly env: Readonly<Record<string, string>>;
  readonly close: () => Promise<void>;
}
interface Trouble {
  /** Half of the accounts cannot be entered. */
  readonly refused?: boolean;
  /** The second account is closed when it has answered so often. */
  readonly closedAfter?: number;
  /** Called before each request. */
  readonly before?: (request: number) => void;
}
interface Cloud {
  readonly open: (trouble: Trouble) => Promise<World>;
  readonly select: readonly string[];
  /** The account that is closed, and what its briefing says of it where it is refused. */
  readonly second: string;
  /** Selects the first account only. */
  readonly narrower: readonly string[];
  readonly refusedName: RegExp;
}

const [SHOP, LAB] = ['222222222222', '333333333333'];
const AWS: Cloud = {
  select: ['--aws', '--organization-role', 'reader'],
  second: LAB,
  narrower: ['--aws', '--role', `arn:aws:iam::${SHOP}:role/reader`],
  refusedName: /We were not let into lab\./,
  open: async ({ refused = false, closedAfter = Infinity, before }) => {
    let answered = 0;
    const gone = fault('UnrecognizedClientException', 403, 'The security token included in the request is invalid.');
    const own = (answer: (account: string, region: string) => object) => ({ accessKeyId, region }: { readonly accessKeyId: string; readonly region: string }) => {
      before?.(server.log.length);
      if (accessKeyId !== `KEY${LAB}`) return answer(accessKeyId, region) as never;
      answered += 1;
      return (answered > closedAfter ? gone : answer(accessKeyId, region)) as never;
    };
    const server = await startAwsServer({
      ...signIns(refused ? { [LAB]: fault('AccessDenied', 403) } : {}),
      'organizations.ListAccounts': { Accounts: [[MANAGEMENT, 'main'], [SHOP, 'shop'], [LAB, 'lab']].map(([Id, Name]) => ({ Id, Name, Status: 'ACTIVE' })) },
      'ec2.DescribeVolumes': own((key, region) => ({ volumeSet: [{ volumeId: `vol-${key}-${region}`, size: 30, status: 'available', availabilityZone: `${region}a`, encrypted: true, volumeType: 'gp3', createTime: '2026-01-02T03:04:05.000Z', attachmentSet: [], tagSet: [] }] })),
      'ec2.DescribeSnapshots': own(() => ({ snapshotSet: [] })),
      'sqs.ListQueues': own(() => ({ QueueUrls: [] })),
      's3.ListBuckets': own(key => ({ ListAllMyBucketsResult: { Buckets: named('Bucket', [{ Name: `files-${key.toLowerCase()}`, CreationDate: '2026-01-02T03:04:05.000Z', BucketRegion: 'eu-west-1' }]) } })),
    });
    return { env: awsEnvironment(server.url), close: server.close };
  },
}; // prettier-ignore

const subscription = (last: string): string => `00000000-0000-0000-0000-00000000000${last}`;
const AZURE: Cloud = {
  select: ['--management-group', 'all'],
  second: subscription('b'),
  narrower: ['--subscription', subscription('a')],
  refusedName: /We were not let into 1 account\./,
  open: async ({ refused = false, closedAfter = Infinity, before }) => {
    const ids = ['a', 'b'].map(subscription);
    const [, second = ''] = ids;
    const place = (id: string) => ({ subscription: id, group: 'rg', location: 'westeurope' });
    const server = await startArmServer({
      locations: LOCATIONS,
      subscriptions: ids.slice(0, refused ? 1 : 2).map(id => ({ subscriptionId: id, displayName: `Unit ${id.slice(-1)}` })),
      resources: ids.map(id => disk(place(id), `disk-${id.slice(-1)}`, { zone: '1' })),
      answers: { '/providers/Microsoft.Management/managementGroups/all/descendants': ids.map(id => ({ id: `/subscriptions/${id}`, type: 'subscriptions', name: id, properties: {} })) },
    });
    let answered = 0;
    server.spoil(({ path }, response) => {
      before?.(server.seen.length);
      // Resource Graph knows a subscription for a while after it is closed.
      if (!path.includes(second)) return response;
      answered += 1;
      return answered > closedAfter ? { status: 404, text: JSON.stringify({ error: { code: 'SubscriptionNotFound', message: `The subscription '${second}' could not be found.` } }) } : response;
    });
    return { env: server.environment, close: server.close };
  },
}; // prettier-ignore

const GCP: Cloud = {
  select: ['--organization', '9'],
  second: 'shop-lab',
  narrower: ['--project', 'shop-production'],
  refusedName: /We were not let into 1 account\./,
  open: async ({ refused = false, closedAfter = Infinity, before }) => {
    const deleted: Refusal = { status: 403, reason: 'CONSUMER_INVALID', message: 'Project has been deleted.' };
    const diskIn = (project: string) => ({ [compute('aggregated/disks', project)]: aggregated('disks', [{ name: `disk-${project}`, id: '1', selfLink: link('zones/europe-west1-b', 'disks', `disk-${project}`, project), zone: 'europe-west1-b', status: 'READY', sizeGb: '10', type: 'pd-ssd', creationTimestamp: '2026-03-01T08:00:00Z' }]) });
    const log = (): readonly string[] => server?.log ?? [];
    const fixture: GcpFixture = {
      projects: [{ projectId: 'shop-production', displayName: 'Shop', parent: 'organizations/9' }, { projectId: 'shop-lab', displayName: 'Lab', number: '222222222222', parent: 'folders/8' }],
      ancestors: ['organizations/9'],
      answers: { 'cloudresourcemanager /v3/folders': { folders: [{ name: 'folders/8', displayName: 'Labs', state: 'ACTIVE' }] }, ...diskIn('shop-production'), ...diskIn('shop-lab') },
      get refusals() {
        before?.(log().length);
        // The projects of the organization are listed first, then those of the folder.
        if (refused && log().filter(one => one.endsWith('/v3/projects')).length > 1) return [[/v3\/projects$/, { status: 403 }]] as const;
        const answered = log().filter(one => one.includes('shop-lab')).length;
        return answered > closedAfter ? ([[/shop-lab|222222222222/, deleted]] as const) : [];
      },
    };
    const server: Awaited<ReturnType<typeof startGcpServer>> | undefined = await startGcpServer(fixture);
    return { env: server.federation(), close: server.close };
  },
}; // prettier-ignore

const CLOUDS = [['AWS', AWS], ['Azure', AZURE], ['Google Cloud', GCP]] as const; // prettier-ignore

let work: Workspace;
let world: World | undefined;
const { maxRetries, retryDelayMs } = DEFAULT_RETRIES;
beforeAll(() => {
  Object.assign(DEFAULT_RETRIES, { maxRetries: 1, retryDelayMs: 1 });
});
afterAll(() => {
  Object.assign(DEFAULT_RETRIES, { maxRetries, retryDelayMs });
});
beforeEach(() => {
  work = createWorkspace();
});
afterEach(async () => {
  await world?.close();
  world = undefined;
  work.remove();
});

const run = (args: readonly string[]): Promise<CliRun> => runCli(args, { cwd: work.path, env: world!.env });
const assess = async (cloud: Cloud, trouble: Trouble, out: string, more: readonly string[] = []): Promise<CliRun> => {
  await world?.close();
  world = await cloud.open(trouble);
  return run(['assess', ...cloud.select, '--out', out, '--format', 'json,html', '--no-store', ...more]);
};
const headerOf = (records: readonly InventoryRecord[]): InventoryHeader => records[0] as unknown as InventoryHeader;
const inventoryOf = (out: string): InventoryRecord[] => readInventory(work.file(out, 'inventory.ndjson.gz'));

/** The score is no better, overall and in each question, and less is known. */
function expectNoBetter(out: string, whole: string): void {
  const [less, all] = [out, whole].map(folder => readResults(work.file(folder)).assessment) as [ReturnType<typeof readResults>['assessment'], ReturnType<typeof readResults>['assessment']]; // prettier-ignore
  expect(less.coverage.confidence).toBeLessThanOrEqual(all.coverage.confidence);
  expect(less.score.overall.proven).toBeLessThanOrEqual(all.score.overall.proven);
  for (const [slug, { proven }] of Object.entries(less.score.questions))
    expect(proven, slug).toBeLessThanOrEqual(all.score.questions[slug as keyof typeof all.score.questions].proven);
}

describe.each(CLOUDS)('an organization on %s', (_, cloud) => {
  it('of which half is refused has a briefing that names it, a score that is no better and a gate that knows', { timeout: 120_000 }, async () => {
    const whole = await assess(cloud, {}, 'whole');
    expect(whole.code, whole.stderr).toBe(0);
    const { confidence } = readResults(work.file('whole')).assessment.coverage;
    if (cloud === GCP) expect(headerOf(inventoryOf('whole')).targets).toMatchObject([{ account: 'shop-lab', division: ['Labs'] }, { account: 'shop-production', division: [] }]);
    const half = await assess(cloud, { refused: true }, 'half', ['--require-confidence', String(confidence)]);
    expect(half.code, half.stderr).toBe(1);
    const { targets } = headerOf(inventoryOf('half'));
    expect(targets.filter(({ failed }) => failed !== undefined)).toMatchObject([{ failedBecause: 'denied' }]);
    expect(readFileSync(work.file('half', 'briefing.html'), 'utf8')).toMatch(cloud.refusedName);
    expectNoBetter('half', 'whole');
    expect(readResults(work.file('half')).assessment.coverage.confidence).toBeLessThan(confidence);
  }); // prettier-ignore

  it('of which an account is closed during the run leaves what is in it unread, with the reason', { timeout: 120_000 }, async () => {
    expect((await assess(cloud, {}, 'whole')).code).toBe(0);
    const closed = await assess(cloud, { closedAfter: 3 }, 'closed');
    expect(closed.code, closed.stderr).toBe(0);
    const records = inventoryOf('closed');
    expect(headerOf(records).targets.map(({ account }) => account)).toContain(cloud.second);
    const listsOf = (all: readonly InventoryRecord[]) => new Map(all.flatMap(one => (one.record === 'population' && one.unit.includes(cloud.second) ? [[`${one.unit} ${one.kind}`, one.reading] as const] : [])));
    const [own, before] = [listsOf(records), listsOf(inventoryOf('whole'))];
    expect([...own.keys()].sort()).toEqual([...before.keys()].sort());
    // What was read before stands as it is; nothing of the rest is empty.
    const wrong = [...own].filter(([list, reading]) => (reading.state === 'unread' ? !reading.detail : JSON.stringify(reading) !== JSON.stringify(before.get(list))));
    expect(wrong).toEqual([]);
    const readIn = (lists: typeof own): number => [...lists.values()].filter(({ state }) => state === 'value').length;
    expect(readIn(own)).toBeLessThan(readIn(before));
    expectNoBetter('closed', 'whole');
  }); // prettier-ignore

  it('is read on after an interrupt: no finished unit is asked again, and the scope is kept', { timeout: 120_000 }, async () => {
    let stopAt = Infinity;
    world = await cloud.open({ before: request => { if (request > stopAt) { stopAt = Infinity; process.emit('SIGINT'); } } });
    const collect = (...more: string[]): Promise<CliRun> => run(['collect', ...cloud.select, '--out', 'all.ndjson', ...more]);
    stopAt = 60;
    const stopped = await collect();
    expect(stopped.stderr).toContain('[CB_INTERRUPTED]');
    expect(readdirSync(work.path)).toContain('all.ndjson.partial');
    const units = (file: string) => readInventory(work.file(file)).flatMap(one => (one.record === 'unit' ? [one] : []));
    const finished = units('all.ndjson.partial');
    expect(finished.length).toBeGreaterThan(0);
    const other = await run(['collect', ...cloud.narrower, '--out', 'all.ndjson', '--resume']);
    expect(other.stderr).toContain('this run would read');
    const resumed = await collect('--resume');
    expect(resumed.code, resumed.stderr).toBe(0);
    const all = new Map(units('all.ndjson').map(unit => [unit.id, unit]));
    expect(units('all.ndjson')).toHaveLength(all.size);
    expect(all.size).toBeGreaterThan(finished.length);
    for (const unit of finished) expect(all.get(unit.id)).toEqual(unit);
  }); // prettier-ignore
});
