/** What is compared with: the same calls, sent by the SDK as it is, as many at once as we send. Reads a file of calls. */
import { readFileSync } from 'node:fs';
import { Agent } from 'node:http';
import { NodeHttpHandler } from '@smithy/node-http-handler';
import pLimit, { type LimitFunction } from 'p-limit';
import { hostThatTakesAPrefix, lookup } from '../../src/collect/aws/transport.ts';

export interface Call {
  readonly service: string;
  readonly operation: string;
  readonly region: string;
  readonly input: Readonly<Record<string, unknown>>;
}

interface Client {
  readonly send: (command: object) => Promise<unknown>;
}
type Sdk = Readonly<Record<string, new (input: object) => object>>;

const PACKAGES: Readonly<Record<string, readonly [client: string, load: () => Promise<unknown>]>> = {
  sts: ['STSClient', () => import('@aws-sdk/client-sts')],
  ec2: ['EC2Client', () => import('@aws-sdk/client-ec2')],
  rds: ['RDSClient', () => import('@aws-sdk/client-rds')],
  s3: ['S3Client', () => import('@aws-sdk/client-s3')],
  s3control: ['S3ControlClient', () => import('@aws-sdk/client-s3-control')],
  backup: ['BackupClient', () => import('@aws-sdk/client-backup')],
  iam: ['IAMClient', () => import('@aws-sdk/client-iam')],
  cloudtrail: ['CloudTrailClient', () => import('@aws-sdk/client-cloudtrail')],
  autoscaling: ['AutoScalingClient', () => import('@aws-sdk/client-auto-scaling')],
  elasticloadbalancing: ['ElasticLoadBalancingV2Client', () => import('@aws-sdk/client-elastic-load-balancing-v2')],
};

const AT_ONCE = { perServiceAndRegion: 8, overall: 64 };

const { calls, endpoint } = JSON.parse(readFileSync(process.argv[2] ?? '', 'utf8')) as {
  calls: Call[];
  endpoint: string;
};
const overall = pLimit(AT_ONCE.overall);
const places = new Map<string, { readonly client: Promise<Client>; readonly limit: LimitFunction }>();
const sdks = new Map<string, Promise<Sdk>>();

function sdkOf(service: string): Promise<Sdk> {
  const known = sdks.get(service) ?? (PACKAGES[service]?.[1]() as Promise<Sdk>);
  sdks.set(service, known);
  return known;
}

async function clientOf(service: string, region: string): Promise<Client> {
  const sdk = await sdkOf(service);
  const Made = sdk[PACKAGES[service]?.[0] ?? ''];
  if (Made === undefined) throw new Error(`no client for ${service}`);
  if (service !== 's3control') return new Made({ region, endpoint }) as Client;
  // S3 Control puts the account in front of the host: a name that only we look up.
  const requestHandler = new NodeHttpHandler({ httpAgent: new Agent({ keepAlive: true, lookup }) });
  return new Made({ region, endpoint: hostThatTakesAPrefix(endpoint), requestHandler }) as Client;
}

async function send({ service, operation, region, input }: Call): Promise<void> {
  const key = `${service} ${region}`;
  const place = places.get(key) ?? { client: clientOf(service, region), limit: pLimit(AT_ONCE.perServiceAndRegion) };
  places.set(key, place);
  const Command = (await sdkOf(service))[`${operation}Command`];
  if (Command === undefined) throw new Error(`no ${operation} in ${service}`);
  const client = await place.client;
  try {
    await place.limit(() => overall(() => client.send(new Command(input))));
  } catch (error) {
    if (!isAnswer(error)) throw error;
  }
}

/** Refusals are answers like others; that nobody answers is none. */
function isAnswer(error: unknown): boolean {
  return (error as { $metadata?: { httpStatusCode?: number } }).$metadata?.httpStatusCode !== undefined;
}

await Promise.all(calls.map(send));
