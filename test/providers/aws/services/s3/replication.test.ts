import type { ReplicationRule } from '@aws-sdk/client-s3';
import { expect, it } from 'vitest';
import { replicationOf } from '../../../../../src/providers/aws/services/s3/replication.ts';
import { absent, unread, value } from '../../../../../src/model/reading.ts';

const COPY = 'arn:aws:s3:::granary-copy';
const plain = value({ SSEAlgorithm: 'AES256' } as const);
const withKms = value({ SSEAlgorithm: 'aws:kms', KMSMasterKeyID: 'key/1' } as const);
const rule = (more: Partial<ReplicationRule> = {}): ReplicationRule => ({
  Status: 'Enabled',
  Destination: { Bucket: COPY },
  ...more,
});
const withKmsObjects = { SourceSelectionCriteria: { SseKmsEncryptedObjects: { Status: 'Enabled' } } } as const;
const whole = value([{ id: COPY }]);
const part = value([{ id: COPY, partial: true }]);

it.each([
  ['every object', [rule()], plain, whole],
  ['an empty prefix', [rule({ Filter: { Prefix: '' } })], plain, whole],
  ['one folder', [rule({ Filter: { Prefix: 'press/2026/' } })], plain, part],
  ['one folder, in the older form', [rule({ Prefix: 'press/' })], plain, part],
  ['one tag', [rule({ Filter: { Tag: { Key: 'keep', Value: 'yes' } } })], plain, part],
  [
    'a tag and no prefix',
    [rule({ Filter: { And: { Prefix: '', Tags: [{ Key: 'keep', Value: 'y' }] } } })],
    plain,
    part,
  ],
  ['one folder, and every object', [rule({ Prefix: 'press/' }), rule({ Filter: {} })], plain, whole],
  ['every object, and one folder', [rule({ Filter: {} }), rule({ Prefix: 'press/' })], plain, whole],
  ['objects without KMS in a bucket that encrypts with it', [rule()], withKms, part],
  ['objects with KMS too', [rule(withKmsObjects)], withKms, whole],
  ['nothing: the rule is off', [rule({ Status: 'Disabled' })], plain, absent],
] as const)('replicates %s', (_, rules, encryption, expected) => {
  expect(replicationOf({ Role: 'r', Rules: [...rules] }, encryption)).toEqual(expected);
});

it('is unread where unread encryption decides', () => {
  const hidden = unread('denied');
  expect(replicationOf({ Role: 'r', Rules: [rule()] }, hidden)).toEqual(hidden);
  expect(replicationOf({ Role: 'r', Rules: [rule(withKmsObjects)] }, hidden)).toEqual(whole);
  expect(replicationOf({ Role: 'r', Rules: [rule({ Prefix: 'press/' })] }, hidden)).toEqual(part);
});
