import { describe, expect, it } from 'vitest';
import { awsPolicy } from '../../../src/providers/aws/least-privilege.ts';
import { MANAGED_POLICY_LIMIT, policyDocuments } from '../../../src/providers/aws/policy-documents.ts';
import { cloudFormationTemplate, terraformConfiguration } from '../../../src/providers/aws/policy-templates.ts';
import { awsCollectors } from '../../../src/providers/aws/select-collectors.ts';

const policy = awsPolicy(awsCollectors(true));
const documents = policyDocuments(policy);

describe('the documents of the policy', () => {
  it('fit into managed policies, and together allow every action once', () => {
    expect(documents.length).toBeGreaterThan(1);
    for (const document of documents) expect(JSON.stringify(document).length).toBeLessThanOrEqual(MANAGED_POLICY_LIMIT);
    const actions = documents.flatMap(({ Statement }) => Statement.flatMap(({ Action }) => Action));
    expect(actions.toSorted()).toEqual([...policy.Statement[0].Action]);
    const ids = documents.flatMap(({ Statement }) => Statement.map(({ Sid }) => Sid));
    expect(new Set(ids).size).toBe(ids.length);
  });

  it('limit the one read action of API Gateway to what is read', () => {
    const [statement, ...more] = documents.flatMap(({ Statement }) =>
      Statement.filter(({ Action }) => Action.includes('apigateway:GET')),
    );
    expect(more).toEqual([]);
    expect(statement?.Action).toEqual(['apigateway:GET']);
    expect(statement?.Resource).toContain('arn:aws:apigateway:*::/restapis/*/stages');
    expect(statement?.Resource).not.toContain('*');
  });

  it('become a CloudFormation template', () => {
    const { Resources, Outputs } = JSON.parse(cloudFormationTemplate(documents)) as Record<string, object>;
    expect(Object.keys(Resources ?? {})).toHaveLength(documents.length);
    expect(Object.keys(Outputs ?? {})).toHaveLength(documents.length);
    expect(JSON.stringify(Resources)).toContain('{"Fn::Sub":"arn:${AWS::Partition}:apigateway:*::/apis"}');
  });

  it('become Terraform configuration', () => {
    const text = terraformConfiguration(documents);
    expect(text.match(/^resource "aws_iam_policy" "cloudbrief_read_only_\d" \{$/gm)).toHaveLength(documents.length);
    expect(text).toContain('"arn:${data.aws_partition.current.partition}:apigateway:*::/apis"');
    expect(text.match(/[({[]/g)).toHaveLength(text.match(/[)}\]]/g)?.length ?? 0);
  });
});
