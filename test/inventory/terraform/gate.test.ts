import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Assessment } from '../../../src/model/assessment.ts';
import { readInventories } from '../../../src/run/read-inventories.ts';
import { createWorkspace, expectFault, runCli, SAMPLE, type Workspace } from '../../support/cli.ts';

import { changeOf, planNamed, PLANS, readDocument, type PlanDocument } from '../../support/terraform.ts';

let work: Workspace;
beforeAll(() => {
  work = createWorkspace();
});
afterAll(() => {
  work.remove();
});

const AT = ['--now', '2026-11-22', '--format', 'json'];
const assess = (...args: readonly string[]) => runCli(['assess', ...args, ...AT], { cwd: work.path });
const write = (name: string, content: object | string): string => {
  writeFileSync(work.file(name), typeof content === 'string' ? content : JSON.stringify(content));
  return name;
};
const assessmentIn = (out: string) =>
  JSON.parse(readFileSync(work.file(`${out}/assessment.json`), 'utf8')) as Assessment;

describe('a pull request', () => {
  it('fails at the gate for what its plan opens, and names it', async () => {
    const run = await assess('--from', join(PLANS, 'aws-plan.json'), '--fail-on', 'high', '--out', 'pr');
    expect(run.code).toBe(1);
    expect(run.stderr).toContain('public-bucket');
    // It is not there yet: no command of a cloud can change it.
    expect(run.stderr).not.toMatch(/fix aws |terraform:aws/);
    const { coverage, findings, targets } = assessmentIn('pr');
    expect(targets).toMatchObject([{ provider: 'aws', account: '123456789012' }]);
    expect(findings.find(one => one.check === 'public-bucket' && one.status === 'fail')?.resource).toMatchObject({
      id: 'terraform:aws_s3_bucket.site',
      region: 'eu-west-1',
    });
    // A plan is no quarter of the account.
    expect(run.stdout).not.toContain('Stored in the history');
    // The lists of the account are unread: nothing looks covered that is not.
    expect(coverage.confidence).toBeLessThan(20);
  });

  it('fails for nothing that the baseline has already', async () => {
    // What is there, as the last apply left it: the database has its ARN.
    const live = withArn(planNamed('aws'), {});
    await assess('--from', write('live.json', live), '--out', 'live');
    const gate = ['--fail-on', 'low', '--new-only', '--baseline', 'live/assessment.json'];
    const same = await assess('--from', 'live.json', ...gate, '--out', 'same');
    expect(same.code).toBe(0);

    const worse = withArn(planNamed('aws'), { storage_encrypted: false, deletion_protection: false });
    const run = await assess('--from', write('pr.json', worse), ...gate, '--out', 'worse');
    expect(run.code).toBe(1);
    expect(run.stderr).toContain('database-without-deletion-protection');
    expect(run.stderr).not.toContain('public-bucket');
  });

  it('never passes a gate on unknowns: what a plan cannot tell is one', async () => {
    const run = await assess('--from', join(PLANS, 'gcp-state.json'), '--fail-on-unknown', 'high', '--out', 'unknown');
    expect(run.code).toBe(1);
  });

  it.each(['aws-plan', 'azure-plan', 'gcp-state'])('reads no sensitive value: %s', async file => {
    const path = join(PLANS, `${file}.json`);
    expect(readFileSync(path, 'utf8')).toContain('hunter2');
    expect(JSON.stringify(await readInventories([path]))).not.toContain('hunter2');
  });
});

/** With a database that exists and is changed in place; protected from deletion, unless `after` says otherwise. */
function withArn(plan: PlanDocument, after: object): PlanDocument {
  const change = changeOf(plan, 'aws_db_instance.orders').change;
  const arn = 'arn:aws:rds:eu-west-1:123456789012:db:orders';
  Object.assign(change, { actions: ['update'], before: {}, after_unknown: {} });
  change.after = { ...change.after, id: 'orders', arn, deletion_protection: true, ...after };
  return plan;
}

describe('a file that is no plan', () => {
  it.each([
    ['a format that is not known', { format_version: '2.0', resource_changes: [] }, /format version "2\.0"/],
    ['a failed plan', { format_version: '1.2', errored: true, resource_changes: [] }, /a plan that failed/],
    ['half a file', '{"format_version":"1.2","resource_chan', /not JSON to its end/],
    ['a raw state', '{\n  "version": 4,\n  "terraform_version": "1.9.8",\n  "serial": 3\n}\n', /a raw Terraform state/],
    ['a log', '{"@level":"info","@message":"Terraform 1.9.8"}\n{"@level":"info"}', /a log of `terraform plan -json`/],
    ['a plan that was not converted', 'PK\u0003\u0004abc', /a ZIP archive/],
  ])('%s: says so', async (_, content, said) => {
    const run = await assess('--from', write('odd.json', content), '--out', 'odd');
    expect(expectFault(run, 'CB_INVENTORY').join('\n')).toMatch(said);
  });

  it('is not mixed with the inventory of an account', async () => {
    const run = await assess('--from', join(PLANS, 'aws-plan.json'), '--from', SAMPLE, '--out', 'odd');
    expect(expectFault(run, 'CB_INVENTORY').join('\n')).toContain('--baseline');
  });
});

describe('hostile content', () => {
  it('of any shape ends without a stack trace', async () => {
    const change = {
      actions: ['create'],
      before: null,
      after: { bucket: 'x' },
      after_unknown: {},
      after_sensitive: {},
    };
    const of = (more: object) => ({ address: 'aws_s3_bucket.x', mode: 'managed', type: 'aws_s3_bucket', name: 'x', provider_name: 'registry.terraform.io/hashicorp/aws', change, ...more }); // prettier-ignore
    const odd: object[] = [
      of({ address: '__proto__' }),
      of({ change: null }),
      of({ change: { ...change, after: 'text' } }),
      of({ change: { ...change, after: { bucket: { a: [1] }, tags_all: { ['__proto__']: 'x', a: 1 } } } }),
      of({ change: { ...change, after_unknown: [true] } }),
      of({ name: '../../x', address: 'aws_s3_bucket.\u001b[31mred\u202e\n' }),
      of({ module_address: 'module.'.repeat(5_000), index: {} }),
      'text' as never,
      null as never,
    ];
    const plan = {
      format_version: '1.2',
      resource_changes: odd,
      configuration: { root_module: { resources: [1, null] } },
    };
    const run = await assess('--from', write('odd.json', plan), '--out', 'odd');
    expect(run.stderr).not.toMatch(/\bat .*:\d+:\d+|fault of cloudbrief/);
    expect(run.code).toBe(0);
    expect(run.stdout).not.toContain('\u001b[31mred');
  });

  const DEPTH = 4_000;
  const aws = '"mode":"managed","type":"aws_ebs_volume","name":"a","provider_name":"x/hashicorp/aws"';
  it.each([
    ['modules of a state', `{"format_version":"1.0","values":{"root_module":${nested('{"child_modules":[', ']}')}}}`],
    ['marks', `{"format_version":"1.2","resource_changes":[{"address":"a",${aws},"change":{"actions":["create"],"after":{"encrypted":true},"after_unknown":{"encrypted":${nested('[', ']')}}}}]}`],
  ])('may be nested deeply: %s', async (_, text) => {
    expect((await readDocument(text)).header.tool).toBe('Terraform');
  }); // prettier-ignore

  function nested(open: string, close: string): string {
    return `${open.repeat(DEPTH)}{}${close.repeat(DEPTH)}`;
  }
});
