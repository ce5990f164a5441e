import { expect, it } from 'vitest';
import table from '../../../../data/confused-deputy.json' with { type: 'json' };
import { absent, unread, value } from '../../../../src/model/reading.ts';
import { servicesForAnyCustomer, type ActedOn } from '../../../../src/providers/aws/policy/confused-deputy.ts';

const OWN = '111122223333';
const policy = (...Statement: object[]): string => JSON.stringify({ Version: '2012-10-17', Statement });
const allow = (Service: string | string[], Action: string | string[], Condition?: object) => ({
  Effect: 'Allow',
  Principal: { Service },
  Action,
  Resource: '*',
  Condition,
});
const judge = (on: ActedOn, ...statements: object[]): unknown => {
  const reading = servicesForAnyCustomer(value(policy(...statements)), on);
  return reading.state === 'value' ? reading.value : reading.state;
};
const source = (operator: string, key: string, text: string | string[]) => ({ [operator]: { [key]: text } });
const PUT = 's3:PutObject';

it.each<[string, ActedOn, object[], unknown]>([
  ['CloudTrail writes for anybody', 'bucket', [allow('cloudtrail.amazonaws.com', PUT)], ['cloudtrail.amazonaws.com']],
  ['CloudTrail writes for anybody who keeps the ACL', 'bucket', [allow('cloudtrail.amazonaws.com', PUT, source('StringEquals', 's3:x-amz-acl', 'bucket-owner-full-control'))], ['cloudtrail.amazonaws.com']],
  ['CloudTrail only looks at the ACL', 'bucket', [allow('cloudtrail.amazonaws.com', 's3:GetBucketAcl')], []],
  ['CloudTrail writes for one trail', 'bucket', [allow('cloudtrail.amazonaws.com', PUT, source('StringEquals', 'aws:SourceArn', `arn:aws:cloudtrail:eu-west-1:${OWN}:trail/main`))], []],
  ['CloudFront reads for any distribution', 'bucket', [allow('cloudfront.amazonaws.com', 's3:GetObject')], ['cloudfront.amazonaws.com']],
  ['CloudFront reads for any distribution, said with a wildcard', 'bucket', [allow('cloudfront.amazonaws.com', 's3:GetObject', source('StringLike', 'AWS:SourceArn', 'arn:aws:cloudfront::*:distribution/*'))], ['cloudfront.amazonaws.com']],
  ['CloudFront reads for one distribution', 'bucket', [allow('cloudfront.amazonaws.com', 's3:GetObject', source('StringEquals', 'AWS:SourceArn', `arn:aws:cloudfront::${OWN}:distribution/E2EXAMPLE`))], []],
  ['logs of a region are exported by anybody', 'bucket', [allow('logs.eu-west-1.amazonaws.com', PUT)], ['logs.amazonaws.com']],
  ['logs are delivered from one organization', 'bucket', [allow('delivery.logs.amazonaws.com', PUT, source('StringEquals', 'aws:SourceOrgID', 'o-abcdef1234'))], []],
  ['any bucket notifies the topic', 'topic', [allow('s3.amazonaws.com', 'sns:Publish')], ['s3.amazonaws.com']],
  ['any bucket of this name notifies the topic', 'topic', [allow('s3.amazonaws.com', 'sns:Publish', source('ArnLike', 'aws:SourceArn', 'arn:aws:s3:*:*:shop-uploads'))], []],
  ['any bucket notifies the topic, said with a wildcard', 'topic', [allow('s3.amazonaws.com', 'sns:Publish', source('ArnLike', 'aws:SourceArn', 'arn:aws:s3:*:*:*'))], ['s3.amazonaws.com']],
  ['buckets of the account notify the topic', 'topic', [allow('s3.amazonaws.com', 'sns:Publish', source('StringEquals', 'aws:SourceAccount', OWN))], []],
  ['two services, one of them in the table', 'queue', [allow(['sns.amazonaws.com', 'lambda.amazonaws.com'], 'sqs:SendMessage')], ['sns.amazonaws.com']],
  ['one topic sends to the queue', 'queue', [allow('sns.amazonaws.com', 'sqs:SendMessage', source('ArnEquals', 'aws:SourceArn', `arn:aws:sns:eu-west-1:${OWN}:orders`))], []],
  ['a service that acts within its account only', 'queue', [allow('lambda.amazonaws.com', 'sqs:*')], []],
  ['a rule of anybody starts the function', 'function', [allow('events.amazonaws.com', 'lambda:InvokeFunction')], ['events.amazonaws.com']],
  ['trails of anybody use the key', 'key', [allow('cloudtrail.amazonaws.com', 'kms:GenerateDataKey*')], ['cloudtrail.amazonaws.com']],
  ['trails of anybody describe the key', 'key', [allow('cloudtrail.amazonaws.com', 'kms:DescribeKey')], []],
  ['trails of the account use the key', 'key', [allow('cloudtrail.amazonaws.com', 'kms:GenerateDataKey*', source('StringLike', 'kms:EncryptionContext:aws:cloudtrail:arn', `arn:aws:cloudtrail:*:${OWN}:trail/*`))], []],
  ['in China too', 'topic', [allow('s3.amazonaws.com.cn', 'sns:Publish')], ['s3.amazonaws.com']],
  ['under a condition unknown to us', 'topic', [allow('s3.amazonaws.com', 'sns:Publish', source('StringEquals', 'aws:PrincipalTag/x', 'y'))], 'unread'],
  ['sources of others are denied', 'bucket', [
    allow('cloudtrail.amazonaws.com', PUT),
    { Effect: 'Deny', Principal: '*', Action: 's3:*', Resource: '*', Condition: { StringNotEqualsIfExists: { 'aws:SourceOrgID': 'o-abcdef1234' }, Bool: { 'aws:PrincipalIsAWSService': 'true' } } },
  ], []],
  ['accounts only', 'topic', [{ Effect: 'Allow', Principal: { AWS: OWN }, Action: 'sns:*', Resource: '*' }], []],
])('%s', (_, on, statements, expected) => {
  expect(judge(on, ...statements)).toEqual(expected);
}); // prettier-ignore

it('no policy lets nobody in; one that is unread or cannot be parsed is unread', () => {
  expect(servicesForAnyCustomer(absent, 'bucket')).toEqual(value([]));
  expect(servicesForAnyCustomer(value(undefined), 'topic')).toEqual(value([]));
  expect(servicesForAnyCustomer(unread('denied'), 'bucket')).toEqual(unread('denied'));
  expect(servicesForAnyCustomer(value('nonsense'), 'bucket')).toMatchObject({ state: 'unread', reason: 'failed' });
});

it('each row has a source of its own, and no pair comes twice', () => {
  const pairs = table.flatMap(({ service, on }) => on.map(one => `${service} ${one}`));
  expect(new Set(pairs).size).toBe(pairs.length);
  for (const { source: page } of table) expect(page).toMatch(/^https:\/\/docs\.aws\.amazon\.com\//);
});
