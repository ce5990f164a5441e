import { expect, it } from 'vitest';
import { plaintextSecretsIn } from '../../../src/providers/kit/plaintext-secrets.ts';

it.each([
  ['DB_PASSWORD', 'winter-harbour-7'],
  ['stripeApiKey', 'sk_live_51H'],
  ['TOKEN_GITHUB', 'ghp_abcdef'],
  ['SECRET_KEY_BASE', '9f8e7d6c5b'],
  ['connectionString', 'Server=x;Pwd=y'],
])('%s is a plaintext secret', (name, text) => {
  expect(plaintextSecretsIn([[name, text]])).toEqual([name]);
});

it.each([
  ['PASSWORD_POLICY', 'strict'],
  ['passwordComplexity', 'high'],
  ['TOKEN_BUCKET_SIZE', '100000'],
  ['API_KEY_SOURCE', 'HEADER'],
  ['TOKEN_RATE_LIMIT', '5000'],
  ['CREDENTIALS_PROVIDER', 'env'],
  ['SECRET_STORE', 'gatekeeper'],
  ['JWT_TOKEN_LIFETIME', '86400'],
  ['OAUTH_TOKEN_SCOPES', 'read write'],
  ['DomainCredentialsSecretKMSKey', 'alias/aws/secretsmanager'],
  ['DB_PASSWORD', '{{resolve:secretsmanager:db}}'],
])('%s is a setting', (name, text) => {
  expect(plaintextSecretsIn([[name, text]])).toEqual([]);
});
