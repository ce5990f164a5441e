import type { PolicyDocument } from './policy-documents.ts';

const NAME = 'cloudbrief-read-only';
export const DESCRIPTION = 'Reads what a cloudbrief briefing needs, and nothing else';

/** The managed policies as resources of a CloudFormation template, by logical id. */
export function managedPolicies(documents: readonly PolicyDocument[]): Readonly<Record<string, object>> {
  const resources = documents.map((document, index): [string, object] => [
    `CloudbriefReadOnly${index + 1}`,
    {
      Type: 'AWS::IAM::ManagedPolicy',
      Properties: {
        ManagedPolicyName: `${NAME}-${index + 1}`,
        Description: DESCRIPTION,
        PolicyDocument: inPartition(document, arn => ({
          'Fn::Sub': arn.replace('arn:aws:', 'arn:${AWS::Partition}:'),
        })),
      },
    },
  ]);
  return Object.fromEntries(resources);
}

/** The managed policies as a CloudFormation template in JSON. */
export function cloudFormationTemplate(documents: readonly PolicyDocument[]): string {
  const outputs = documents.map((_, index) => [
    `PolicyArn${index + 1}`,
    { Value: { Ref: `CloudbriefReadOnly${index + 1}` } },
  ]);
  const template = {
    AWSTemplateFormatVersion: '2010-09-09',
    Description: DESCRIPTION,
    Resources: managedPolicies(documents),
    Outputs: Object.fromEntries(outputs) as object,
  };
  return `${JSON.stringify(template, null, 2)}\n`;
}

/** The managed policies as Terraform configuration. */
export function terraformConfiguration(documents: readonly PolicyDocument[]): string {
  const resources = documents.map((document, index) => {
    const partitioned = inPartition(document, arn =>
      arn.replace('arn:aws:', 'arn:${data.aws_partition.current.partition}:'),
    );
    return `resource "aws_iam_policy" "cloudbrief_read_only_${index + 1}" {
  name        = "${NAME}-${index + 1}"
  description = "${DESCRIPTION}"
  policy      = jsonencode(${JSON.stringify(partitioned, null, 2).replaceAll('\n', '\n  ')})
}`;
  });
  return `${['data "aws_partition" "current" {}', ...resources].join('\n\n')}\n`;
}

/** The document with each ARN changed: China and GovCloud are partitions of their own. */
const inPartition = ({ Version, Statement }: PolicyDocument, change: (arn: string) => unknown): object => ({
  Version,
  Statement: Statement.map(({ Resource, ...rest }) => ({
    ...rest,
    Resource: typeof Resource === 'string' ? Resource : Resource.map(change),
  })),
});
