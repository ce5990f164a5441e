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
  'amplify:UpdateApp': { all: 'apps/*' },
  'apprunner:UpdateService': { all: 'service/*' },
  'bedrock-agentcore:StartCodeInterpreterSession': { all: 'code-interpreter/*' },
  'cloudformation:CreateChangeSet': { all: 'stack/*' },
  'cloudformation:UpdateStack': { all: 'stack/*' },
  'cloudformation:UpdateStackSet': { all: 'stackset/*' },
  'codebuild:StartBuild': { all: 'project/*' },
  'codebuild:StartBuildBatch': { all: 'project/*' },
  'codedeploy:CreateDeployment': { all: 'deploymentgroup:*' },
  'cognito-identity:UpdateIdentityPool': { all: 'identitypool/*' },
  'cognito-idp:AdminAddUserToGroup': { all: 'userpool/*' },
  'ec2:ModifyInstanceAttribute': { all: 'instance/*' },
  'ec2:ModifyLaunchTemplate': { all: 'launch-template/*' },
  'ec2-instance-connect:SendSSHPublicKey': { all: 'instance/*' },
  'ec2-instance-connect:SendSerialConsoleSSHPublicKey': { all: 'instance/*' },
  'ecs:ExecuteCommand': { all: 'task/*' },
  'elasticbeanstalk:UpdateEnvironment': { all: 'environment/*' },
  'elasticmapreduce:OpenEditorInConsole': { all: 'editor/*' },
  'glue:UpdateDevEndpoint': { all: 'devEndpoint/*' },
  'glue:UpdateJob': { all: 'job/*' },
  'kinesisanalytics:CreateApplicationPresignedUrl': { all: 'application/*' },
  'kinesisanalytics:UpdateApplication': { all: 'application/*' },
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
