import { awsPolicy, type AwsPolicy } from './least-privilege.ts';

/** Characters of a customer managed policy, without white space (IAM quotas). */
export const MANAGED_POLICY_LIMIT = 6144;

type Statement = AwsPolicy['Statement'][number];

export interface PolicyDocument {
  readonly Version: '2012-10-17';
  readonly Statement: readonly (Omit<Statement, 'Resource'> & { readonly Resource: string | readonly string[] })[];
}

/** IAM has one action for every read of API Gateway, keys included: only what is read is named. */
const API_GATEWAY_READ = 'apigateway:GET';
const API_GATEWAY_RESOURCES = ['/apis', '/apis/*/stages', '/domainnames', '/restapis', '/restapis/*/stages'].map(
  path => `arn:aws:apigateway:*::${path}`,
);

/** The least-privilege policy, divided so that each document fits into a managed policy. */
export function policyDocuments(policy: AwsPolicy = awsPolicy()): PolicyDocument[] {
  const all = policy.Statement[0].Action;
  const documents: PolicyDocument[] = [];
  let rest = all.filter(action => action !== API_GATEWAY_READ);
  do {
    const number = documents.length + 1;
    let count = rest.length;
    // The last document has the statement for API Gateway.
    const documentFor = (): PolicyDocument =>
      documentOf(rest.slice(0, count), count === rest.length && all.includes(API_GATEWAY_READ), number);
    while (sizeOf(documentFor()) > MANAGED_POLICY_LIMIT) count--;
    documents.push(documentFor());
    rest = rest.slice(count);
  } while (rest.length > 0);
  return documents;
}

const sizeOf = (document: PolicyDocument): number => JSON.stringify(document).replaceAll(/\s/g, '').length;

function documentOf(actions: readonly string[], withApiGateway: boolean, number: number): PolicyDocument {
  const Effect = 'Allow';
  const apiGateway = { Sid: 'CloudbriefApiGateway', Effect, Action: [API_GATEWAY_READ], Resource: API_GATEWAY_RESOURCES } as const; // prettier-ignore
  return {
    Version: '2012-10-17',
    Statement: [
      { Sid: `CloudbriefReadOnly${number}`, Effect, Action: actions, Resource: '*' },
      ...(withApiGateway ? [apiGateway] : []),
    ],
  };
}
