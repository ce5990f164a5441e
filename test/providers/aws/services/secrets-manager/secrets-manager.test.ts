import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { awsSecretsManager } from '../../../../../src/providers/aws/services/secrets-manager/secrets-manager.ts';
import { collectAws, useAwsEnvironment } from '../../../../support/aws-collect.ts';
import { ACCOUNT, fault, startAwsServer, type AwsServer } from '../../../../support/aws-server.ts';

const REGION = 'eu-west-1';
let server: AwsServer;
beforeEach(async () => {
  server = await startAwsServer({
    [CALL]: { SecretList: [secret('db')] },
    'secretsmanager.GetResourcePolicy': { Name: 'db' },
  });
  useAwsEnvironment(server.url);
});
afterEach(() => server.close());

const collect = () => collectAws({ regions: [REGION], collectors: [awsSecretsManager] });
const CALL = 'secretsmanager.ListSecrets';
const secret = (Name: string, more: object = {}): object => ({
  ARN: `arn:aws:secretsmanager:${REGION}:${ACCOUNT}:secret:${Name}`,
  Name,
  Description: 'the one that Dana wrote down',
  CreatedDate: 1_767_323_045,
  LastChangedDate: 1_767_323_045,
  Tags: [{ Key: 'managed-by', Value: 'terraform' }],
  ...more,
});
const rotation = async () => (await collect()).resource('secret:db').facets.rotation;

describe('a secret', () => {
  it('has its name and rotation; its value is never requested', async () => {
    const { records, resource } = await collect();
    expect(resource('secret:db')).toMatchObject({ kind: 'secret', type: 'AWS::SecretsManager::Secret', name: 'db' });
    expect(resource('secret:db').facets).toEqual({
      networkAccess: { state: 'absent' },
      deletionProtection: { state: 'absent' },
      localAuthentication: { state: 'absent' },
      rotation: { state: 'value', value: { automatic: false, lastRotatedAt: '2026-01-02T03:04:05.000Z' } },
      sharedWith: { state: 'value', value: [] },
      infrastructureAsCode: { state: 'value', value: { tool: 'Terraform', evidence: 'tag managed-by' } },
    });
    expect(JSON.stringify(records)).not.toContain('Dana');
    expect(server.log.filter(({ service }) => service === 'secretsmanager').map(({ operation }) => operation)).toEqual([
      'ListSecrets',
      'GetResourcePolicy',
    ]);
  });

  it('rotates by itself, or by its owning service', async () => {
    server.script({ [CALL]: { SecretList: [secret('db', { RotationEnabled: true })] } });
    expect(await rotation()).toMatchObject({ value: { automatic: true } });
    server.script({ [CALL]: { SecretList: [secret('db', { OwningService: 'rds' })] } });
    expect(await rotation()).toMatchObject({ value: { automatic: true } });
  });

  it('that was never changed counts from its creation', async () => {
    server.script({ [CALL]: { SecretList: [secret('db', { LastChangedDate: undefined })] } });
    expect(await rotation()).toMatchObject({ value: { lastRotatedAt: '2026-01-02T03:04:05.000Z' } });
  });

  it('is read from every page', async () => {
    server.script({
      [CALL]: ({ parameters }) =>
        parameters['NextToken'] === 'more'
          ? { SecretList: [secret('b')] }
          : { SecretList: [secret('a')], NextToken: 'more' },
    });
    expect((await collect()).names('secret')).toEqual(['a', 'b']);
  });

  it('list is unread where refused, else may be empty', async () => {
    server.script({ [CALL]: fault('AccessDeniedException') });
    expect((await collect()).population('secret')).toMatchObject({
      reading: { state: 'unread', reason: 'denied' },
      call: 'secretsmanager:ListSecrets',
    });
    server.script({ [CALL]: { SecretList: [] } });
    expect((await collect()).population('secret').reading).toEqual({ state: 'value', value: 0 });
  });
});

it('a secret has the external accounts of its policy', async () => {
  const Statement = [
    { Effect: 'Allow', Principal: { AWS: '999900001111' }, Action: 'secretsmanager:GetSecretValue', Resource: '*' },
  ];
  server.script({ 'secretsmanager.GetResourcePolicy': { ResourcePolicy: JSON.stringify({ Statement }) } });
  expect((await collect()).resource('secret:db').facets.sharedWith).toEqual({
    state: 'value',
    value: ['999900001111'],
  });
  server.script({ 'secretsmanager.GetResourcePolicy': fault('AccessDeniedException', 400) });
  expect((await collect()).resource('secret:db').facets.sharedWith).toMatchObject({
    state: 'unread',
    reason: 'denied',
  });
});
