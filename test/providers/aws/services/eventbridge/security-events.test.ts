import { expect, it } from 'vitest';
import { matchesEvent } from '../../../../../src/providers/aws/services/eventbridge/event-patterns.ts';
import { securityEventsOf } from '../../../../../src/providers/aws/services/eventbridge/security-events.ts';

const TOPIC = [{ Id: '1', Arn: 'arn:aws:sns:us-east-1:111122223333:alerts' }];
const LOG = [{ Id: '1', Arn: 'arn:aws:logs:us-east-1:111122223333:log-group:all' }];
const api = (detail: object) => ({ 'detail-type': ['AWS API Call via CloudTrail'], detail });
const events = (pattern: unknown, targets = TOPIC, region = 'us-east-1'): string[] =>
  securityEventsOf({ EventPattern: JSON.stringify(pattern) }, targets, region).map(
    ({ event, operation }) => operation ?? event,
  );

it.each<[string, unknown, string[]]>([
  ['one operation', api({ eventName: ['StopLogging'] }), ['StopLogging']],
  ['a service', { source: ['aws.kms'] }, ['DisableKey', 'ScheduleKeyDeletion']],
  ['a prefix', api({ eventName: [{ prefix: 'PutRole' }] }), ['PutRolePolicy']],
  [
    'a wildcard',
    api({ eventName: [{ wildcard: 'Put*Policy' }] }),
    ['PutBucketPolicy', 'PutUserPolicy', 'PutRolePolicy', 'PutGroupPolicy'],
  ],
  ['another condition beside it', api({ eventName: ['StopLogging'], sourceIPAddress: ['203.0.113.9'] }), []],
  ['the root user', { detail: { userIdentity: { type: ['Root'] } } }, ['root-usage']],
  ['every sign-in', { source: ['aws.signin'] }, ['root-usage', 'sign-in-without-mfa', 'sign-in-failure']],
  ['another service', { source: ['aws.guardduty'] }, []],
  ['nothing that can be read', 'text', []],
])('a rule on %s hands on what it matches', (_, pattern, expected) => {
  expect(events(pattern).sort()).toEqual(expected.sort());
});

it('a log tells nobody, and events of IAM are in one region', () => {
  const pattern = api({ eventName: ['PutUserPolicy', 'StopLogging'] });
  expect(events(pattern, LOG)).toEqual([]);
  expect(events(pattern, [])).toEqual([]);
  expect(events(pattern, TOPIC, 'eu-west-1')).toEqual(['StopLogging']);
  expect(securityEventsOf({ ScheduleExpression: 'rate(1 day)' }, TOPIC, 'us-east-1')).toEqual([]);
});

it.each([
  [{ a: ['x'] }, true],
  [{ a: ['y'] }, false],
  [{ a: [{ 'anything-but': ['y'] }] }, true],
  [{ a: [{ 'anything-but': 'x' }] }, false],
  [{ a: [{ 'anything-but': { prefix: 'y' } }] }, false],
  [{ a: [{ exists: true }] }, true],
  [{ a: [{ exists: false }] }, false],
  [{ a: [{ cidr: '10.0.0.0/8' }] }, false],
  [{ a: [{ suffix: 'x' }] }, true],
  [{ $or: [{ a: ['y'] }, { a: ['x'] }] }, true],
  [{ b: [{ exists: false }] }, false],
])('%j', (pattern, expected) => {
  expect(matchesEvent(pattern, { a: 'x' })).toBe(expected);
});
