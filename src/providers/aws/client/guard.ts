import { CloudbriefError } from '../../../model/errors.ts';

/** The one call that is not a plain read: AWS writes a report; nothing else changes. */
const ALLOWED_WRITES = new Set(['iam:GenerateCredentialReport']);

/** Reads whose name does not begin with `Describe`, `List` or `Get`. */
const ALSO_READS = new Set(['cloudtrail:LookupEvents']);

/** Reads of secrets, contents, credentials, or of URLs and tokens that lead to them. */
const FORBIDDEN = new Set([
  'apigateway:GetApiKey', 'apigateway:GetApiKeys', 'appconfig:GetConfiguration', 'appconfig:GetHostedConfigurationVersion',
  'athena:GetQueryResults', 'codecommit:GetBlob', 'codecommit:GetFile', 'codecommit:GetFolder',
  'dynamodb:GetItem', 'dynamodb:GetRecords', 'ebs:GetSnapshotBlock', 'ebs:ListSnapshotBlocks', 'ebs:ListChangedBlocks',
  'ec2:GetLaunchTemplateData', 'ecr:GetDownloadUrlForLayer', 'glacier:GetJobOutput', 'kinesis:GetRecords', 'kinesis:GetShardIterator',
  'lambda:GetFunction', 'lambda:GetLayerVersion', 'lambda:GetLayerVersionByArn', 'lightsail:GetInstanceAccessDetails',
  'logs:GetLogEvents', 'logs:GetLogRecord', 'logs:GetQueryResults', 'redshift-data:GetStatementResult',
  's3:GetObject', 's3:GetObjectAttributes', 's3:GetObjectTorrent', 's3:ListObjects', 's3:ListObjectsV2', 's3:ListObjectVersions',
  'ssm:GetParameter', 'ssm:GetParameters', 'ssm:GetParametersByPath', 'ssm:GetParameterHistory', 'ssm:GetCommandInvocation',
  'states:DescribeExecution', 'states:GetExecutionHistory',
]); // prettier-ignore

/** Operations that return secrets have one of these words in their name, whatever the service. */
const FORBIDDEN_WORDS =
  /Password(?!Policy)|Passphrase|SecretValue|Token|Credentials|PrivateKey|KeyMaterial|Console(Output|Screenshot)|Decrypt/;

/** Why the operation is never sent; undefined for a read of metadata. `input` matters where a parameter decides. */
export function forbiddenReason(call: string, input?: unknown): string | undefined {
  if (ALLOWED_WRITES.has(call) || ALSO_READS.has(call)) return undefined;
  const [, operation = ''] = call.split(':');
  if (!/^(Describe|List|Get)[A-Z]/.test(operation)) return 'it is not a read';
  if (FORBIDDEN.has(call) || FORBIDDEN_WORDS.test(operation)) return 'it reads contents or secrets';
  if (
    /^ec2:Describe(Instance|SpotFleetRequest)/.test(call) &&
    (input as { Attribute?: unknown } | undefined)?.Attribute === 'userData'
  ) {
    return 'it reads contents or secrets';
  }
  return undefined;
}

/** Throws `CB_GUARD` before anything is sent unless the operation is declared and not forbidden. */
export function guard(call: string, input: unknown, declared: ReadonlySet<string>): void {
  const reason =
    forbiddenReason(call, input) ?? (declared.has(call) ? undefined : 'no collector of this unit declares it');
  if (reason === undefined) return;
  throw new CloudbriefError(
    'CB_GUARD',
    `The call ${call} was stopped: ${reason}.`,
    'Nothing was sent. This is a fault in cloudbrief: please report it.',
  );
}
