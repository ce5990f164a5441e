import { expect, it } from 'vitest';
import { unscopedActionsOf } from '../../../../../src/providers/aws/services/iam/unscoped-actions.ts';

const policy = (...Statement: object[]): string => JSON.stringify({ Version: '2012-10-17', Statement });
const allow = (Action: string | string[], Resource: string | string[] = '*', Condition?: object) => ({
  Effect: 'Allow',
  Action,
  Resource,
  Condition,
});
const judge = (documents: readonly string[], boundary?: readonly string[]): unknown => {
  const reading = unscopedActionsOf(documents, boundary);
  return reading.state === 'value' ? reading.value : reading.state;
};
const BUCKET = 'arn:aws:s3:::shop/public/*';

it.each<[string, object[], unknown]>([
  ['what the console gives to guests', [allow(['mobileanalytics:PutEvents', 'cognito-sync:*', 'cognito-identity:*'])], []],
  ['page views of an app', [allow('rum:PutRumEvents', 'arn:aws:rum:eu-west-1:111122223333:appmonitor/shop')], []],
  ['one prefix of one bucket', [allow('s3:GetObject', BUCKET)], []],
  ['objects of every bucket', [allow('s3:GetObject', 'arn:aws:s3:::*')], ['s3:GetObject']],
  ['everything in one bucket', [allow('s3:*', ['arn:aws:s3:::shop', BUCKET])], ['s3:*']],
  ['every table', [allow(['dynamodb:GetItem', 'dynamodb:Scan'], 'arn:aws:dynamodb:*:*:table/*')], ['dynamodb:GetItem', 'dynamodb:Scan']],
  ['rows of the caller in one table', [allow('dynamodb:GetItem', 'arn:aws:dynamodb:eu-west-1:111122223333:table/carts')], []],
  ['everything', [allow('*')], ['*']],
  ['everything but', [{ Effect: 'Allow', NotAction: 'iam:*', Resource: '*' }], ['*']],
  ['everything, denied', [allow('s3:*'), { Effect: 'Deny', Action: 's3:*', Resource: '*' }], []],
  ['functions, under a condition', [allow('lambda:InvokeFunction', '*', { StringEquals: { 'aws:x': 'y' } })], 'unread'],
])('%s', (_, statements, expected) => {
  expect(judge([policy(...statements)])).toEqual(expected);
}); // prettier-ignore

it('a document that is missing leaves it open, unless another one decides', () => {
  expect(judge([''])).toBe('unread');
  expect(judge(['', policy(allow('s3:*'))])).toEqual(['s3:*']);
});

it('a boundary takes away what it does not allow', () => {
  expect(judge([policy(allow(['s3:GetObject', 'sqs:SendMessage']))], [policy(allow('s3:*'))])).toEqual([
    's3:GetObject',
  ]);
  expect(judge([policy(allow('s3:GetObject'))], [''])).toBe('unread');
});
