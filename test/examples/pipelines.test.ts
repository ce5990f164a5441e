import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { createRunner, ROOT, SOURCES, type Runner, type Variables } from '../support/runner.ts';

const PIPELINES = join(ROOT, 'examples', 'pipelines');

let runner: Runner;
beforeEach(() => {
  runner = createRunner();
});
afterEach(() => {
  runner.work.remove();
});
const shell: Runner['shell'] = (script, variables) => runner.shell(script, variables);
const calls = (): string[] => runner.calls();
const written = (): string[] => runner.written();

describe('the GitHub example', () => {
  interface Step {
    readonly name?: string;
    readonly id?: string;
    readonly if?: string;
    readonly run?: string;
    readonly uses?: string;
    readonly with?: Readonly<Record<string, unknown>>;
    readonly env?: Variables;
  }
  interface Job {
    readonly permissions: Variables;
    readonly env: Variables;
    readonly steps: readonly Step[];
  }
  const workflow = parse(readFileSync(join(PIPELINES, 'github', 'cloud-risk.yml'), 'utf8')) as {
    permissions: object;
    jobs: Record<string, Job>;
  };
  const job = workflow.jobs['cloud-risk']!;
  const nameOf = (step: Step): string => step.name ?? step.uses ?? '';

  /** Plays the job: conditions, outputs and all; actions of others only count as reached. */
  function play(source: string, event: string) {
    const outputs = runner.work.file('outputs');
    const summary = runner.work.file('summary');
    writeFileSync(outputs, '');
    writeFileSync(summary, '');
    const expression = (text: string): string => {
      const [, name] = /^steps\.assess\.outputs\.(\w+)$/.exec(text) ?? [];
      if (name !== undefined) return new RegExp(`^${name}=(.*)$`, 'm').exec(readFileSync(outputs, 'utf8'))?.[1] ?? '';
      const known: Variables = {
        'github.token': 'token',
        'github.repository': 'noonsale/shop',
        'github.event.pull_request.number': '7',
      };
      expect(known, text).toHaveProperty([text]);
      return known[text]!;
    };
    const holds = (condition: string, failed: boolean): boolean =>
      condition.replace(/^\$\{\{|\}\}$/g, '').split('&&').every(term => {
        const [, file] = /^hashFiles\('([^']+)'\) != ''$/.exec(term.trim()) ?? [];
        if (file !== undefined) return existsSync(runner.work.file(file));
        const [, wanted] = /^github\.event_name == '(\w+)'$/.exec(term.trim()) ?? [];
        if (wanted !== undefined) return event === wanted;
        expect(['!cancelled()', 'success()']).toContain(term.trim());
        return term.trim() === '!cancelled()' || !failed;
      }); // prettier-ignore
    const reached: string[] = [];
    let failed: string | undefined;
    let output = '';
    for (const step of job.steps) {
      if (!holds(step.if ?? 'success()', failed !== undefined)) continue;
      reached.push(nameOf(step));
      if (step.run === undefined) continue;
      expect(step.run, 'no expression inside of a script: it would be an injection').not.toContain('${{');
      const own = Object.entries(step.env ?? {}).map(([key, text]) => [
        key,
        text.replace(/^\$\{\{ (.*) \}\}$/, (_, inner: string) => expression(inner)),
      ]);
      const run = shell(step.run, {
        ...job.env,
        SOURCE: source,
        GITHUB_OUTPUT: outputs,
        GITHUB_STEP_SUMMARY: summary,
        ...(Object.fromEntries(own) as Variables),
      });
      output += run.output;
      if (run.code !== 0) failed ??= `${nameOf(step)}: ${String(run.code)}`;
    }
    return { reached, failed, output, summary: readFileSync(summary, 'utf8') };
  }

  it('asks for no more rights than it uses', () => {
    expect(workflow.permissions).toEqual({});
    expect(job.permissions).toEqual({
      contents: 'read',
      'id-token': 'write',
      'security-events': 'write',
      actions: 'read',
      'pull-requests': 'write',
    });
    expect(job.steps.find(step => step.uses?.startsWith('actions/checkout@'))?.with).toEqual({
      'persist-credentials': false,
    });
  });

  it('fails at the gate, after the results are where people look for them', () => {
    const { reached, failed, output, summary } = play(SOURCES.critical, 'pull_request');
    expect(failed).toBe('Gate: 1');
    expect(reached).toEqual(job.steps.map(nameOf));
    expect(output).toMatch(/::error title=Cloud risk::The gate fails\..*cloudbrief accept/);
    expect(written()).toEqual([
      'assessment.json',
      'briefing.html',
      'briefing.md',
      'findings.csv',
      'junit.xml',
      'results.sarif',
    ]);
    expect(calls()).toEqual([
      'npm install --global ./cloudbrief-0.1.0.tgz',
      'gh pr comment 7 --body-file cloudbrief-out/briefing.md --edit-last --create-if-none',
    ]);
    expect(summary).toMatch(/^### .*questions? needs? a decision now$/m);
    const inputs = job.steps
      .flatMap(step => [step.with?.['sarif_file'], step.with?.['path']])
      .filter(path => typeof path === 'string');
    expect(inputs).toEqual(['cloudbrief-out/', 'cloudbrief-out/results.sarif']);
    for (const path of inputs) expect(existsSync(runner.work.file(path)), path).toBe(true);
  });

  it('passes where nothing is critical, and comments on pull requests only', { tags: ['slow'] }, () => {
    const { failed, reached } = play(SOURCES.fine, 'schedule');
    expect(failed).toBeUndefined();
    expect(reached.at(-1)).toBe('Gate');
    expect(calls()).toHaveLength(1);
  });

  it('tells "not done" from "the gate fails"', { tags: ['slow'] }, () => {
    const { failed, reached, output } = play(SOURCES.broken, 'pull_request');
    expect(failed).toBe('Assess: 2');
    expect(output).toContain('::error title=Cloud risk::cloudbrief could not finish (exit 2): there is no verdict.');
    expect(output).not.toContain('The gate fails');
    expect(reached).toContain('Keep the files');
    for (const step of ['Gate', 'Comment on the pull request', 'Upload the findings to code scanning'])
      expect(reached).not.toContain(step);
  });
});

describe('the GitLab example', () => {
  interface Job {
    readonly before_script?: readonly string[];
    readonly script: readonly string[];
    readonly artifacts?: {
      readonly when: string;
      readonly access: string;
      readonly paths: readonly string[];
      readonly reports: Variables;
    };
    readonly needs?: readonly { readonly job: string }[];
    readonly rules?: readonly { readonly when?: string }[];
  }
  const file = parse(readFileSync(join(PIPELINES, 'gitlab', '.gitlab-ci.yml'), 'utf8')) as {
    variables: Variables;
    'cloud-risk': Job;
    comment: Job;
  };

  /** Plays a job: GitLab runs its lines one after the other in one shell. */
  const play = (job: Job, source: string) =>
    shell([...(job.before_script ?? []), ...job.script].join('\n'), {
      ...file.variables,
      SOURCE: source,
      AWS_TOKEN: 'a.b.c',
      COMMENT_TOKEN: 'secret',
      CI_PIPELINE_ID: '1',
      CI_API_V4_URL: 'https://gitlab.example/api/v4',
      CI_PROJECT_ID: '3',
      CI_MERGE_REQUEST_IID: '7',
    });

  it('ends with 1 at the gate, keeps the files and comments', () => {
    const assess = file['cloud-risk'];
    const run = play(assess, SOURCES.critical);
    expect(run.code).toBe(1);
    expect(run.output).toContain('Cloud risk: the gate fails.');
    expect(assess.artifacts).toMatchObject({ when: 'always', access: 'developer' });
    for (const path of [...assess.artifacts!.paths, assess.artifacts!.reports['junit']!])
      expect(existsSync(runner.work.file(path)), path).toBe(true);
    expect(written()).toEqual(['assessment.json', 'briefing.html', 'briefing.md', 'findings.csv', 'junit.xml']);

    expect(file.comment).toMatchObject({ needs: [{ job: 'cloud-risk' }], rules: [{ when: 'always' }] });
    const comment = play(file.comment, '');
    expect(comment).toEqual({ code: 0, output: '' });
    expect(calls().at(-1)).toBe(
      'curl --silent --show-error --fail --request POST --header PRIVATE-TOKEN: secret --data-urlencode body@cloudbrief-out/briefing.md https://gitlab.example/api/v4/projects/3/merge_requests/7/notes',
    );
  });

  it('ends with 0 where nothing is critical', { tags: ['slow'] }, () => {
    const run = play(file['cloud-risk'], SOURCES.fine);
    expect(run).toMatchObject({ code: 0, output: expect.stringContaining('the gate passes') });
  });

  it('ends with 2 where there is no verdict, and has nothing to comment', { tags: ['slow'] }, () => {
    const run = play(file['cloud-risk'], SOURCES.broken);
    expect(run.code).toBe(2);
    expect(run.output).toContain('could not finish (exit 2): there is no verdict.');
    expect(play(file.comment, '')).toMatchObject({ code: 0, output: expect.stringContaining('no briefing') });
    expect(calls().some(call => call.startsWith('curl'))).toBe(false);
  });
});
