/** Which resource of an action counts: one that stands for all of its type, and named ones that the account shows to be enough. */
export interface StepResource {
  /** The end of an ARN that covers every resource of the type. */
  readonly all: string;
  readonly named?: NamedResource;
}

/**
 * Resources that are enough although they are named: a role that is (or can become) an administrator and can be assumed, passed
 * or changed, such a user or group, or the identity's own user, role, group, policy or boundary.
 */
export type NamedResource =
  | 'assumable-role'
  | 'passable-role'
  | 'powerful-role'
  | 'powerful-user'
  | 'powerful-group'
  | 'own-user'
  | 'own-role'
  | 'own-group'
  | 'own-policy'
  | 'own-boundary';

/** Actions for which the resource matters. For all others, any resource will do: creating one is enough. */
export const STEP_RESOURCES: Readonly<Record<string, StepResource>> = {
  'sts:AssumeRole': { all: 'role/*', named: 'assumable-role' },
  'iam:PassRole': { all: 'role/*', named: 'passable-role' },
  'iam:CreatePolicyVersion': { all: 'policy/*', named: 'own-policy' },
  'iam:SetDefaultPolicyVersion': { all: 'policy/*' },
  'iam:AttachUserPolicy': { all: 'user/*', named: 'own-user' },
  'iam:PutUserPolicy': { all: 'user/*', named: 'own-user' },
  'iam:AttachGroupPolicy': { all: 'group/*', named: 'own-group' },
  'iam:PutGroupPolicy': { all: 'group/*', named: 'own-group' },
  'iam:AttachRolePolicy': { all: 'role/*', named: 'own-role' },
  'iam:PutRolePolicy': { all: 'role/*', named: 'own-role' },
  'iam:AddUserToGroup': { all: 'group/*', named: 'powerful-group' },
  'iam:UpdateAssumeRolePolicy': { all: 'role/*', named: 'powerful-role' },
  'iam:CreateAccessKey': { all: 'user/*', named: 'powerful-user' },
  'iam:CreateLoginProfile': { all: 'user/*', named: 'powerful-user' },
  'iam:UpdateLoginProfile': { all: 'user/*', named: 'powerful-user' },
  'iam:PutUserPermissionsBoundary': { all: 'user/*', named: 'own-boundary' },
  'iam:DeleteUserPermissionsBoundary': { all: 'user/*', named: 'own-boundary' },
  'iam:PutRolePermissionsBoundary': { all: 'role/*', named: 'own-boundary' },
  'iam:DeleteRolePermissionsBoundary': { all: 'role/*', named: 'own-boundary' },
  'iam:UpdateSAMLProvider': { all: 'saml-provider/*' },
  'iam:UpdateOpenIDConnectProviderThumbprint': { all: 'oidc-provider/*' },
  'iam:AddRoleToInstanceProfile': { all: 'instance-profile/*' },
  'apprunner:UpdateService': { all: 'service/*' },
  'bedrock-agentcore:StartCodeInterpreterSession': { all: 'code-interpreter/*' },
  'cloudformation:CreateChangeSet': { all: 'stack/*' },
  'cloudformation:UpdateStack': { all: 'stack/*' },
  'cloudformation:UpdateStackSet': { all: 'stackset/*' },
  'codebuild:StartBuild': { all: 'project/*' },
  'codebuild:StartBuildBatch': { all: 'project/*' },
  'cognito-idp:AdminAddUserToGroup': { all: 'userpool/*' },
  'ec2:ModifyInstanceAttribute': { all: 'instance/*' },
  'ec2:ModifyLaunchTemplate': { all: 'launch-template/*' },
  'ec2-instance-connect:SendSSHPublicKey': { all: 'instance/*' },
  'ec2-instance-connect:SendSerialConsoleSSHPublicKey': { all: 'instance/*' },
  'ecs:ExecuteCommand': { all: 'task/*' },
  'elasticbeanstalk:UpdateEnvironment': { all: 'environment/*' },
  'glue:UpdateDevEndpoint': { all: 'devEndpoint/*' },
  'glue:UpdateJob': { all: 'job/*' },
  'lambda:AddPermission': { all: 'function:*' },
  'lambda:UpdateFunctionCode': { all: 'function:*' },
  'lambda:UpdateFunctionConfiguration': { all: 'function:*' },
  'sagemaker:CreatePresignedDomainUrl': { all: 'user-profile/*' },
  'sagemaker:CreatePresignedNotebookInstanceUrl': { all: 'notebook-instance/*' },
  'sagemaker:UpdateNotebookInstance': { all: 'notebook-instance/*' },
  'ssm:CreateAssociation': { all: 'instance/*' },
  'ssm:ResumeSession': { all: 'session/*' },
  'ssm:SendCommand': { all: 'instance/*' },
  'ssm:StartSession': { all: 'instance/*' },
  'ssm:UpdateDocument': { all: 'document/*' },
  'ssm:RegisterTaskWithMaintenanceWindow': { all: 'maintenancewindow/*' },
  'states:UpdateStateMachine': { all: 'stateMachine:*' },
};

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
  alone('https://docs.aws.amazon.com/IAM/latest/APIReference/API_DeleteUserPermissionsBoundary.html', 'iam:DeleteUserPermissionsBoundary'),
  alone('https://docs.aws.amazon.com/IAM/latest/APIReference/API_DeleteRolePermissionsBoundary.html', 'iam:DeleteRolePermissionsBoundary'),
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
  alone('https://docs.aws.amazon.com/singlesignon/latest/APIReference/API_PutPermissionsBoundaryToPermissionSet.html', 'sso:PutPermissionsBoundaryToPermissionSet'),
  alone(hacktricks('sso-and-identitystore'), 'identitystore:CreateGroupMembership'),
  alone(hacktricks('sso-and-identitystore'), 'sso-directory:UpdatePassword'),
  alone('https://docs.aws.amazon.com/service-authorization/latest/reference/list_awsiamidentitycentersuccessortoawssinglesign-ondirectory.html', 'sso-directory:AddMemberToGroup'),
  // Servers.
  passed(`${PATHFINDING}ec2-001`, EC2, 'ec2:RunInstances'),
  passed(`${PATHFINDING}ec2-003`, EC2, 'ec2:RequestSpotInstances'),
  passed('https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_RequestSpotFleet.html', EC2, 'ec2:RequestSpotFleet'),
  passed('https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_CreateFleet.html', EC2, 'ec2:CreateLaunchTemplate', 'ec2:CreateFleet'),
  passed(hacktricks('ec2'), EC2, 'ec2:AssociateIamInstanceProfile'),
  passed(hacktricks('ec2'), EC2, 'ec2:ReplaceIamInstanceProfileAssociation'),
  passed(hacktricks('ec2'), EC2, 'iam:AddRoleToInstanceProfile'),
  passed(hacktricks('ec2'), EC2, 'autoscaling:CreateLaunchConfiguration', 'autoscaling:CreateAutoScalingGroup'),
  passed(hacktricks('ec2'), EC2, 'autoscaling:CreateLaunchConfiguration', 'autoscaling:UpdateAutoScalingGroup'),
  passed(hacktricks('ec2'), EC2, 'ec2:CreateLaunchTemplate', 'autoscaling:CreateAutoScalingGroup'),
  passed(hacktricks('ec2'), EC2, 'ec2:CreateLaunchTemplate', 'autoscaling:UpdateAutoScalingGroup'),
  alone(`${PATHFINDING}ec2-002`, 'ec2:ModifyInstanceAttribute', 'ec2:StopInstances', 'ec2:StartInstances'),
  alone(`${PATHFINDING}ec2-004`, 'ec2:CreateLaunchTemplateVersion', 'ec2:ModifyLaunchTemplate'),
  alone(`${PATHFINDING}ec2instanceconnect-003`, 'ec2-instance-connect:SendSSHPublicKey'),
  alone(hacktricks('ec2'), 'ec2-instance-connect:SendSerialConsoleSSHPublicKey'),
  alone(`${PATHFINDING}ssm-001`, 'ssm:StartSession'),
  alone(`${PATHFINDING}ssm-002`, 'ssm:SendCommand'),
  alone(hacktricks('ssm'), 'ssm:ResumeSession'),
  alone(hacktricks('ssm'), 'ssm:CreateAssociation'),
  alone(hacktricks('ssm'), 'ssm:UpdateDocument', 'ssm:UpdateDocumentDefaultVersion'),
  alone(hacktricks('ssm'), 'ssm:RegisterTaskWithMaintenanceWindow', 'ssm:RegisterTargetWithMaintenanceWindow'),
  passed('https://docs.aws.amazon.com/systems-manager/latest/userguide/automation-setup-iam.html', 'ssm.amazonaws.com', 'ssm:StartAutomationExecution'),
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
  passed(hacktricks('elastic-beanstalk'), [EC2, 'elasticbeanstalk.amazonaws.com'], 'elasticbeanstalk:CreateApplication', 'elasticbeanstalk:CreateEnvironment'),
  alone(hacktricks('elastic-beanstalk'), 'elasticbeanstalk:CreateApplicationVersion', 'elasticbeanstalk:UpdateEnvironment'),
  // Data and machine learning.
  passed(`${PATHFINDING}glue-001`, GLUE, 'glue:CreateDevEndpoint'),
  alone(`${PATHFINDING}glue-002`, 'glue:UpdateDevEndpoint'),
  passed(`${PATHFINDING}glue-003`, GLUE, 'glue:CreateJob', 'glue:StartJobRun'),
  passed(`${PATHFINDING}glue-004`, GLUE, 'glue:CreateJob', 'glue:CreateTrigger'),
  alone(hacktricks('glue'), 'glue:UpdateJob'),
  passed('https://docs.aws.amazon.com/glue/latest/dg/interactive-sessions-security.html', GLUE, 'glue:CreateSession', 'glue:RunStatement'),
  passed(`${PATHFINDING}datapipeline-001`, ['datapipeline.amazonaws.com', EC2], 'datapipeline:CreatePipeline', 'datapipeline:PutPipelineDefinition'),
  passed(hacktricks('emr'), [EC2, 'elasticmapreduce.amazonaws.com'], 'elasticmapreduce:RunJobFlow'),
  passed(hacktricks('emr-serverless'), 'emr-serverless.amazonaws.com', 'emr-serverless:StartJobRun'),
  passed(`${PATHFINDING}sagemaker-001`, SAGEMAKER, 'sagemaker:CreateNotebookInstance'),
  passed(`${PATHFINDING}sagemaker-002`, SAGEMAKER, 'sagemaker:CreateTrainingJob'),
  passed(`${PATHFINDING}sagemaker-003`, SAGEMAKER, 'sagemaker:CreateProcessingJob'),
  passed(hacktricks('sagemaker'), SAGEMAKER, 'sagemaker:CreateHyperParameterTuningJob'),
  alone(`${PATHFINDING}sagemaker-004`, 'sagemaker:CreatePresignedNotebookInstanceUrl'),
  alone(`${PATHFINDING}sagemaker-005`, 'sagemaker:CreateNotebookInstanceLifecycleConfig', 'sagemaker:StopNotebookInstance', 'sagemaker:UpdateNotebookInstance', 'sagemaker:StartNotebookInstance'),
  alone(hacktricks('sagemaker'), 'sagemaker:CreatePresignedDomainUrl'),
  passed(`${PATHFINDING}bedrock-001`, 'bedrock-agentcore.amazonaws.com', 'bedrock-agentcore:CreateCodeInterpreter', 'bedrock-agentcore:InvokeCodeInterpreter'),
  passed(hacktricks('bedrock-agentcore'), 'bedrock-agentcore.amazonaws.com', 'bedrock-agentcore:CreateAgentRuntime', 'bedrock-agentcore:InvokeAgentRuntime'),
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
  // Identities of customers: their roles are trusted by the pool, not by a service.
  { actions: ['iam:PassRole', 'cognito-identity:SetIdentityPoolRoles'], source: hacktricks('cognito') },
  { actions: ['iam:PassRole', 'cognito-idp:CreateGroup', 'cognito-idp:AdminAddUserToGroup'], source: hacktricks('cognito') },
]; // prettier-ignore
