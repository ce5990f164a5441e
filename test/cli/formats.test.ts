import { parse } from 'csv-parse/sync';
import { readdirSync, readFileSync } from 'node:fs';
import { Ajv, type AnySchema } from 'ajv';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { SyntaxValidator } from 'fast-xml-validator';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { registerSchema } from '../../src/model/register.ts';
import { RENDERERS } from '../../src/render/renderers.ts';
import asff from '../fixtures/formats/asff-findings.json' with { type: 'json' };
import gitlab from '../fixtures/formats/gitlab-sast-report.json' with { type: 'json' };
import ocsf from '../fixtures/formats/ocsf-compliance-finding.json' with { type: 'json' };
import oscal from '../fixtures/formats/oscal-assessment-results.json' with { type: 'json' };
import { type CliRun, createWorkspace, expectFault, runCli, saidIn, SAMPLE, type Workspace } from '../support/cli.ts';

/** Each against the schema that its owner publishes; dates are checked by their patterns. */
const validates =
  (schema: AnySchema, make: typeof Ajv | typeof Ajv2020 = Ajv) =>
  (given: unknown): void => {
    const validate = new make({ strict: false, validateFormats: false }).compile(schema);
    expect(validate(given) === true ? [] : validate.errors).toEqual([]);
  };
const [isOcsf, isAsff, isGitlab, isOscal] = [validates(ocsf, Ajv2020), validates(asff, Ajv2020), validates(gitlab), validates(oscal)]; // prettier-ignore

/** How somebody else's program reads what stands on standard output. */
const READERS: Readonly<Record<string, (text: string) => void>> = {
  sarif: text => {
    expect(JSON.parse(text)).toMatchObject({ version: '2.1.0', runs: [{ tool: { driver: { name: 'cloudbrief' } } }] });
  },
  junit: text => {
    expect(SyntaxValidator.validate(text)).toBe(true);
  },
  csv: text => {
    expect(parse(text, { bom: true, columns: true, record_delimiter: '\r\n' }).length).toBeGreaterThan(100);
  },
  markdown: text => {
    expect(text).toMatch(/^## Cloud risk briefing/);
  },
  email: text => {
    expect(text).toMatch(/^Cloud risk briefing: Our company[^\n]*\n\n[^\n]+\n\nTLP:AMBER\+STRICT\n$/);
  },
  ocsf: text => {
    const [first] = JSON.parse(text) as unknown[];
    isOcsf(first);
  },
  asff: text => {
    // One call of BatchImportFindings takes a hundred.
    isAsff((JSON.parse(text) as unknown[]).slice(0, 100));
  },
  'gitlab-code-quality': text => {
    expect(JSON.parse(text)).toContainEqual(expect.objectContaining({ type: 'issue', severity: 'blocker' }));
  },
  'gitlab-sast': text => {
    isGitlab(JSON.parse(text));
  },
  oscal: text => {
    isOscal(JSON.parse(text));
  },
  'register-csv': text => {
    const rows: Record<string, string>[] = parse(text, { bom: true, columns: true, record_delimiter: '\r\n' });
    expect(rows[0]).toMatchObject({
      Priority: '1',
      'Current Assessment - Likelihood': expect.stringMatching(/^About 1 year in \d/),
      'Current Assessment - Impact': 'Not estimated',
    });
  },
  'register-json': text => {
    expect(registerSchema.safeParse(JSON.parse(text)).error).toBeUndefined();
  },
};

describe('formats that pipelines read', () => {
  let work: Workspace;
  beforeEach(() => {
    work = createWorkspace();
  });
  afterEach(() => {
    work.remove();
  });
  const assess = (...args: string[]): Promise<CliRun> =>
    runCli(['assess', '--from', SAMPLE, '--now', '2026-11-22', ...args], { cwd: work.path });

  it.each(Object.entries(READERS))(
    '%s goes to standard output alone, and into its file the same',
    async (format, read) => {
      const piped = await assess('--format', format, '--out', '-');
      expect({ code: piped.code, said: saidIn(piped.stderr) }).toEqual({ code: 0, said: '' });
      read(piped.stdout);
      expect(readdirSync(work.path), 'nothing is written').toEqual([]);
      await assess('--format', format, '--out', 'out');
      const { fileName } = RENDERERS.find(one => one.format === format)!;
      expect(readdirSync(work.file('out'))).toEqual([fileName]);
      expect(readFileSync(work.file('out', fileName), 'utf8')).toBe(piped.stdout);
    },
  );

  it('are written again from a saved assessment, the same to the byte', async () => {
    const formats = ['--format', Object.keys(READERS).join(',')];
    await assess(...formats, '--format', 'json', '--out', 'first');
    const run = await runCli(['render', 'first/assessment.json', ...formats, '--out', 'again'], { cwd: work.path });
    expect(run.code, run.stderr).toBe(0);
    const files = readdirSync(work.file('again'));
    expect(files).toHaveLength(Object.keys(READERS).length);
    for (const file of files)
      expect(
        readFileSync(work.file('again', file), 'utf8') === readFileSync(work.file('first', file), 'utf8'),
        file,
      ).toBe(true);
  });

  it('still say on standard error and by exit code that the gate failed', async () => {
    const run = await assess('--format', 'sarif', '--out', '-', '--fail-on', 'critical');
    expect(run.code).toBe(1);
    expect(run.stderr).toMatch(/The gate fails: \d+ findings? at or above critical/);
    expect(() => void JSON.parse(run.stdout)).not.toThrow();
  });

  it('are all named by the help of assess and render', async () => {
    for (const command of ['assess', 'render', 'demo']) {
      const { stdout } = await runCli([command, '--help'], { cwd: work.path });
      const [, help] = /--format <formats>\s+([^(]+)\(/.exec(stdout) ?? [];
      expect(help?.replaceAll(/\s+/g, ' ').trim(), command).toBe(RENDERERS.map(one => one.format).join(', '));
    }
  });

  it('are guessed from a typing error before anything is read', async () => {
    const run = await runCli(['assess', '--from', 'is-not-there.ndjson', '--format', 'json,serif'], { cwd: work.path });
    expect(expectFault(run, 'CB_USAGE')).toEqual([
      'cloudbrief: [CB_USAGE] There is no format "serif".',
      '  Did you mean sarif? The formats are pdf, html, evidence, json, sarif, junit, csv, markdown, ocsf, asff, gitlab-code-quality, gitlab-sast, oscal, register-csv, register-json, xlsx, docx, pptx, email.',
    ]);
    expect(readdirSync(work.path)).toEqual([]);
  });
});
