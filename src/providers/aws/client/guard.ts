import { CloudbriefError } from '../../../model/errors.ts';

/** The one call that is not a plain read: AWS writes a report; nothing else changes. */
const ALLOWED_WRITES = new Set(['iam:GenerateCredentialReport']);

/** Reads whose name does not begin with `Describe`, `List` or `Get`. */
const ALSO_READS = new Set(['cloudtrail:LookupEvents', 'codebuild:BatchGetProjects']);

/** Reads of secrets, contents, credentials, or of URLs and tokens that lead to them. */
const FORBIDDEN = new Set([
  // Contents and data
  'appconfig:GetConfiguration', 'appconfig:GetHostedConfigurationVersion', 'athena:GetQueryExecution', 'athena:GetQueryResults', 'athena:GetNamedQuery',
  'codeartifact:GetPackageVersionAsset', 'codecommit:GetBlob', 'codecommit:GetDifferences', 'codecommit:GetFile', 'codecommit:GetFolder',
  'cognito-idp:GetUser', 'cognito-idp:ListUsers', 'dynamodb:GetItem', 'dynamodb:GetRecords', 'dynamodb:GetShardIterator', 'ebs:GetSnapshotBlock', 'ebs:ListChangedBlocks', 'ebs:ListSnapshotBlocks',
  'glacier:GetJobOutput', 'iot:GetThingShadow', 'kinesis:GetRecords', 'kinesis:GetShardIterator', 'kinesisvideo:GetMedia', 'pi:DescribeDimensionKeys', 'pi:GetDimensionKeyDetails', 'pi:GetResourceMetrics',
  'rds-data:GetStatementResult', 'redshift-data:DescribeStatement', 'redshift-data:GetStatementResult', 'redshift-data:ListStatements',
  's3:GetObject', 's3:GetObjectAcl', 's3:GetObjectAttributes', 's3:GetObjectTagging', 's3:GetObjectTorrent', 's3:ListMultipartUploads', 's3:ListObjects', 's3:ListObjectsV2', 's3:ListObjectVersions', 's3:ListParts',
  'support:DescribeAttachment', 'support:DescribeCases', 'support:DescribeCommunications', 'timestream:DescribeQuery', 'xray:GetTraceSummaries',
  // Logs
  'logs:GetLogEvents', 'logs:GetLogObject', 'logs:GetLogRecord', 'logs:GetQueryResults', 'logs:ListLogGroupsForQuery', 'rds:DescribeDBLogFiles',
  // Jobs, executions and scripts, with their parameters and output
  'batch:DescribeJobs', 'codebuild:ListBuilds', 'ecs:DescribeTasks', 'elasticbeanstalk:DescribeConfigurationSettings', 'elasticmapreduce:DescribeStep', 'elasticmapreduce:ListSteps',
  'glue:GetConnection', 'glue:GetConnections', 'glue:GetJob', 'glue:GetJobRun', 'glue:GetJobRuns', 'glue:GetJobs', 'sagemaker:DescribeProcessingJob', 'sagemaker:DescribeTrainingJob',
  'ssm:DescribeAutomationExecutions', 'ssm:DescribeAutomationStepExecutions', 'ssm:GetAutomationExecution', 'ssm:GetCommandInvocation', 'ssm:GetDocument', 'ssm:GetInventory', 'ssm:ListCommandInvocations', 'ssm:ListCommands',
  'ssm:GetMaintenanceWindowExecutionTask', 'ssm:GetMaintenanceWindowExecutionTaskInvocation', 'ssm:GetOpsItem', 'ssm:DescribeSessions',
  'states:DescribeExecution', 'states:DescribeMapRun', 'states:GetActivityTask', 'states:GetExecutionHistory', 'states:ListExecutions',
  'transcribe:GetTranscriptionJob', 'cloudformation:GetTemplate',
  // Parameters and user data
  'amplify:GetApp', 'ec2:GetLaunchTemplateData', 'lambda:GetFunctionConfiguration', 'ssm:GetParameter', 'ssm:GetParameterHistory', 'ssm:GetParameters', 'ssm:GetParametersByPath',
  // Keys
  'apigateway:GetApiKey', 'apigateway:GetApiKeys', 'apigateway:GetUsagePlanKey', 'apigateway:GetUsagePlanKeys', 'appsync:ListApiKeys', 'cognito-idp:DescribeUserPoolClient', 'cognito-idp:DescribeIdentityProvider',
  'kms:GetParametersForImport', 'lightsail:GetKeyPair', 'lightsail:GetKeyPairs', 'location:DescribeKey', 'transfer:DescribeUser',
  // Pre-signed addresses
  'apigateway:GetExport', 'apigateway:GetSdk', 'ecr:GetDownloadUrlForLayer', 'gamelift:GetGameSessionLogUrl', 'gamelift:GetInstanceAccess', 'lambda:GetFunction', 'lambda:GetLayerVersion', 'lambda:GetLayerVersionByArn',
  'lightsail:GetInstanceAccessDetails', 'lightsail:GetContainerLog', 'quicksight:GetDashboardEmbedUrl', 'workdocs:GetDocumentVersion',
  // Configuration of devices
  'directconnect:DescribeRouterConfiguration', 'ec2:GetVpnConnectionDeviceSampleConfiguration', 'iot:DescribeCertificate', 'networkmanager:GetSites', 'panorama:DescribeDevice',
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
