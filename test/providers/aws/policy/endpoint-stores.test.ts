import { expect, it } from 'vitest';
import { storesNamedBy } from '../../../../src/providers/aws/policy/endpoint-stores.ts';

const policy = (...statements: readonly object[]): string => JSON.stringify({ Statement: statements });
const allow = (resource: string | readonly string[]): object => ({
  ...{ Effect: 'Allow', Principal: '*', Action: '*' },
  Resource: resource,
});

it.each<[string, string, readonly string[]]>([
  ['buckets, once each', policy(allow(['arn:aws:s3:::orders', 'arn:aws:s3:::orders/*'])), ['arn:aws:s3:::orders']],
  ['tables with their indexes', policy(allow('arn:aws:dynamodb:eu-west-1:111122223333:table/carts/index/*')), ['arn:aws:dynamodb:eu-west-1:111122223333:table/carts']],
  ['nothing where everything is allowed', policy(allow('*')), []],
  ['nothing by a pattern', policy(allow(['arn:aws:s3:::orders-*', 'arn:aws:s3:::*/*', 'arn:aws:dynamodb:*:*:table/carts'])), []],
  ['nothing that is denied or excepted', policy({ ...allow('arn:aws:s3:::orders'), Effect: 'Deny' }, { Effect: 'Allow', Principal: '*', Action: '*', NotResource: 'arn:aws:s3:::orders' }), []],
  ['no bucket of AWS itself', policy(allow(['arn:aws:s3:::prod-eu-west-1-starport-layer-bucket/*', 'arn:aws:s3:::amazonlinux-2-repos-eu-west-1/*', 'arn:aws:s3:::aws-ssm-eu-west-1/*', 'arn:aws:s3:::patch-baseline-snapshot-eu-west-1/*', 'arn:aws:s3:::aws-ssm-ours'])), ['arn:aws:s3:::aws-ssm-ours']],
  ['nothing without a policy', '', []],
  ['nothing that is no policy', '[{"Statement":', []],
])('the policy of an endpoint names %s', (_, text, stores) => {
  expect(storesNamedBy(text)).toEqual(stores);
}); // prettier-ignore
