import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { useAwsEnvironment } from '../support/aws-collect.ts';
import { signIns } from '../support/aws-organization.ts';
import { fault, type AwsServer } from '../support/aws-server.ts';
import { runInProcess, type InProcessRun } from '../support/cli-in-process.ts';
import { ACCOUNTS, contentOf, fleetFolder, fleetWorld } from '../support/fleet-world.ts';
import { describeWithPostgres, query } from '../support/postgres.ts';

const ROLES = ACCOUNTS.map(account => `arn:aws:iam::${account}:role/reader`);

describeWithPostgres('fleet commands', server => {
  let cloud: AwsServer;
  let store: string;
  let folder: string;
  beforeAll(async () => {
    cloud = await fleetWorld();
    useAwsEnvironment(cloud.url);
  });
  afterAll(() => cloud.close());
  beforeEach(async () => {
    store = await server.createDatabase();
    folder = fleetFolder();
  });
  const cli = (...args: string[]): Promise<InProcessRun> => runInProcess(args, folder, process.env);
  const fleet = (...args: string[]): Promise<InProcessRun> => cli('fleet', ...args, '--store', store);
  const planId = async (): Promise<string> => {
    const { stdout } = await fleet('plan', '--role', ...ROLES, '--format', 'json');
    return (JSON.parse(stdout) as { id: string }).id;
  };

  it('plans, works, tells how far it is, and writes the inventory of `collect`', { timeout: 90_000 }, async () => {
    const id = await planId();
    const before = await fleet('status', '--format', 'json');
    expect((JSON.parse(before.stdout) as { plans: object[] }).plans).toMatchObject([{ plan: id, state: 'waiting', jobs: 6, done: 0, estimatedEnd: null }]); // prettier-ignore
    const worked = await fleet('work', '--until-done');
    expect(worked.code).toBe(0);
    expect(worked.stderr).toContain(`${id} aws:${ACCOUNTS[0]}:eu-west-1: 5 resources`);
    const merged = await fleet('run', '--plan', id, '--out', join(folder, 'fleet.ndjson.gz'));
    expect(merged.stdout).toMatch(/fleet\.ndjson\.gz: \d+ resources from \d+ units\./);
    await cli('collect', '--quiet', '--role', ...ROLES, '--out', join(folder, 'alone.ndjson.gz'));
    expect(await contentOf(join(folder, 'fleet.ndjson.gz'))).toBe(await contentOf(join(folder, 'alone.ndjson.gz')));
    const after = await fleet('status');
    expect(after.stdout).toMatch(new RegExp(`${id} +merged .* 6 of 6 `));
  });

  it('ends with an error where nothing could be read, as `collect` does', { timeout: 90_000 }, async () => {
    const id = await planId();
    const refuse = fault('AccessDenied', 403, 'The account is suspended.');
    cloud.script({ 'sts.AssumeRole': refuse });
    await query(store, 'UPDATE cloudbrief_queue.job SET retry_limit = 0');
    const { code, stderr } = await fleet('run', '--plan', id, '--out', join(folder, 'nothing.ndjson'));
    cloud.script({ 'sts.AssumeRole': signIns({})['sts.AssumeRole'] });
    expect(stderr).toContain(`aws:${ACCOUNTS[0]}:global was given up and is unread: The role`);
    expect(stderr).toMatch(/\[CB_NOTHING_READ\] Nothing could be read \(denied: The role .* may not be assumed/);
    expect(code).toBe(2);
  });

  it('cancels a plan, which no worker takes up again', { timeout: 60_000 }, async () => {
    const id = await planId();
    const asked = cloud.log.length;
    expect((await fleet('cancel', id)).stdout).toBe(`Plan ${id} is cancelled; 0 of its 6 jobs had ended, and their results are deleted.\n`); // prettier-ignore
    expect((await fleet('work', '--until-done')).code).toBe(0);
    expect(cloud.log.length).toBe(asked);
    const run = await fleet('run', '--plan', id, '--out', join(folder, 'never.ndjson'));
    expect(run.code).toBe(2);
    expect(run.stderr).toContain(`[CB_USAGE] The plan ${id} was cancelled.`);
  });

  it('says what is wrong with the database', { timeout: 60_000 }, async () => {
    const none = await cli('fleet', 'status', '--store', server.address('nothing'));
    expect(none.stderr).toMatch(/\[CB_STORE\] The fleet in postgres:\/\/tester@.* cannot be used \(database "nothing" does not exist\)/); // prettier-ignore
    expect(none.code).toBe(2);
    const wrong = await cli('fleet', 'work', '--store', server.address('postgres', 'wrong-secret'));
    expect(wrong.stderr).toMatch(/\[CB_STORE\] .*password authentication failed/);
    expect(wrong.stderr).not.toContain('wrong-secret');
    const away = await cli('fleet', 'plan', '--store', 'postgres://tester@127.0.0.1:9/fleet');
    expect(away.stderr).toMatch(/\[CB_STORE\] The fleet in .*ECONNREFUSED[\s\S]*Check that the database runs there/);
    const file = await cli('fleet', 'status', '--store', './here');
    expect(file.stderr).toContain('[CB_USAGE] A fleet needs a PostgreSQL database that all its workers reach.');
    expect((await fleet('cancel', 'nobody')).stderr).toContain('[CB_USAGE] There is no plan nobody in the fleet');
  });

  it('refuses tables of a newer version, and changes nothing in them', { timeout: 60_000 }, async () => {
    await fleet('status');
    await query(store, 'UPDATE cloudbrief_fleet_schema SET version = 99');
    const { code, stderr } = await fleet('work', '--until-done');
    expect(code).toBe(2);
    expect(stderr).toMatch(
      /\[CB_STORE\] The fleet in .* was written by a newer cloudbrief: its tables have version 99/,
    );
    expect(await query(store, 'SELECT version FROM cloudbrief_fleet_schema')).toEqual([{ version: 99 }]);
  });
});
