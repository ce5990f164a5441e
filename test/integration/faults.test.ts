import { afterAll, beforeAll, expect, it } from 'vitest';
import {
  awsEnvironment,
  type CliRun,
  createWorkspace,
  readResults,
  type Results,
  runCli,
  timeless,
  type Workspace,
} from '../support/cli.ts';
import { startFaultProxy, type Fault, type FaultProxy, type SeenRequest } from '../support/fault-proxy.ts';
import { withShortTimeouts, withoutRetryDelay } from '../support/fast-retries.ts';
import { describeWithMoto, startMoto, type Moto } from '../support/moto.ts';
import { AWAY, buildAccount, HOME } from './account/index.ts';

const is =
  (operation: string, region?: string) =>
  (seen: SeenRequest): boolean =>
    seen.operation === operation && (region === undefined || seen.region === region);
const isSecondPage = (seen: SeenRequest): boolean => seen.parameters.has('Marker') || seen.parameters.has('NextToken');

await describeWithMoto('a cloud on a bad day', () => {
  let moto: Moto;
  let proxy: FaultProxy;
  let work: Workspace;
  let good: Results;
  let turn = 0;
  beforeAll(async () => {
    moto = await startMoto();
    await buildAccount(moto.url);
    // One entry a page: what moto keeps in lists comes in pieces, as it does from AWS when there is much of it.
    proxy = await startFaultProxy(moto.url, { pageSize: 1, remembers: true });
    work = createWorkspace();
    good = (await assess()).results;
  }, 120_000);
  withoutRetryDelay();
  afterAll(async () => {
    work.remove();
    await proxy.stop();
    await moto.stop();
  });
  const assess = async (...faults: readonly Fault[]): Promise<{ run: CliRun; results: Results }> => {
    proxy.break(...faults);
    const out = `run-${turn++}`;
    const args = ['--region', HOME, AWAY, '--format', 'json', '--all-findings', '--now', '2027-01-31', '--out', out];
    const run = await runCli(['assess', '--aws', ...args], { cwd: work.path, env: awsEnvironment(proxy.url) });
    expect(run.code, run.stderr).toBe(0);
    return { run, results: readResults(work.file(out)) };
  };
  const ledger = ({ assessment }: Results): string[] =>
    assessment.coverage.unread.map(({ region, call, reason }) => `${reason} ${call} ${region}`);
  /** What is unread besides what moto cannot tell on a good day either. */
  const unread = (results: Results): string[] => {
    const lacking = new Set(ledger(good));
    return ledger(results).filter(line => !lacking.has(line));
  };

  it('is whole when every page comes, however small', () => {
    expect(proxy.seen.filter(is('DescribeDBInstances', HOME)).map(isSecondPage)).toEqual([false, true]);
    expect(good.verdicts('single-zone-database')).toEqual(['fail orders', 'pass catalog', 'pass ledger']);
    // Of these services moto lacks some calls, answers one with HTTP 500, and one with a policy status without IsPublic.
    const known = ledger(good).filter(line =>
      / (ec2|rds|s3|iam|autoscaling|elasticloadbalancing|cloudtrail):/.test(line),
    );
    expect(known).toEqual([
      `failed cloudtrail:LookupEvents ${HOME}`,
      `failed cloudtrail:LookupEvents ${AWAY}`,
      `failed ec2:DescribeLockedSnapshots ${HOME}`,
      ...['GetImageBlockPublicAccessState', 'GetInstanceMetadataDefaults', 'GetSnapshotBlockPublicAccessState'].flatMap(
        call => [`failed ec2:${call} ${HOME}`, `failed ec2:${call} ${AWAY}`],
      ),
      `failed rds:DescribeDBClusterParameters ${AWAY}`,
      `failed rds:DescribeDBMajorEngineVersions ${HOME}`,
      `failed rds:DescribeDBMajorEngineVersions ${AWAY}`,
      'failed s3:GetBucketPolicyStatus global',
    ]);
  });

  it('slows us down: we wait and ask again, and nothing is missing', async () => {
    const { results } = await assess(
      { when: is('DescribeDBInstances', HOME), mishap: 'throttle', times: 2 },
      { when: is('DescribeInstances'), mishap: 'throttle', times: 2 },
      { when: ({ operation }) => operation.startsWith('GET /shop-exports/?versioning'), mishap: 'throttle', times: 2 },
      { when: is('DescribeTrails', HOME), mishap: 'throttle', times: 1 },
    );
    expect(proxy.seen.filter(is('DescribeDBInstances', HOME)), 'two refusals and two pages').toHaveLength(4);
    expect(timeless(results.findings)).toEqual(timeless(good.findings));
    expect(unread(results)).toEqual([]);
  });

  it('slows us down for good: that list is unread and says why', async () => {
    const { results } = await assess({ when: is('DescribeDBInstances', HOME), mishap: 'throttle' });
    expect(unread(results)).toEqual([`throttled rds:DescribeDBInstances ${HOME}`]);
    expect(results.verdicts('single-zone-database')).toEqual(['pass catalog', 'unknown all of kind database']);
  });

  it.each(['cut', 'half'] as const)(
    'breaks off in the second page (%s): what came first is not taken for the whole',
    async mishap => {
      const { results } = await assess({
        when: seen => is('DescribeDBInstances', HOME)(seen) && isSecondPage(seen),
        mishap,
      });
      expect(unread(results)).toEqual([`failed rds:DescribeDBInstances ${HOME}`]);
      const verdicts = results.verdicts('single-zone-database');
      expect(verdicts).toContain('unknown all of kind database');
      expect(verdicts).toContain('pass catalog');
      // Nothing is concluded from what did not come: another database may use the group.
      expect(good.status('unrestricted-ingress', 'open-unused')).toBe('fail');
      expect(results.status('unrestricted-ingress', 'open-unused')).toBe('unknown');
      const [before, after] = [good, results].map(({ assessment }) => assessment.score.questions['data-centre']);
      expect(after!.proven).toBeLessThanOrEqual(before!.proven);
      expect(after!.possible).toBeGreaterThanOrEqual(before!.possible);
    },
  );

  it('breaks off once: the page is asked for again, and nothing is missing or there twice', async () => {
    const { results } = await assess({
      when: seen => is('DescribeInstances', HOME)(seen) && isSecondPage(seen),
      mishap: 'cut',
      times: 1,
    });
    expect(timeless(results.findings)).toEqual(timeless(good.findings));
  });

  it('answers with the page of a gateway: unread, not empty', async () => {
    const { results } = await assess(
      { when: is('DescribeLoadBalancers', HOME), mishap: 'html' },
      { when: ({ operation }) => operation.includes('/shop-exports/?versioning'), mishap: 'html' },
    );
    expect(unread(results)).toEqual([
      `failed elasticloadbalancing:DescribeLoadBalancers ${HOME}`,
      'failed s3:GetBucketVersioning global',
    ]);
    // The newer balancers and the classic ones are two lists of one name.
    expect(results.verdicts('single-zone-load-balancer')).toEqual([
      'unknown all of kind load-balancer',
      'unknown all of kind load-balancer',
    ]);
    expect(results.status('unversioned-bucket', 'shop-exports')).toBe('unknown');
    expect(results.status('unversioned-bucket', 'shop-images')).toBe('pass');
    // Nobody knows what stands before the servers, so nobody says that nothing does.
    expect(results.status('standalone-server-behind-load-balancer', 'worker-private')).toBe('unknown');
  });

  it('loses a whole region: the run ends, the other region stands, and nothing there counts as passed', async () => {
    const { results } = await withShortTimeouts(() =>
      assess({ when: ({ region }) => region === AWAY, mishap: 'hang' }),
    );
    // What a kind never has is no matter of what could be read.
    const silent = new Set(['unknown', 'not-applicable']);
    expect(results.findings.filter(({ resource, status }) => resource.region === AWAY && !silent.has(status))).toEqual(
      [],
    );
    expect(results.status('single-zone-database', 'orders')).toBe('fail');
    expect(results.status('single-zone-server-group', 'group-elastic')).toBe('pass');
    // One line for each list that nobody answered there: ElastiCache, MemoryDB and DAX, DynamoDB and RDS.
    expect(results.verdicts('single-zone-database')).toEqual([
      'fail orders',
      'pass ledger',
      'unknown all of kind cache',
      'unknown all of kind cache',
      'unknown all of kind cache',
      'unknown all of kind database',
      'unknown all of kind database',
    ]);
    expect(unread(results)).toContain(`failed ec2:DescribeInstances ${AWAY}`);
  });

  it('has a region that the organization closed: one line, no findings, and nothing is missing there', async () => {
    const { results } = await assess({
      when: ({ region, service }) => region === AWAY && service !== 's3',
      mishap: 'closed',
    });
    const { closed } = results.assessment.coverage;
    expect(closed).toEqual([{ provider: 'aws', account: '123456789012', region: AWAY }]);
    // Nor can its resources be counted. Accelerators have their one address in that region, whatever they serve; one unit lists the event data stores of all regions; the list of buckets of one zone speaks another tongue here.
    expect(unread(results)).toEqual([
      'denied cloudtrail:ListEventDataStores global',
      'denied config:GetDiscoveredResourceCounts global',
      'denied globalaccelerator:ListAccelerators global',
      `denied s3:ListDirectoryBuckets ${AWAY}`,
      'denied tag:GetResources global',
    ]);
    const there = results.findings.filter(({ resource }) => resource.region === AWAY && resource.kind !== 'bucket');
    expect(there).toEqual([]);
    expect(results.verdicts('single-zone-database')).toEqual(['fail orders', 'pass ledger']);
  });

  it('answers nothing at one service: the others of that region are read', async () => {
    const hangs: Fault = {
      when: ({ service, region }) => service === 'autoscaling' && region === HOME,
      mishap: 'hang',
    };
    const { results } = await withShortTimeouts(() => assess(hangs));
    expect(results.verdicts('single-zone-server-group')).toEqual(['unknown all of kind server-group']);
    expect(results.status('single-zone-database', 'orders')).toBe('fail');
  });
});
