import { describe, expect, it } from 'vitest';
import { fillCommand, recipeFor, targetOf, type RemedyTarget } from '../../src/model/remedy.ts';
import { ENGLISH_REMEDY_WORDS, remedyCommand, remedySteps } from '../../src/model/remedy-steps.ts';

const database: RemedyTarget = {
  id: 'arn:aws:rds:eu-west-1:111122223333:db:orders',
  name: 'orders',
  type: 'AWS::RDS::DBInstance',
  provider: 'aws',
  account: '111122223333',
  region: 'eu-west-1',
};
const inArm: RemedyTarget = {
  ...database,
  id: '/subscriptions/s/resourcegroups/shop-rg/providers/microsoft.sql/servers/main/databases/orders',
  type: 'Microsoft.Sql/servers/databases',
  provider: 'azure',
};

describe('a command', () => {
  it.each([
    ['{id}', 'arn:aws:rds:eu-west-1:111122223333:db:orders'],
    ['{shortId} {region} {account}', 'orders eu-west-1 111122223333'],
    ['<subnet> {port}', '<subnet> <port>'],
  ])('fills %s from the finding', (template, filled) => {
    expect(fillCommand(template, database)).toBe(filled);
  });

  it('takes parents and groups from ARNs and ARM ids', () => {
    const service = { ...database, id: 'arn:aws:ecs:eu-west-1:111122223333:service/shop/web' };
    expect(fillCommand('{parent} {shortId}', service)).toBe('shop web');
    // An ARN of the old form names no cluster.
    const old = { ...database, id: 'arn:aws:ecs:eu-west-1:111122223333:service/web' };
    expect(fillCommand('{parent} {shortId}', old)).toBe('<parent> web');
    expect(fillCommand('{parent} {resourceGroup}', inArm)).toBe('main shop-rg');
    const quota = { ...database, id: 'arn:aws:servicequotas:eu-west-1:111122223333:ec2/L-1216C47A' };
    expect(fillCommand('{service} {shortId}', quota)).toBe('ec2 L-1216C47A');
  });

  it('has no region for what is global, and the port of a message that names one', () => {
    expect(fillCommand('--region {region}', { ...database, region: 'global' })).toBe('--region <region>');
    expect(fillCommand('--port {port}', { ...database, data: { port: 22 } })).toBe('--port 22');
    expect(fillCommand('--port {port}', { ...database, data: { port: '1024–65535' } })).toBe('--port <port>');
  });

  it('gives a name that looks like an option to the option before it', () => {
    expect(fillCommand('--name {name} --yes', { ...database, name: '--all' })).toBe('--name=--all --yes');
  });
});

describe('a recipe', () => {
  const recipes = {
    aws: [{ for: ['AWS::RDS::DBCluster', 'AWS::RDS::DBInstance'], run: ['a {name}', 'b <x>'], verify: 'c {name}' }],
    azure: [{ for: 'Microsoft.Compute/disks', portal: 'Disk > Backups' }, { portal: 'Anything' }],
  };

  it('is found by provider and type', () => {
    expect(recipeFor(recipes, database)).toBe(recipes.aws[0]);
    expect(recipeFor(recipes, { ...database, type: 'AWS::EC2::Instance' })).toBeUndefined();
    expect(recipeFor(recipes, inArm)).toBe(recipes.azure[1]);
    expect(recipeFor(recipes, { id: 'practice', provider: 'any', type: 'practice' })).toBeUndefined();
    // What a plan makes is not there yet.
    expect(recipeFor(recipes, { ...database, id: 'terraform:aws_db_instance.orders' })).toBeUndefined();
  });

  it('shows warnings before commands, and what is left to fill in', () => {
    const recipe = { ...recipes.aws[0]!, impact: ['restarts'], undo: 'no-way-back' } as const;
    const steps = remedySteps(recipe, ENGLISH_REMEDY_WORDS, database);
    expect(steps.map(({ step, text }) => [step, text])).toEqual([
      ['impact', 'It restarts, and does not answer meanwhile.'],
      ['run', 'a orders'],
      ['run', 'b <x>'],
      ['verify', 'c orders'],
      ['undo', 'There is no way back.'],
      ['fill', 'Replace what stands in angle brackets, with the brackets.'],
    ]);
    expect(remedyCommand(recipe, database)).toBe('a orders && b <x>');
    expect(remedyCommand(recipes.azure[0]!)).toBe('Disk > Backups');
  });

  it('knows what the message of a finding says', () => {
    const finding = { resource: database, template: { key: 'open', data: { port: 3306 } } };
    expect(targetOf(finding as never)).toMatchObject({ name: 'orders', data: { port: 3306 } });
  });
});
