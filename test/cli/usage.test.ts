import { existsSync, readdirSync, writeFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createWorkspace, expectFault, runCli, SAMPLE, spawnCli, type CliRun, type Workspace } from '../support/cli.ts';

describe('a command line that is wrong', () => {
  let work: Workspace;
  beforeAll(() => {
    work = createWorkspace();
  });
  afterAll(() => {
    work.remove();
  });
  const run = (args: string[], env: Record<string, string> = {}): Promise<CliRun> =>
    runCli(args, { cwd: work.path, env });

  it('has an option that does not exist: names the one that was meant', async () => {
    const [said, hint] = expectFault(await run(['assess', '--regoin', 'eu-west-1']), 'CB_USAGE');
    expect(said).toContain("Unknown option '--regoin'.");
    expect(hint).toContain('Did you mean --region?');
  });

  it('has a command that does not exist: names the one that was meant', async () => {
    const [said, hint] = expectFault(await run(['asess']), 'CB_USAGE');
    expect(said).toContain("Unknown command 'asess'.");
    expect(hint).toContain('Did you mean assess?');
  });

  it('has an option of another provider than doctor asks', async () => {
    const [said, hint] = expectFault(await run(['doctor', 'azure', '--region', 'eu-west-1']), 'CB_USAGE');
    expect(said).toContain('--region is no option of Azure.');
    const [, command = ''] = /`cloudbrief (.*)`/.exec(hint ?? '') ?? [];
    const { stdout } = await run(command.split(' '));
    expect(stdout).toContain('--subscription <ids...>');
    expect(stdout).not.toMatch(/--(region|project|aws|azure|gcp)\b/);
    const { stdout: all } = await run(['doctor', '--help']);
    expect(all).toMatch(/Options for AWS:[^]*--region[^]*Options for Azure:[^]*Options for Google Cloud:/);
  });

  it('lacks what a command cannot do without', async () => {
    const [said, hint] = expectFault(await run(['collect']), 'CB_USAGE');
    expect(said).toContain("Required option '--out <file>' not specified.");
    expect(hint).toContain('--help');
  });

  it.each([
    [['--fail-on', 'grave'], /--fail-on.*'grave' is invalid\. Allowed choices are critical, high, medium, low\./],
    [['--page', 'a3'], /--page.*'a3' is invalid\. Allowed choices are a4, letter\./],
    [
      ['--require-confidence', '120'],
      /--require-confidence.*'120' is invalid\. It must be a percentage from 0 to 100\./,
    ],
    [['--now', 'yesterday'], /--now "yesterday" is not a timestamp\./],
    [['--format', 'jsno'], /format.*"?jsno"?/],
    [['--out', '-', '--format', 'json,html'], /--out - takes one format\./],
  ])('has a value that cannot be: %j', async (args, message) => {
    const [said] = expectFault(await run(['assess', '--from', SAMPLE, ...args]), 'CB_USAGE');
    expect(said).toMatch(message);
  });

  it.each([
    [
      ['--checks', 'single-zone-databse'],
      'There is no check called "single-zone-databse".',
      'Did you mean single-zone-database?',
    ],
    [['--questions', 'perimetre'], 'There is no question called "perimetre".', 'Did you mean perimeter?'],
  ])('asks for what nobody looks at: %j', async (args, message, guess) => {
    const [said, hint] = expectFault(await run(['assess', '--from', SAMPLE, ...args]), 'CB_UNKNOWN_CHECK');
    expect(said).toContain(message);
    expect(hint).toContain(guess);
  });

  it.each([
    ['--checks', ''],
    ['--questions', ' , '],
    ['--format', ''],
    ['--out', ''],
    ['--baseline', ' '],
  ])('has an option without a value: %s "%s"', async (option, value) => {
    const [said] = expectFault(await run(['assess', '--from', SAMPLE, option, value]), 'CB_USAGE');
    expect(said).toContain(`${option} is empty.`);
    expect(readdirSync(work.path)).toEqual([]);
  });

  it.each([
    [['doctor'], "Missing required argument 'aws|azure|gcp'.", '--help'],
    [['policy'], "Missing required argument 'aws|azure|gcp'.", 'See `cloudbrief policy --help`.'],
    [
      ['policy', 'gcp', '--format', 'cloudformation'],
      'Google Cloud has no policy in the format cloudformation.',
      'json',
    ],
    [['setup'], "Missing required argument 'aws|azure|gcp'.", '--help'],
    [['setup', 'gcp', '--format', 'bicep'], 'Google Cloud is not set up in the format bicep.', 'terraform, gcloud'],
    [['doctor', 'ibm'], 'There is no provider called "ibm".', 'The providers are: aws, azure, gcp.'],
    [['doctor', 'azure', '--profile', 'shop'], '--profile is no option of Azure.', 'cloudbrief doctor azure --help'],
  ])('is wrong about the provider: %j', async (args, message, fix) => {
    const [said, hint] = expectFault(await run(args), 'CB_USAGE');
    expect(said).toContain(message);
    expect(hint).toContain(fix);
  });

  it('groups the options by provider in the help', async () => {
    const { stdout } = await run(['doctor', '--help']);
    expect(stdout).toMatch(/Options for [^\n]*AWS[^\n]*:\n(?: {2}.*\n)*? {2}--profile/);
    expect(stdout).toMatch(/Options for [^\n]*Azure[^\n]*:\n(?: {2}.*\n)*? {2}--subscription/);
  });

  it('lists the checks of one question', async () => {
    const { stdout } = await run(['checks', 'list', '--questions', 'surge', '--json']);
    const questions = (JSON.parse(stdout) as { question: string }[]).map(({ question }) => question);
    expect(new Set(questions)).toEqual(new Set(['surge']));
    expectFault(await run(['checks', 'list', '--questions', 'srge']), 'CB_UNKNOWN_CHECK');
  });

  it('assesses as of a day before the inventory was collected: warns', async () => {
    const args = ['assess', '--from', SAMPLE, '--format', 'json', '--out', 'early', '--now', '2020-01-01'];
    const { code, stderr } = await run(args);
    expect(code).toBe(0);
    expect(stderr).toContain('--now 2020-01-01 is before the inventory was collected (');
  });

  it('names files of an earlier run that it did not write', async () => {
    const args = ['assess', '--from', SAMPLE, '--out', 'twice'];
    await run([...args, '--format', 'json,csv,html']);
    const { stderr } = await run([...args, '--format', 'json']);
    expect(stderr).toContain('From an earlier run, and not of this one: twice/briefing.html, twice/findings.csv.');
  });

  it('has an argument without text', async () => {
    const [said] = expectFault(await run(['render', '']), 'CB_USAGE');
    expect(said).toContain('assessment is empty.');
  });

  it('selects no check: the check belongs to another question', async () => {
    const selection = ['--checks', 'single-zone-database', '--questions', 'perimeter'];
    const [said] = expectFault(await run(['assess', '--from', SAMPLE, ...selection]), 'CB_USAGE');
    expect(said).toContain('No check is selected');
  });

  it.each([
    [['--aws'], '--aws has'],
    [['--region', 'eu-west-1', '--metrics'], '--region, --metrics have'],
    [['--subscription', '1111'], '--subscription has'],
    [['--profile', 'shop'], '--profile has'],
  ])('has options for accounts beside a saved inventory: %j', async (options, message) => {
    const [said] = expectFault(await run(['assess', '--from', SAMPLE, '--out', 'x', ...options]), 'CB_USAGE');
    expect(said).toContain(`${message} no effect with --from`);
  });

  it.each([
    [['--format', 'evidence', '--no-evidence'], '--no-evidence leaves nothing'],
    [['--format', 'json', '--out', '-', '--all-findings'], '--all-findings writes a file'],
  ])('has options that exclude each other: %j', async (options, message) => {
    const [said] = expectFault(await run(['assess', '--from', SAMPLE, ...options]), 'CB_USAGE');
    expect(said).toContain(message);
  });

  it.skipIf(!existsSync('/proc/1'))('has a folder that nobody can create, and says so', async () => {
    expectFault(await run(['assess', '--from', SAMPLE, '--format', 'json', '--out', '/proc/cloudbrief']), 'CB_WRITE');
  });

  it('asks to be shown a check that does not exist', async () => {
    const [, hint] = expectFault(await run(['checks', 'show', 'public-buckets']), 'CB_UNKNOWN_CHECK');
    expect(hint).toContain('Did you mean public-bucket?');
  });

  it('names a profile that no file knows', async () => {
    writeFileSync(work.file('aws-config'), '[profile production]\nregion = eu-west-1\n');
    const env = { AWS_CONFIG_FILE: work.file('aws-config') };
    const [said, hint] = expectFault(await run(['assess', '--profile', 'producton'], env), 'CB_CREDENTIALS');
    expect(said).toContain('There is no AWS profile named producton.');
    expect(hint).toContain('Did you mean production?');
  });

  it('has no credentials to read with', async () => {
    const [said, hint] = expectFault(
      await run(['assess', '--aws'], { AWS_EC2_METADATA_DISABLED: 'true' }),
      'CB_CREDENTIALS',
    );
    expect(said).toContain('No AWS credentials were found.');
    expect(hint).toContain('--profile');
    expect(hint).not.toContain('--gcp');
  });

  it.each([['assess'], ['collect', '--out', 'never.ndjson']])(
    'names the other clouds where none was named: %s',
    async (...args) => {
      const [said, hint] = expectFault(await run(args, { AWS_EC2_METADATA_DISABLED: 'true' }), 'CB_CREDENTIALS');
      expect(said).toContain('No AWS credentials were found.');
      expect(hint).toContain('No cloud was named, so that the first is read: --azure or --gcp reads another.');
    },
  );

  it('says nothing on standard output and shows no stack; --debug shows it', async () => {
    const plain = await run(['assess', '--from', 'nowhere.ndjson']);
    expectFault(plain, 'CB_INVENTORY');
    expect(plain.stdout).toBe('');
    const debug = await run(['assess', '--from', 'nowhere.ndjson', '--debug']);
    expect(debug.code).toBe(2);
    expect(debug.stderr).toMatch(/^\s+at .+:\d+:\d+\)?$/m);
  });

  it('is not wrong when it asks for help or the version', async () => {
    for (const args of [['--help'], ['assess', '--help'], ['--version']]) {
      const { code, stdout, stderr } = await run(args);
      expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
      expect(stdout).not.toBe('');
    }
  });

  it('ends quietly when the reader of its output has had enough', async () => {
    const head = await spawnCli(['checks', 'list', '--json'], { cwd: work.path, closeStdout: true });
    expect({ code: head.code, stderr: head.stderr }).toEqual({ code: 0, stderr: '' });
  });
});
