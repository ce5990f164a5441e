import { readFileSync, writeFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Assessment } from '../../src/model/assessment.ts';
import { createWorkspace, runCli, type Workspace } from '../support/cli.ts';

let work: Workspace;
beforeAll(() => {
  work = createWorkspace();
});
afterAll(() => {
  work.remove();
});

async function assess(name: string, text: string) {
  writeFileSync(work.file(name), text);
  const formats = ['--format', 'json,markdown', '--no-store', '--out', 'out'];
  const run = await runCli(['assess', '--from', name, '--fail-on', 'low', '--now', '2026-11-22', ...formats], {
    cwd: work.path,
  });
  const { coverage } = JSON.parse(readFileSync(work.file('out/assessment.json'), 'utf8')) as Assessment;
  return { ...run, coverage, briefing: readFileSync(work.file('out/briefing.md'), 'utf8').replaceAll('\\', '') };
}

const FUNCTION = `  Open:
    Type: AWS::Serverless::Function
    Properties: { FunctionUrlConfig: { AuthType: NONE } }
`;
const BUCKET = '  Site: { Type: AWS::S3::Bucket }\n';
const sam = (resources: string) => `Transform: AWS::Serverless-2016-10-31\nResources:\n${resources}`;

const change = (address: string, plugin: string) => ({
  address, mode: 'managed', type: address.split('.')[0], name: address.split('.')[1],
  provider_name: `registry.terraform.io/hashicorp/${plugin}`,
  change: { actions: ['create'], before: null, after: {}, after_unknown: {}, before_sensitive: false, after_sensitive: {} },
}); // prettier-ignore
const plan = (...changes: object[]) => JSON.stringify({ format_version: '1.2', resource_changes: changes });

const ARM = JSON.stringify({
  $schema: 'https://schema.management.azure.com/schemas/2019-04-01/deploymentTemplate.json#',
  resources: [
    { type: 'Microsoft.Logic/workflows', apiVersion: '2019-05-01', name: 'flow', properties: {} },
    { type: 'Microsoft.Storage/storageAccounts', apiVersion: '2023-01-01', name: 'shop', properties: {} },
    { type: 'Microsoft.Storage/storageAccounts/blobServices', apiVersion: '2023-01-01', name: 'shop/default', properties: {} },
  ],
}); // prettier-ignore

describe('a resource of a type that is not read', () => {
  it.each([
    ['alone in a template', 'samonly.yaml', sam(FUNCTION), 'AWS::Serverless::Function', 1],
    ['beside one that is read', 'sam.yaml', sam(FUNCTION + BUCKET), 'AWS::Serverless::Function', 1],
    ['in a plan', 'plan.json', plan(change('aws_sfn_state_machine.a', 'aws'), change('aws_sfn_state_machine.b', 'aws'), change('aws_s3_bucket.c', 'aws')), 'aws_sfn_state_machine', 2],
    ['a part of one that is not there', 'part.json', plan(change('aws_lambda_permission.a', 'aws')), 'aws_lambda_permission', 1],
    ['in a template of Azure', 'main.json', ARM, 'Microsoft.Logic/workflows', 1],
  ])('%s is named in a warning and in the assessment', async (_, file, text, type, count) => {
    const { stderr, coverage, briefing } = await assess(file, text);
    const named = count === 1 ? type : `${type} × ${count}`;
    expect(stderr).toMatch(
      new RegExp(`has ${count} resources? of types that are not looked at: ${named}\\.`),
    );
    expect(coverage.notLookedAt).toMatchObject([{ types: [{ type, count }], sources: [{ covers: 'all' }] }]);
    expect(briefing).toContain(type);
  }); // prettier-ignore

  it('of a plugin of no cloud is in the warning, and what only the plan has is not', async () => {
    const { stderr } = await assess('other.json', plan(change('datadog_monitor.a', 'datadog'), change('random_id.b', 'random'))); // prettier-ignore
    expect(stderr).toContain('has 1 resource of types that are not looked at: datadog_monitor.');
  });

  it('is none where it is a part of another', async () => {
    const { stderr, coverage } = await assess('parts.json', plan(change('aws_s3_bucket.a', 'aws'), change('aws_s3_bucket_policy.b', 'aws'))); // prettier-ignore
    expect(stderr).not.toContain('not looked at');
    expect(coverage.notLookedAt).toMatchObject([{ types: [] }]);
  });
});
