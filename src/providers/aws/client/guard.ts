import { CloudbriefError } from '../../../model/errors.ts';

/** The one call that is no plain read: it makes AWS write a report, and changes nothing. */
const NAMED = new Set(['iam:GenerateCredentialReport']);

/** A read whose name does not say so: who changed what and when, as the trail tells it. */
const ALSO_READS = new Set(['cloudtrail:LookupEvents']);

/** Reads that hand out what is not our business: secrets, contents, log-ins, ways to get at them. */
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

/** What hands out secrets has these words in its name, whatever the service. */
const FORBIDDEN_WORDS =
  /Password(?!Policy)|Passphrase|SecretValue|Token|Credentials|PrivateKey|KeyMaterial|Console(Output|Screenshot)|Decrypt/;

/** Why this operation may never be sent, or undefined when it is a read of metadata. `input` narrows where a field decides. */
export function forbiddenReason(call: string, input?: unknown): string | undefined {
  if (NAMED.has(call) || ALSO_READS.has(call)) return undefined;
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

/** Lets the operation pass, or throws before anything is sent: only what was declared, and never what is on the never-list. */
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
