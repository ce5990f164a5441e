export interface EscalationPath {
  /** All of them are needed. */
  readonly actions: readonly string[];
  /** The services that can assume the passed role; undefined where no role is passed, or the service may be any. */
  readonly services?: readonly string[];
  readonly source: string;
}

const PATHFINDING = 'https://pathfinding.cloud/paths/';
const RHINO = 'https://rhinosecuritylabs.com/aws/aws-privilege-escalation-methods-mitigation/';
const HACKTRICKS = 'https://cloud.hacktricks.wiki/en/pentesting-cloud/aws-security/aws-privilege-escalation/';
/** A page that says that the service runs the caller's code with the role. */
const docs = (page: string): string => `https://docs.aws.amazon.com/${page}.html`;
const hacktricks = (page: string): string => `${HACKTRICKS}aws-${page}-privesc/index.html`;

/** An action of the identity alone, or several together. */
const alone = (source: string, ...actions: string[]): EscalationPath => ({ actions, source });
/** Passes a role to a service that runs the identity's code with it. */
const passed = (source: string, services: string | readonly string[], ...actions: string[]): EscalationPath => ({
  actions: ['iam:PassRole', ...actions],
  services: [services].flat(),
  source,
});

const EC2 = 'ec2.amazonaws.com';
const ECS = 'ecs-tasks.amazonaws.com';
const GLUE = 'glue.amazonaws.com';
const LAMBDA = 'lambda.amazonaws.com';
const SAGEMAKER = 'sagemaker.amazonaws.com';
const CLOUDFORMATION = 'cloudformation.amazonaws.com';
const CODEBUILD = 'codebuild.amazonaws.com';

/** Published ways in which an identity with limited permissions becomes an administrator, one a row. */
export const ESCALATION_PATHS: readonly EscalationPath[] = [
  // Permissions of one's own.
  alone(`${PATHFINDING}iam-001`, 'iam:CreatePolicyVersion'),
  alone(RHINO, 'iam:SetDefaultPolicyVersion'),
  alone(`${PATHFINDING}iam-005`, 'iam:PutRolePolicy'),
  alone(`${PATHFINDING}iam-007`, 'iam:PutUserPolicy'),
  alone(`${PATHFINDING}iam-008`, 'iam:AttachUserPolicy'),
  alone(`${PATHFINDING}iam-009`, 'iam:AttachRolePolicy'),
  alone(`${PATHFINDING}iam-010`, 'iam:AttachGroupPolicy'),
  alone(`${PATHFINDING}iam-011`, 'iam:PutGroupPolicy'),
  alone(`${PATHFINDING}iam-013`, 'iam:AddUserToGroup'),
  alone(hacktricks('iam'), 'iam:PutUserPermissionsBoundary'),
  alone(hacktricks('iam'), 'iam:PutRolePermissionsBoundary'),
  alone(docs('IAM/latest/APIReference/API_DeleteUserPermissionsBoundary'), 'iam:DeleteUserPermissionsBoundary'),
  alone(docs('IAM/latest/APIReference/API_DeleteRolePermissionsBoundary'), 'iam:DeleteRolePermissionsBoundary'),
  // Another identity.
  alone(`${PATHFINDING}sts-001`, 'sts:AssumeRole'),
  alone(`${PATHFINDING}iam-002`, 'iam:CreateAccessKey'),
  alone(`${PATHFINDING}iam-004`, 'iam:CreateLoginProfile'),
  alone(`${PATHFINDING}iam-006`, 'iam:UpdateLoginProfile'),
  alone(`${PATHFINDING}iam-012`, 'iam:UpdateAssumeRolePolicy'),
  alone(hacktricks('iam'), 'iam:UpdateSAMLProvider'),
  alone(hacktricks('iam'), 'iam:UpdateOpenIDConnectProviderThumbprint'),
  passed(hacktricks('iam-roles-anywhere'), 'rolesanywhere.amazonaws.com', 'rolesanywhere:CreateTrustAnchor', 'rolesanywhere:CreateProfile'),
  // IAM Identity Center.
  alone(hacktricks('sso-and-identitystore'), 'sso:PutInlinePolicyToPermissionSet'),
  alone(hacktricks('sso-and-identitystore'), 'sso:AttachManagedPolicyToPermissionSet'),
  alone(hacktricks('sso-and-identitystore'), 'sso:AttachCustomerManagedPolicyReferenceToPermissionSet'),
  alone(hacktricks('sso-and-identitystore'), 'sso:CreateAccountAssignment'),
  alone(hacktricks('sso-and-identitystore'), 'sso:DetachManagedPolicyFromPermissionSet'),
  alone(hacktricks('sso-and-identitystore'), 'sso:DetachCustomerManagedPolicyReferenceFromPermissionSet'),
  alone(hacktricks('sso-and-identitystore'), 'sso:DeleteInlinePolicyFromPermissionSet'),
  alone(hacktricks('sso-and-identitystore'), 'sso:DeletePermissionsBoundaryFromPermissionSet'),
  alone(docs('singlesignon/latest/APIReference/API_PutPermissionsBoundaryToPermissionSet'), 'sso:PutPermissionsBoundaryToPermissionSet'),
  alone(hacktricks('sso-and-identitystore'), 'identitystore:CreateGroupMembership'),
  alone(hacktricks('sso-and-identitystore'), 'sso-directory:UpdatePassword'),
  alone(docs('service-authorization/latest/reference/list_awsiamidentitycentersuccessortoawssinglesign-ondirectory'), 'sso-directory:AddMemberToGroup'),
  // Servers.
  passed(`${PATHFINDING}ec2-001`, EC2, 'ec2:RunInstances'),
  passed(`${PATHFINDING}ec2-003`, EC2, 'ec2:RequestSpotInstances'),
  passed(docs('AWSEC2/latest/APIReference/API_RequestSpotFleet'), EC2, 'ec2:RequestSpotFleet'),
  passed(docs('AWSEC2/latest/APIReference/API_CreateFleet'), EC2, 'ec2:CreateLaunchTemplate', 'ec2:CreateFleet'),
  passed(hacktricks('ec2'), EC2, 'ec2:AssociateIamInstanceProfile'),
  passed(hacktricks('ec2'), EC2, 'ec2:ReplaceIamInstanceProfileAssociation'),
  passed(hacktricks('ec2'), EC2, 'iam:AddRoleToInstanceProfile'),
  passed(hacktricks('ec2'), EC2, 'autoscaling:CreateLaunchConfiguration', 'autoscaling:CreateAutoScalingGroup'),
  passed(hacktricks('ec2'), EC2, 'autoscaling:CreateLaunchConfiguration', 'autoscaling:UpdateAutoScalingGroup'),
  passed(hacktricks('ec2'), EC2, 'ec2:CreateLaunchTemplate', 'autoscaling:CreateAutoScalingGroup'),
  passed(hacktricks('ec2'), EC2, 'ec2:CreateLaunchTemplate', 'autoscaling:UpdateAutoScalingGroup'),
  alone(`${PATHFINDING}ec2-002`, 'ec2:ModifyInstanceAttribute', 'ec2:StopInstances', 'ec2:StartInstances'),
  alone(`${PATHFINDING}ec2-004`, 'ec2:CreateLaunchTemplateVersion', 'ec2:ModifyLaunchTemplate'),
  passed(docs('imagebuilder/latest/APIReference/API_CreateInfrastructureConfiguration'), EC2, 'imagebuilder:CreateComponent', 'imagebuilder:CreateImageRecipe', 'imagebuilder:CreateInfrastructureConfiguration', 'imagebuilder:CreateImage'),
  alone(docs('codedeploy/latest/userguide/reference-appspec-file-structure-hooks'), 'codedeploy:RegisterApplicationRevision', 'codedeploy:CreateDeployment'),
  passed(docs('gameliftservers/latest/apireference/API_CreateFleet'), 'gamelift.amazonaws.com', 'gamelift:CreateBuild', 'gamelift:CreateFleet'),
  passed(docs('appstream2/latest/developerguide/using-iam-roles-to-grant-permissions-to-applications-scripts-streaming-instances'), 'appstream.amazonaws.com', 'appstream:CreateImageBuilder', 'appstream:CreateImageBuilderStreamingURL'),
  alone(`${PATHFINDING}ec2instanceconnect-003`, 'ec2-instance-connect:SendSSHPublicKey'),
  alone(hacktricks('ec2'), 'ec2-instance-connect:SendSerialConsoleSSHPublicKey'),
  alone(`${PATHFINDING}ssm-001`, 'ssm:StartSession'),
  alone(`${PATHFINDING}ssm-002`, 'ssm:SendCommand'),
  alone(hacktricks('ssm'), 'ssm:ResumeSession'),
  alone(hacktricks('ssm'), 'ssm:CreateAssociation'),
  alone(hacktricks('ssm'), 'ssm:UpdateDocument', 'ssm:UpdateDocumentDefaultVersion'),
  alone(hacktricks('ssm'), 'ssm:RegisterTaskWithMaintenanceWindow', 'ssm:RegisterTargetWithMaintenanceWindow'),
  passed(docs('systems-manager/latest/userguide/automation-setup-iam'), 'ssm.amazonaws.com', 'ssm:StartAutomationExecution'),
  // Functions.
  passed(`${PATHFINDING}lambda-001`, LAMBDA, 'lambda:CreateFunction', 'lambda:InvokeFunction'),
  passed(`${PATHFINDING}lambda-002`, LAMBDA, 'lambda:CreateFunction', 'lambda:CreateEventSourceMapping'),
  passed(`${PATHFINDING}lambda-006`, LAMBDA, 'lambda:CreateFunction', 'lambda:AddPermission'),
  passed(hacktricks('lambda'), LAMBDA, 'lambda:CreateFunction', 'lambda:CreateFunctionUrlConfig'),
  alone(`${PATHFINDING}lambda-003`, 'lambda:UpdateFunctionCode'),
  alone(hacktricks('lambda'), 'lambda:UpdateFunctionConfiguration'),
  alone(hacktricks('lambda'), 'lambda:AddPermission'),
  // Containers.
  passed(`${PATHFINDING}ecs-004`, ECS, 'ecs:RegisterTaskDefinition', 'ecs:RunTask'),
  passed(`${PATHFINDING}ecs-005`, ECS, 'ecs:RegisterTaskDefinition', 'ecs:StartTask'),
  passed(`${PATHFINDING}ecs-003`, ECS, 'ecs:RegisterTaskDefinition', 'ecs:CreateService'),
  passed(hacktricks('ecs'), ECS, 'ecs:RegisterTaskDefinition', 'ecs:UpdateService'),
  passed(hacktricks('ecs'), ECS, 'ecs:RegisterTaskDefinition', 'ecs:CreateTaskSet'),
  passed(hacktricks('ecs'), ECS, 'ecs:RunTask'),
  passed('https://labs.reversec.com/posts/2025/08/another-ecs-privilege-escalation-path', ECS, 'ecs:StartTask', 'ecs:RegisterContainerInstance'),
  alone(hacktricks('ecs'), 'ecs:ExecuteCommand'),
  passed(hacktricks('batch'), ECS, 'batch:RegisterJobDefinition', 'batch:SubmitJob'),
  passed(`${PATHFINDING}apprunner-001`, ['tasks.apprunner.amazonaws.com', 'apprunner.amazonaws.com'], 'apprunner:CreateService'),
  alone(`${PATHFINDING}apprunner-002`, 'apprunner:UpdateService'),
  passed(hacktricks('eks'), 'pods.eks.amazonaws.com', 'eks:CreatePodIdentityAssociation'),
  // Templates, builds and deployments.
  passed(`${PATHFINDING}cloudformation-001`, CLOUDFORMATION, 'cloudformation:CreateStack'),
  passed(`${PATHFINDING}cloudformation-003`, CLOUDFORMATION, 'cloudformation:CreateStackSet', 'cloudformation:CreateStackInstances'),
  alone(`${PATHFINDING}cloudformation-002`, 'cloudformation:UpdateStack'),
  alone(hacktricks('cloudformation'), 'cloudformation:UpdateStackSet'),
  alone(`${PATHFINDING}cloudformation-005`, 'cloudformation:CreateChangeSet', 'cloudformation:ExecuteChangeSet'),
  passed(`${PATHFINDING}codebuild-001`, CODEBUILD, 'codebuild:CreateProject', 'codebuild:StartBuild'),
  passed(`${PATHFINDING}codebuild-004`, CODEBUILD, 'codebuild:CreateProject', 'codebuild:StartBuildBatch'),
  passed(hacktricks('codebuild'), CODEBUILD, 'codebuild:UpdateProject', 'codebuild:StartBuild'),
  passed(hacktricks('codebuild'), CODEBUILD, 'codebuild:UpdateProject', 'codebuild:StartBuildBatch'),
  alone(`${PATHFINDING}codebuild-002`, 'codebuild:StartBuild'),
  alone(`${PATHFINDING}codebuild-003`, 'codebuild:StartBuildBatch'),
  passed(hacktricks('codepipeline'), 'codepipeline.amazonaws.com', 'codepipeline:CreatePipeline'),
  passed(hacktricks('codestar'), 'codestar.amazonaws.com', 'codestar:CreateProject'),
  alone(hacktricks('codestar'), 'codestar:CreateProject', 'codestar:AssociateTeamMember'),
  alone(hacktricks('codestar'), 'codestar:CreateProjectFromTemplate'),
  passed(docs('amplify/latest/userguide/amplify-service-role'), 'amplify.amazonaws.com', 'amplify:CreateApp', 'amplify:CreateBranch', 'amplify:StartJob'),
  alone(docs('amplify/latest/userguide/build-settings'), 'amplify:UpdateApp', 'amplify:StartJob'),
  passed(docs('servicecatalog/latest/adminguide/constraints-launch'), 'servicecatalog.amazonaws.com', 'servicecatalog:CreateProduct', 'servicecatalog:AssociateProductWithPortfolio', 'servicecatalog:CreateConstraint', 'servicecatalog:ProvisionProduct'),
  passed(hacktricks('elastic-beanstalk'), [EC2, 'elasticbeanstalk.amazonaws.com'], 'elasticbeanstalk:CreateApplication', 'elasticbeanstalk:CreateEnvironment'),
  alone(hacktricks('elastic-beanstalk'), 'elasticbeanstalk:CreateApplicationVersion', 'elasticbeanstalk:UpdateEnvironment'),
  // Data and machine learning.
  passed(`${PATHFINDING}glue-001`, GLUE, 'glue:CreateDevEndpoint'),
  alone(`${PATHFINDING}glue-002`, 'glue:UpdateDevEndpoint'),
  passed(`${PATHFINDING}glue-003`, GLUE, 'glue:CreateJob', 'glue:StartJobRun'),
  passed(`${PATHFINDING}glue-004`, GLUE, 'glue:CreateJob', 'glue:CreateTrigger'),
  alone(hacktricks('glue'), 'glue:UpdateJob'),
  passed(docs('glue/latest/dg/interactive-sessions-security'), GLUE, 'glue:CreateSession', 'glue:RunStatement'),
  passed(`${PATHFINDING}datapipeline-001`, ['datapipeline.amazonaws.com', EC2], 'datapipeline:CreatePipeline', 'datapipeline:PutPipelineDefinition'),
  passed(hacktricks('emr'), [EC2, 'elasticmapreduce.amazonaws.com'], 'elasticmapreduce:RunJobFlow'),
  passed(hacktricks('emr-serverless'), 'emr-serverless.amazonaws.com', 'emr-serverless:StartJobRun'),
  alone(hacktricks('emr'), 'elasticmapreduce:OpenEditorInConsole'),
  passed(docs('athena/latest/ug/notebooks-spark-security'), 'athena.amazonaws.com', 'athena:CreateWorkGroup', 'athena:StartSession', 'athena:StartCalculationExecution'),
  passed(docs('managed-flink/latest/apiv2/API_CreateApplication'), 'kinesisanalytics.amazonaws.com', 'kinesisanalytics:CreateApplication', 'kinesisanalytics:StartApplication'),
  alone(docs('managed-flink/latest/apiv2/API_UpdateApplication'), 'kinesisanalytics:UpdateApplication'),
  alone(docs('managed-flink/latest/apiv2/API_CreateApplicationPresignedUrl'), 'kinesisanalytics:CreateApplicationPresignedUrl'),
  passed(docs('msk/latest/developerguide/msk-connect-service-execution-role'), 'kafkaconnect.amazonaws.com', 'kafkaconnect:CreateCustomPlugin', 'kafkaconnect:CreateConnector'),
  passed(docs('mwaa/latest/userguide/mwaa-create-role'), ['airflow-env.amazonaws.com', 'airflow.amazonaws.com'], 'airflow:CreateEnvironment'),
  passed(docs('braket/latest/APIReference/API_CreateJob'), 'braket.amazonaws.com', 'braket:CreateJob'),
  passed(`${PATHFINDING}sagemaker-001`, SAGEMAKER, 'sagemaker:CreateNotebookInstance'),
  passed(`${PATHFINDING}sagemaker-002`, SAGEMAKER, 'sagemaker:CreateTrainingJob'),
  passed(`${PATHFINDING}sagemaker-003`, SAGEMAKER, 'sagemaker:CreateProcessingJob'),
  passed(hacktricks('sagemaker'), SAGEMAKER, 'sagemaker:CreateHyperParameterTuningJob'),
  passed(docs('sagemaker/latest/APIReference/API_CreateModel'), SAGEMAKER, 'sagemaker:CreateModel', 'sagemaker:CreateEndpointConfig', 'sagemaker:CreateEndpoint'),
  passed(docs('sagemaker/latest/APIReference/API_CreateModel'), SAGEMAKER, 'sagemaker:CreateModel', 'sagemaker:CreateTransformJob'),
  alone(`${PATHFINDING}sagemaker-004`, 'sagemaker:CreatePresignedNotebookInstanceUrl'),
  alone(`${PATHFINDING}sagemaker-005`, 'sagemaker:CreateNotebookInstanceLifecycleConfig', 'sagemaker:StopNotebookInstance', 'sagemaker:UpdateNotebookInstance', 'sagemaker:StartNotebookInstance'),
  alone(hacktricks('sagemaker'), 'sagemaker:CreatePresignedDomainUrl'),
  passed(`${PATHFINDING}bedrock-001`, 'bedrock-agentcore.amazonaws.com', 'bedrock-agentcore:CreateCodeInterpreter', 'bedrock-agentcore:InvokeCodeInterpreter'),
  passed(hacktricks('bedrock-agentcore'), 'bedrock-agentcore.amazonaws.com', 'bedrock-agentcore:CreateAgentRuntime', 'bedrock-agentcore:InvokeAgentRuntime'),
  passed(docs('bedrock-agentcore-control/latest/APIReference/API_UpdateAgentRuntime'), 'bedrock-agentcore.amazonaws.com', 'bedrock-agentcore:UpdateAgentRuntime', 'bedrock-agentcore:InvokeAgentRuntime'),
  alone(`${PATHFINDING}bedrock-002`, 'bedrock-agentcore:StartCodeInterpreterSession', 'bedrock-agentcore:InvokeCodeInterpreter'),
  // Workflows and events.
  passed(hacktricks('stepfunctions'), 'states.amazonaws.com', 'states:CreateStateMachine', 'states:StartExecution'),
  passed(hacktricks('stepfunctions'), 'states.amazonaws.com', 'states:CreateStateMachine', 'states:StartSyncExecution'),
  passed(hacktricks('stepfunctions'), 'states.amazonaws.com', 'states:TestState'),
  alone(hacktricks('stepfunctions'), 'states:UpdateStateMachine'),
  passed(`${HACKTRICKS}eventbridgescheduler-privesc/index.html`, 'scheduler.amazonaws.com', 'scheduler:CreateSchedule'),
  passed(`${HACKTRICKS}eventbridgescheduler-privesc/index.html`, 'scheduler.amazonaws.com', 'scheduler:UpdateSchedule'),
  passed(hacktricks('eventbridge'), 'events.amazonaws.com', 'events:PutRule', 'events:PutTargets'),
  passed(hacktricks('eventbridge-pipes'), 'pipes.amazonaws.com', 'pipes:CreatePipe'),
  passed(hacktricks('fis'), 'fis.amazonaws.com', 'fis:CreateExperimentTemplate', 'fis:StartExperiment'),
  passed(docs('iot/latest/developerguide/authorizing-direct-aws'), 'credentials.iot.amazonaws.com', 'iot:CreateRoleAlias', 'iot:CreateKeysAndCertificate', 'iot:CreatePolicy', 'iot:AttachPolicy'),
  // Identities of customers: their roles are trusted by the pool, not by a service.
  { actions: ['iam:PassRole', 'cognito-identity:SetIdentityPoolRoles'], source: hacktricks('cognito') },
  { actions: ['iam:PassRole', 'cognito-idp:CreateGroup', 'cognito-idp:AdminAddUserToGroup'], source: hacktricks('cognito') },
  alone(hacktricks('cognito'), 'cognito-identity:UpdateIdentityPool'),
]; // prettier-ignore
