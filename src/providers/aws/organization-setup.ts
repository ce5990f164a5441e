import type { SetupTemplate } from '../provider.ts';
import type { PolicyDocument } from './policy-documents.ts';
import { DESCRIPTION, managedPolicies } from './policy-templates.ts';

type DocumentsOf = (metrics: boolean) => readonly PolicyDocument[];

const ROLE = 'cloudbrief-read';
/** Of the calls of a role: https://docs.aws.amazon.com/STS/latest/APIReference/API_AssumeRole.html */
const EXTERNAL_ID = '[\\w+=,.@:/-]{2,1224}';
const PRINCIPAL = 'arn:aws[a-z-]*:iam::\\d{12}:(root|role/.+|user/.+)';

/** The managed policies and the role that has them, as a template of which a StackSet makes a stack in every account. */
function roleTemplate(documents: readonly PolicyDocument[]): object {
  const policies = managedPolicies(documents);
  return {
    AWSTemplateFormatVersion: '2010-09-09',
    Description: DESCRIPTION,
    Parameters: {
      TrustedPrincipal: {
        Type: 'String',
        Description: 'ARN of the role or user that reads; with :root, every identity of that account that may assume roles',
        AllowedPattern: `^${PRINCIPAL}$`,
      },
      ExternalId: {
        Type: 'String',
        Default: '',
        Description: 'The external ID that --external-id must send; empty where none is required',
        AllowedPattern: `^(${EXTERNAL_ID})?$`,
      },
      RoleName: {
        Type: 'String',
        Default: ROLE,
        Description: 'The name for --organization-role',
        AllowedPattern: '^[\\w+=,.@-]{1,64}$',
      },
    },
    Conditions: { RequiresExternalId: { 'Fn::Not': [{ 'Fn::Equals': [{ Ref: 'ExternalId' }, ''] }] } },
    Resources: { ...policies, CloudbriefRole: roleOf(Object.keys(policies)) },
    Outputs: { RoleArn: { Value: { 'Fn::GetAtt': ['CloudbriefRole', 'Arn'] } } },
  }; // prettier-ignore
}

const roleOf = (policies: readonly string[]): object => ({
  Type: 'AWS::IAM::Role',
  Properties: {
    RoleName: { Ref: 'RoleName' },
    Description: DESCRIPTION,
    AssumeRolePolicyDocument: {
      Version: '2012-10-17',
      Statement: [
        {
          Effect: 'Allow',
          Principal: { AWS: { Ref: 'TrustedPrincipal' } },
          Action: 'sts:AssumeRole',
          Condition: {
            'Fn::If': [
              'RequiresExternalId',
              { StringEquals: { 'sts:ExternalId': { Ref: 'ExternalId' } } },
              { Ref: 'AWS::NoValue' },
            ],
          },
        },
      ],
    },
    ManagedPolicyArns: policies.map(id => ({ Ref: id })),
  },
});

const READ = `cloudbrief assess --aws --organization-role ${ROLE} --external-id <external-id>`;
const PARAMETERS =
  'ParameterKey=TrustedPrincipal,ParameterValue=<arn> ParameterKey=ExternalId,ParameterValue=<external-id>';
const CAPABILITY = 'CAPABILITY_NAMED_IAM';
const FILE = 'cloudbrief-read.json';

export const stackSetSetup = (documentsOf: DocumentsOf): SetupTemplate => ({
  file: FILE,
  text: metrics => `${JSON.stringify(roleTemplate(documentsOf(metrics)), null, 2)}\n`,
  next: [
    'aws cloudformation activate-organizations-access   # once: lets StackSets reach the organization',
    `aws cloudformation create-stack-set --stack-set-name ${ROLE} --template-body file://${FILE} --permission-model SERVICE_MANAGED --auto-deployment Enabled=true,RetainStacksOnAccountRemoval=false --capabilities ${CAPABILITY} --parameters ${PARAMETERS}`,
    `aws cloudformation create-stack-instances --stack-set-name ${ROLE} --deployment-targets OrganizationalUnitIds=<root-id> --regions <region>`,
    `aws cloudformation create-stack --stack-name ${ROLE} --template-body file://${FILE} --capabilities ${CAPABILITY} --parameters ${PARAMETERS}   # in the management account: no StackSet reaches it`,
    READ,
  ],
});

export const terraformSetup = (documentsOf: DocumentsOf): SetupTemplate => ({
  file: 'cloudbrief-read.tf',
  text: metrics => terraformConfiguration(roleTemplate(documentsOf(metrics))),
  next: ['terraform init', 'terraform apply -var trusted_principal=<arn> -var external_id=<external-id>', READ],
});

/** The same stack in all accounts: by a StackSet in the units, and on its own in the management account, which no StackSet reaches. */
const terraformConfiguration = (template: object): string => `${TERRAFORM_VARIABLES}
locals {
  parameters = {
    TrustedPrincipal = var.trusted_principal
    ExternalId       = var.external_id
  }
  roots    = [for root in data.aws_organizations_organization.current.roots : root.id]
  template = jsonencode(${asHcl(template)})
}

${TERRAFORM_RESOURCES}`;

/** `${` begins an expression in HCL. */
const asHcl = (template: object): string =>
  JSON.stringify(template, null, 2).split('${').join('$${').replaceAll('\n', '\n  ');

const TERRAFORM_VARIABLES = `# In the management account of the organization, in which StackSets have trusted access to AWS Organizations:
# aws cloudformation activate-organizations-access

variable "trusted_principal" {
  type        = string
  description = "ARN of the role or user that reads"
}

variable "external_id" {
  type        = string
  default     = ""
  description = "The external ID that --external-id must send; empty where none is required"
}

variable "organizational_units" {
  type        = list(string)
  default     = []
  description = "Units whose accounts are read; empty for the whole organization"
}

data "aws_organizations_organization" "current" {}
`;

const TERRAFORM_RESOURCES = `resource "aws_cloudformation_stack_set" "cloudbrief_read" {
  name             = "${ROLE}"
  permission_model = "SERVICE_MANAGED"
  capabilities     = ["${CAPABILITY}"]
  template_body    = local.template
  parameters       = local.parameters

  auto_deployment {
    enabled                          = true
    retain_stacks_on_account_removal = false
  }

  # CloudFormation sets it.
  lifecycle {
    ignore_changes = [administration_role_arn]
  }
}

resource "aws_cloudformation_stack_set_instance" "cloudbrief_read" {
  stack_set_name = aws_cloudformation_stack_set.cloudbrief_read.name

  deployment_targets {
    organizational_unit_ids = length(var.organizational_units) > 0 ? var.organizational_units : local.roots
  }
}

resource "aws_cloudformation_stack" "cloudbrief_read" {
  name          = "${ROLE}"
  capabilities  = ["${CAPABILITY}"]
  template_body = local.template
  parameters    = local.parameters
}
`;
