/** Reference of `bench collect`: the same calls by the plain SDK with the same concurrency. Reads a file of calls. */
import { readFileSync } from 'node:fs';
import { Agent } from 'node:http';
import { NodeHttpHandler } from '@smithy/node-http-handler';
import pLimit, { type LimitFunction } from 'p-limit';
import { hostForAccountPrefix, lookup } from '../../src/providers/aws/client/transport.ts';

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

/** Client and package of each service by signing name. */
const PACKAGES: Readonly<Record<string, readonly [client: string, name: string]>> = {
  sts: ['STSClient', 'sts'],
  ec2: ['EC2Client', 'ec2'],
  rds: ['RDSClient', 'rds'],
  s3: ['S3Client', 's3'],
  s3express: ['S3Client', 's3'],
  s3control: ['S3ControlClient', 's3-control'],
  backup: ['BackupClient', 'backup'],
  iam: ['IAMClient', 'iam'],
  cloudtrail: ['CloudTrailClient', 'cloudtrail'],
  autoscaling: ['AutoScalingClient', 'auto-scaling'],
  elasticloadbalancing: ['ElasticLoadBalancingV2Client', 'elastic-load-balancing-v2'],
  'access-analyzer': ['AccessAnalyzerClient', 'accessanalyzer'],
  account: ['AccountClient', 'account'],
  acm: ['ACMClient', 'acm'],
  cloudformation: ['CloudFormationClient', 'cloudformation'],
  config: ['ConfigServiceClient', 'config-service'],
  'application-autoscaling': ['ApplicationAutoScalingClient', 'application-auto-scaling'],
  ecs: ['ECSClient', 'ecs'],
  eks: ['EKSClient', 'eks'],
  lambda: ['LambdaClient', 'lambda'],
  dms: ['DatabaseMigrationServiceClient', 'database-migration-service'],
  ds: ['DirectoryServiceClient', 'directory-service'],
  elasticmapreduce: ['EMRClient', 'emr'],
  sagemaker: ['SageMakerClient', 'sagemaker'],
  cloudhsm: ['CloudHSMV2Client', 'cloudhsm-v2'],
  dax: ['DAXClient', 'dax'],
  lightsail: ['LightsailClient', 'lightsail'],
  'timestream-influxdb': ['TimestreamInfluxDBClient', 'timestream-influxdb'],
  storagegateway: ['StorageGatewayClient', 'storage-gateway'],
  transfer: ['TransferClient', 'transfer'],
  dynamodb: ['DynamoDBClient', 'dynamodb'],
  events: ['EventBridgeClient', 'eventbridge'],
  firehose: ['FirehoseClient', 'firehose'],
  kafka: ['KafkaClient', 'kafka'],
  kinesis: ['KinesisClient', 'kinesis'],
  mq: ['MqClient', 'mq'],
  sns: ['SNSClient', 'sns'],
  sqs: ['SQSClient', 'sqs'],
  states: ['SFNClient', 'sfn'],
  ecr: ['ECRClient', 'ecr'],
  elasticache: ['ElastiCacheClient', 'elasticache'],
  elasticfilesystem: ['EFSClient', 'efs'],
  es: ['OpenSearchClient', 'opensearch'],
  fsx: ['FSxClient', 'fsx'],
  guardduty: ['GuardDutyClient', 'guardduty'],
  kms: ['KMSClient', 'kms'],
  logs: ['CloudWatchLogsClient', 'cloudwatch-logs'],
  memorydb: ['MemoryDBClient', 'memorydb'],
  monitoring: ['CloudWatchClient', 'cloudwatch'],
  organizations: ['OrganizationsClient', 'organizations'],
  redshift: ['RedshiftClient', 'redshift'],
  secretsmanager: ['SecretsManagerClient', 'secrets-manager'],
  support: ['SupportClient', 'support'],
  apigateway: ['APIGatewayClient', 'api-gateway'],
  cloudfront: ['CloudFrontClient', 'cloudfront'],
  directconnect: ['DirectConnectClient', 'direct-connect'],
  globalaccelerator: ['GlobalAcceleratorClient', 'global-accelerator'],
  'network-firewall': ['NetworkFirewallClient', 'network-firewall'],
  route53: ['Route53Client', 'route-53'],
  route53domains: ['Route53DomainsClient', 'route-53-domains'],
  route53resolver: ['Route53ResolverClient', 'route53resolver'],
  shield: ['ShieldClient', 'shield'],
  wafv2: ['WAFV2Client', 'wafv2'],
  codepipeline: ['CodePipelineClient', 'codepipeline'],
  drs: ['DrsClient', 'drs'],
  fis: ['FisClient', 'fis'],
  health: ['HealthClient', 'health'],
  resiliencehub: ['ResiliencehubClient', 'resiliencehub'],
  servicequotas: ['ServiceQuotasClient', 'service-quotas'],
  ssm: ['SSMClient', 'ssm'],
  synthetics: ['SyntheticsClient', 'synthetics'],
};

/** Another version of a service with the same signing name. */
const SIBLINGS: Readonly<Record<string, readonly [client: string, name: string]>> = {
  apigateway: ['ApiGatewayV2Client', 'apigatewayv2'],
  elasticloadbalancing: ['ElasticLoadBalancingClient', 'elastic-load-balancing'],
};

const AT_ONCE = { perServiceAndRegion: 8, overall: 64 };

const { calls, endpoint } = JSON.parse(readFileSync(process.argv[2] ?? '', 'utf8')) as {
  calls: Call[];
  endpoint: string;
};
const overall = pLimit(AT_ONCE.overall);
const places = new Map<string, { readonly client: Client; readonly limit: LimitFunction }>();
const sdks = new Map<string, Promise<Sdk>>();

function sdkOf(name: string): Promise<Sdk> {
  const known = sdks.get(name) ?? (import(`@aws-sdk/client-${name}`) as Promise<Sdk>);
  sdks.set(name, known);
  return known;
}

/** The client with the operation, and its command. */
async function commandOf({ service, operation, input }: Call): Promise<{ sdk: Sdk; client: string; command: object }> {
  for (const [client, name] of [PACKAGES[service], SIBLINGS[service]].filter(one => one !== undefined)) {
    const sdk = await sdkOf(name);
    const Command = sdk[`${operation}Command`];
    if (Command !== undefined) return { sdk, client, command: new Command(input) };
  }
  throw new Error(`no ${operation} in ${service}`);
}

function clientOf(sdk: Sdk, name: string, region: string): Client {
  const Made = sdk[name];
  if (Made === undefined) throw new Error(`there is no ${name}`);
  // Kinesis uses HTTP/2 by default, which the server does not support.
  if (name === 'KinesisClient') return new Made({ region, endpoint, requestHandler: new NodeHttpHandler() }) as Client;
  if (name !== 'S3ControlClient') return new Made({ region, endpoint }) as Client;
  // S3 Control prefixes the host with the account id, which does not resolve.
  const requestHandler = new NodeHttpHandler({ httpAgent: new Agent({ keepAlive: true, lookup }) });
  return new Made({ region, endpoint: hostForAccountPrefix(endpoint), requestHandler }) as Client;
}

async function send(call: Call): Promise<void> {
  const { sdk, client: name, command } = await commandOf(call);
  const key = `${name} ${call.region}`;
  const place = places.get(key) ?? {
    client: clientOf(sdk, name, call.region),
    limit: pLimit(AT_ONCE.perServiceAndRegion),
  };
  places.set(key, place);
  try {
    await place.limit(() => overall(() => place.client.send(command)));
  } catch (error) {
    if (!isAnswer(error)) throw error;
  }
}

/** Errors of the service are responses; connection errors are not. */
function isAnswer(error: unknown): boolean {
  return (error as { $metadata?: { httpStatusCode?: number } }).$metadata?.httpStatusCode !== undefined;
}

await Promise.all(calls.map(send));
