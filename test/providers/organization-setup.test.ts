import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { CLOUD_PROVIDERS } from '../../src/providers/index.ts';
import { awsReader } from '../../src/providers/aws/reader.ts';
import { azureReader } from '../../src/providers/azure/reader.ts';
import { gcpReader } from '../../src/providers/gcp/reader.ts';
import { describeWithMoto, locateMoto } from '../support/moto.ts';

const textOf = (setup: typeof awsReader.setup, format: string): string => setup[format]!.text(true);
const stackSet = textOf(awsReader.setup, 'stackset');

/** Deploys the template from standard input in an emulated account, with an external ID and without. */
const DEPLOY = `
import json, sys
import boto3
from moto import mock_aws

template = sys.stdin.read()
def deploy(external):
    with mock_aws():
        given = {'TrustedPrincipal': 'arn:aws:iam::111122223333:role/reader', **external}
        parameters = [{'ParameterKey': key, 'ParameterValue': value} for key, value in given.items()]
        boto3.client('cloudformation', 'eu-west-1').create_stack(
            StackName='cloudbrief', TemplateBody=template, Capabilities=['CAPABILITY_NAMED_IAM'], Parameters=parameters)
        iam = boto3.client('iam')
        # moto attaches none of ManagedPolicyArns.
        created = sorted(iam.list_policies(Scope='Local')['Policies'], key=lambda one: one['PolicyName'])
        versions = [iam.get_policy_version(PolicyArn=one['Arn'], VersionId='v1') for one in created]
        return {
            'trust': iam.get_role(RoleName='cloudbrief-read')['Role']['AssumeRolePolicyDocument']['Statement'],
            'granted': [one['PolicyVersion']['Document']['Statement'] for one in versions],
        }
print(json.dumps([deploy({'ExternalId': 'agreed'}), deploy({})]))
`;

interface Deployed {
  readonly trust: readonly object[];
  readonly granted: readonly (readonly { readonly Action: readonly string[] }[])[];
}

interface Resource {
  readonly Type: string;
  readonly Properties: Readonly<Record<string, unknown>>;
}

const inFolder = <T>(work: (folder: string) => T): T => {
  const folder = mkdtempSync(join(tmpdir(), 'cloudbrief-setup-'));
  try {
    return work(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
};

await describeWithMoto('the StackSet of an AWS organization', () => {
  it('is a template in which cfn-lint finds nothing', async () => {
    const moto = await locateMoto();
    if ('missing' in moto) throw new Error(moto.missing);
    const said = inFolder(folder => {
      const file = join(folder, 'template.json');
      writeFileSync(file, stackSet);
      // W3037: actions that are newer than cfn-lint's list.
      return spawnSync(join(dirname(moto.python), 'cfn-lint'), ['--ignore-checks', 'W3037', '--', file], { encoding: 'utf8' }); // prettier-ignore
    });
    expect(said).toMatchObject({ status: 0, stdout: '' });
  });

  it('creates a role that asks for the external ID where one is given, with exactly the actions of the policy', async () => {
    const moto = await locateMoto();
    if ('missing' in moto) throw new Error(moto.missing);
    const env = { ...process.env, AWS_ACCESS_KEY_ID: 'test', AWS_SECRET_ACCESS_KEY: 'test' };
    const ran = spawnSync(moto.python, ['-c', DEPLOY], { input: stackSet, encoding: 'utf8', env });
    expect(ran.status, ran.stderr).toBe(0);
    const [agreed, open] = JSON.parse(ran.stdout) as [Deployed, Deployed];
    const trust = { Effect: 'Allow', Principal: { AWS: 'arn:aws:iam::111122223333:role/reader' }, Action: 'sts:AssumeRole' }; // prettier-ignore
    expect(agreed.trust).toEqual([{ ...trust, Condition: { StringEquals: { 'sts:ExternalId': 'agreed' } } }]);
    expect(open.trust).toEqual([trust]);
    // The partition is filled in.
    const documents = awsReader.policy(true) as readonly { readonly Statement: Deployed['granted'][number] }[];
    expect(agreed.granted).toEqual(documents.map(({ Statement }) => Statement));
    const { Resources } = JSON.parse(stackSet) as { readonly Resources: Readonly<Record<string, Resource>> };
    const policies = Object.keys(Resources).filter(id => Resources[id]?.Type === 'AWS::IAM::ManagedPolicy');
    expect(policies).toHaveLength(documents.length);
    expect(Resources['CloudbriefRole']?.Properties['ManagedPolicyArns']).toEqual(policies.map(Ref => ({ Ref })));
  });
});

describe('the StackSet of an AWS organization, as one file', () => {
  it('is short enough to be sent with a command', () => {
    // https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/cloudformation-limits.html
    expect(Buffer.byteLength(stackSet)).toBeLessThan(51_200);
  });

  it('has permission for metrics only where they are read', () => {
    expect(stackSet).toContain('cloudwatch:GetMetricData');
    expect(awsReader.setup['stackset']!.text(false)).not.toContain('cloudwatch:GetMetricData');
  });
});

describe('what follows the template', () => {
  it.each(CLOUD_PROVIDERS.map(one => [one.id, one] as const))('reads the organization of %s in the end, with options that there are', async (_, { id, settings, reader }) => {
    const known = [`--${id}`, ...Object.values(settings).map(({ option }) => option?.flags.split(' ')[0])];
    for (const [format, { next }] of Object.entries((await reader()).setup)) {
      const last = next.at(-1) ?? '';
      expect(last, format).toMatch(/^cloudbrief assess --/);
      for (const [option] of last.matchAll(/--[a-z-]+/g)) expect(known, format).toContain(option);
    }
  }); // prettier-ignore
});

const terraform = (args: readonly string[], cwd: string, input: string) => {
  const { TF_CLI_CONFIG_FILE: _, ...env } = process.env;
  return spawnSync('terraform', args, { cwd, input, encoding: 'utf8', env: { ...env, CHECKPOINT_DISABLE: '1' } });
};
const hasTerraform = spawnSync('terraform', ['version'], { stdio: 'ignore' }).status === 0;

describe('Terraform of an organization', () => {
  const readers = { aws: awsReader, azure: azureReader, gcp: gcpReader };

  it.skipIf(!hasTerraform).each(Object.entries(readers))('of %s is parsed by Terraform (skipped where it is not installed)', (_, { setup }) => {
    const { status, stderr } = terraform(['fmt', '-'], tmpdir(), textOf(setup, 'terraform'));
    expect(status, stderr).toBe(0);
  }); // prettier-ignore

  it.skipIf(!hasTerraform)('creates the same stack as the StackSet (skipped where Terraform is not installed)', () => {
    const [template] = /^ {2}template = jsonencode\([^]*?\n {2}\}\)$/m.exec(textOf(awsReader.setup, 'terraform')) ?? [];
    const evaluated = inFolder(folder => {
      writeFileSync(join(folder, 'main.tf'), `locals {\n${template ?? ''}\n}\n`);
      return terraform(['console'], folder, 'local.template');
    });
    expect(evaluated.status, evaluated.stderr).toBe(0);
    expect(JSON.parse(JSON.parse(evaluated.stdout) as string)).toEqual(JSON.parse(stackSet));
  });
});

/** Parses Bicep from standard input. */
const PARSE =
  'import json, sys; from pycep import BicepParser; print(json.dumps(BicepParser().parse(text=sys.stdin.read())))';

interface ParsedBicep {
  readonly globals: { readonly scope: { readonly value: string } };
  readonly parameters: Readonly<
    Record<string, { readonly decorators: readonly { readonly type: string; readonly argument: unknown }[] }>
  >;
  readonly resources: Readonly<
    Record<string, { readonly type: string; readonly api_version: string; readonly config: Config }>
  >;
}
interface Config {
  readonly name: unknown;
  readonly properties: Readonly<Record<string, unknown>>;
}

/** The properties that may be written, by the Azure REST reference of that version; those with `!` must be. */
const WRITABLE: Readonly<Record<string, readonly string[]>> = {
  'Microsoft.Authorization/roleDefinitions@2022-04-01': [
    'roleName',
    'description',
    'type',
    'permissions',
    'assignableScopes',
  ],
  'Microsoft.Authorization/roleAssignments@2022-04-01': [
    'roleDefinitionId!',
    'principalId!',
    'principalType',
    'description',
    'condition',
    'conditionVersion',
    'delegatedManagedIdentityResourceId',
  ],
};

await describeWithMoto('the Bicep of a management group', () => {
  it('is parsed, and writes what the resources have', async () => {
    const moto = await locateMoto();
    if ('missing' in moto) throw new Error(moto.missing);
    const ran = spawnSync(moto.python, ['-c', PARSE], { input: textOf(azureReader.setup, 'bicep'), encoding: 'utf8' });
    expect(ran.status, ran.stderr).toBe(0);
    const { globals, parameters, resources } = JSON.parse(ran.stdout) as ParsedBicep;
    expect(globals.scope.value).toBe('managementGroup');
    const made = Object.values(resources).map(({ type, api_version, config }) => [`${type}@${api_version}`, config] as const);
    expect(made.map(([type]) => type)).toEqual(Object.keys(WRITABLE));
    for (const [type, { name, properties }] of made) {
      const allowed = WRITABLE[type]!.map(key => key.replace('!', ''));
      for (const key of Object.keys(properties)) expect(allowed, type).toContain(key);
      for (const key of WRITABLE[type]!.filter(one => one.endsWith('!'))) expect(properties).toHaveProperty(key.slice(0, -1));
      // Both are named by a GUID that is the same each time.
      expect(name).toMatchObject({ function: { type: 'guid' } });
    }
    const [role, assignment] = made.map(([, { properties }]) => properties);
    const [{ Actions }] = azureReader.policy(false) as readonly [{ readonly Actions: readonly string[] }];
    expect(role?.['permissions']).toEqual([{ actions: Actions, notActions: [] }]);
    // A custom role may have one management group as its scope: https://learn.microsoft.com/azure/role-based-access-control/custom-roles
    expect(role?.['assignableScopes']).toHaveLength(1);
    expect(Object.keys(parameters)).toEqual(['principalId', 'principalType']);
    expect(JSON.stringify(assignment)).toMatch(/principalId.*principalType/);
    const kinds = parameters['principalType']!.decorators.find(({ type }) => type === 'allowed')!.argument as string[];
    for (const kind of kinds) expect(['Device', 'ForeignGroup', 'Group', 'ServicePrincipal', 'User']).toContain(kind);
  });
}); // prettier-ignore

describe('the role of a management group', () => {
  const [{ Actions }] = azureReader.policy(false) as readonly [{ readonly Actions: readonly string[] }];

  it('has exactly the actions of the policy, in Bicep and in Terraform', () => {
    const bicep = textOf(azureReader.setup, 'bicep');
    const [, inBicep = ''] = /actions: \[\n([^\]]*)\]/.exec(bicep) ?? [];
    expect([...inBicep.matchAll(/'([^']+)'/g)].map(([, action]) => action)).toEqual(Actions);
    expect(listIn(textOf(azureReader.setup, 'terraform'), 'actions')).toEqual(Actions);
  });

  it('may list what is below the group', () => {
    expect(Actions).toContain('Microsoft.Management/managementGroups/descendants/read');
  });
});

describe('the role of a Google Cloud organization', () => {
  it('has exactly the permissions that the policy has for one, in Terraform and for gcloud', () => {
    const policy = listIn(gcpReader.policyTemplates!['terraform']!(false), 'permissions');
    expect(policy).toContain('resourcemanager.folders.list');
    expect(listIn(textOf(gcpReader.setup, 'terraform'), 'permissions')).toEqual(policy);
    const commands = textOf(gcpReader.setup, 'gcloud');
    expect([...commands.matchAll(/^- (.+)$/gm)].map(([, permission]) => permission)).toEqual(policy);
  });

  it('is written by commands that a shell can read', () => {
    const filled = textOf(gcpReader.setup, 'gcloud').replaceAll(/<(\w+)>/g, '$1');
    expect(spawnSync('bash', ['-n'], { input: filled, encoding: 'utf8' })).toMatchObject({ status: 0, stderr: '' });
  });
});

/** The first list of this name. */
const listIn = (text: string, name: string): unknown =>
  JSON.parse(new RegExp(String.raw`^\s+${name}\s+= (\[[^\]]*\])$`, 'm').exec(text)?.[1] ?? 'null');
