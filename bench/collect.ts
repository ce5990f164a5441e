import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ACCOUNT, startAwsServer, type AwsRequestSeen } from '../test/support/aws-server.ts';
import type { Call } from './children/bare-sdk.ts';
import { slowAccount } from './lib/aws-account.ts';
import { child, LAUNCHER } from './lib/built.ts';
import { alternate, node, run } from './lib/measure.ts';
import { rowOf, type Row } from './lib/report.ts';

const LATENCY = 60;
const PAIRS = 7;

/** Collecting from an account with 60 ms latency, compared with the same calls by the plain SDK with the same concurrency. */
export async function collect(): Promise<Row[]> {
  const server = await startAwsServer(slowAccount(LATENCY));
  const folder = mkdtempSync(join(tmpdir(), 'cloudbrief-bench-'));
  try {
    const env = environment(folder, server.url);
    const ours = node([LAUNCHER, 'collect', '--quiet', '--out', join(folder, 'inventory.ndjson')], {
      env,
      cwd: folder,
    });
    await run(ours);
    const calls = server.log.map(callOf);
    const path = join(folder, 'calls.json');
    writeFileSync(path, JSON.stringify({ endpoint: server.url, calls }));
    const theirs = node([child('bare-sdk'), path], { env });
    const before = server.log.length;
    await run(theirs);
    assertSame(server.log.slice(0, before), server.log.slice(before));
    const pair = await alternate(ours, theirs, PAIRS);
    const note = `${String(calls.length)} calls, ${String(LATENCY)} ms each; whole processes`;
    return [rowOf({ work: 'collect an account', beside: 'the SDK alone, same calls', target: 1.3, note }, pair)];
  } finally {
    await server.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Isolates from the configuration of the machine. */
function environment(folder: string, endpoint: string): Record<string, string> {
  return {
    AWS_ENDPOINT_URL: endpoint,
    AWS_ACCESS_KEY_ID: 'AKIABENCHBENCHBENCHB',
    AWS_SECRET_ACCESS_KEY: 'of-the-bench',
    AWS_REGION: 'eu-west-1',
    AWS_CONFIG_FILE: join(folder, 'config'),
    AWS_SHARED_CREDENTIALS_FILE: join(folder, 'credentials'),
    AWS_EC2_METADATA_DISABLED: 'true',
    HOME: folder,
  };
}

/** SDK input that produces that request. */
function callOf({ service, operation, region, parameters, path }: AwsRequestSeen): Call {
  const call = { service, operation, region };
  if (service === 's3')
    return { ...call, input: operation === 'ListBuckets' ? { MaxBuckets: 1000 } : { Bucket: path.split('/')[1] } };
  if (service === 's3control') return { ...call, input: { AccountId: ACCOUNT } };
  if (service === 'backup') return { ...call, input: backupInput(path) };
  if (QUERY.has(service)) return { ...call, input: queryInput(parameters) };
  return { ...call, input: withNumbers(parameters) };
}

/** Services with the query protocol. */
const QUERY = new Set([
  'sts',
  'ec2',
  'rds',
  'iam',
  'autoscaling',
  'elasticloadbalancing',
  'elasticache',
  'redshift',
  'cloudformation',
]);

/** Parameters of a URL are text. */
function withNumbers(parameters: AwsRequestSeen['parameters']): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(parameters).map(([name, given]) => [
      name,
      typeof given === 'string' && /^max/i.test(name) ? Number(given) : given,
    ]),
  );
}

function backupInput(path: string): Record<string, string> {
  const [, collection = '', kind = '', id] = /^\/(?:backup\/)?(plans|backup-vaults)?(\/)?([^/]*)/.exec(path) ?? [];
  if (kind === '' || id === undefined) return {};
  return collection === 'plans' ? { BackupPlanId: id } : { BackupVaultName: id };
}

/** Members as the query protocol flattens them: numbers, texts and lists under `member`. */
function queryInput(parameters: AwsRequestSeen['parameters']): Record<string, unknown> {
  const input: Record<string, unknown> = {};
  for (const [name, given] of Object.entries(parameters)) {
    if (name === 'Action' || name === 'Version') continue;
    const [member = name, ...rest] = name.split('.');
    const text = String(given);
    if (rest.length === 0) input[member] = /^(Max|Page)/.test(member) ? Number(text) : text === 'true' ? true : text;
    else input[LISTS[member] ?? member] = [...((input[LISTS[member] ?? member] as unknown[] | undefined) ?? []), text];
  }
  return input;
}

/** EC2 names lists by their elements on the wire. */
const LISTS: Readonly<Record<string, string>> = { Owner: 'OwnerIds' };

/** Fails unless both sent the same requests. */
function assertSame(ours: readonly AwsRequestSeen[], theirs: readonly AwsRequestSeen[]): void {
  const count = (log: readonly AwsRequestSeen[]) =>
    JSON.stringify(
      [...Map.groupBy(log, one => `${one.call} ${one.region}`)]
        .map(([call, all]) => `${call} ${String(all.length)}`)
        .sort(),
    );
  if (count(ours) !== count(theirs))
    throw new Error(`The SDK alone did not send the same calls:\n${count(ours)}\n${count(theirs)}`);
}
