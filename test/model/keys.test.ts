import { expect, it } from 'vitest';
import { accountKey, findingId, regionKey, resourceKey, scopeKey } from '../../src/model/keys.ts';

const head = {
  id: 'arn:aws:s3:::photos',
  kind: 'bucket',
  provider: 'aws',
  account: '111122223333',
  region: 'eu-west-1',
} as const;

it('names what the key is of, and nothing else', () => {
  const moved = { ...head, region: 'eu-north-1' };
  expect(accountKey(head)).toBe(accountKey(moved));
  for (const key of [regionKey, scopeKey, resourceKey] as const) expect(key(head)).not.toBe(key(moved));
  expect(resourceKey(head)).not.toBe(resourceKey({ ...head, id: 'arn:aws:s3:::videos' }));
});

// Exceptions, baselines and ticket systems hold these ids.
it('identifies a finding by the first id of its check and the resource', () => {
  const renamed = { id: 'bucket-open-to-all', aliases: ['public-bucket', 'open-bucket'] };
  expect(findingId({ id: 'public-bucket' }, resourceKey(head))).toBe('dbc7c303c62b326373a1');
  expect(findingId(renamed, resourceKey(head))).toBe('dbc7c303c62b326373a1');
});

it('identifies an answer by the first name of its topic', () => {
  const practice = {
    id: 'practice/isolated-backup/shop',
    kind: 'practice',
    provider: 'any',
    account: '',
    region: 'global',
  } as const;
  expect(resourceKey(practice)).toBe('any\n\nglobal\npractice/untouchable-copy/shop');
});
