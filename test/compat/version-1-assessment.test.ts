import { cpSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Assessment } from '../../src/model/assessment.ts';
import type { Trend } from '../../src/model/trend.ts';
import { createWorkspace, readResults, runCli, type CliRun, type Workspace } from '../support/cli.ts';

/** A small company, judged twice by a version that wrote version 1 of the files; the inventory is of the second time. */
const SAVED = join(import.meta.dirname, '..', 'fixtures', 'v1', 'small');
const CHECKS =
  'stealable-machine-login,unencrypted-database,deletable-database,unfiltered-entry-point,plain-text-entry-point,' +
  'all-powerful-key,lingering-access,copies-in-one-account';

interface SavedAssessment {
  readonly schemaVersion: number;
  readonly score: Assessment['score'];
  readonly findings: readonly { readonly id: string; readonly check: string; readonly message: string }[];
  readonly trend: { readonly gone: readonly { readonly id: string }[] };
}

const saved = JSON.parse(readFileSync(join(SAVED, 'assessment.json'), 'utf8')) as SavedAssessment;
const messages = saved.findings.map(({ id, message }) => [id, message] as const).sort();

describe('an assessment of version 1', () => {
  let work: Workspace;
  const run = async (...args: string[]): Promise<CliRun> => {
    const done = await runCli(args, { cwd: work.path });
    expect(done.code, done.stderr).toBe(0);
    return done;
  };
  const assess = async (out: string, { from = 'inventory.ndjson', args = [] as string[] } = {}): Promise<Trend> => {
    const now = ['--now', '2026-12-01T00:00:00Z', '--baseline', 'assessment.json'];
    await run('assess', '--from', from, '--checks', CHECKS, '--format', 'json', '--out', out, ...now, ...args);
    const { trend } = readResults(work.file(out)).assessment;
    return trend ?? expect.fail('there is no trend');
  }; // prettier-ignore

  beforeAll(() => {
    work = createWorkspace();
    cpSync(SAVED, work.path, { recursive: true });
  });
  afterAll(() => {
    work.remove();
  });

  it('has former ids of checks and topics, and a trend', () => {
    expect(saved.schemaVersion).toBe(1);
    expect(saved.findings.map(({ check }) => check)).toContain('lingering-access');
    expect(saved.trend.gone).toHaveLength(1);
  });

  it('is a baseline: every finding is as before, and what was resolved stays known', async () => {
    const { findings, overall, resolvedHistory, rules } = await assess('same');
    const { unchanged, ...others } = findings;
    expect(unchanged).toBe(saved.findings.length);
    expect(Object.entries(others).filter(([, count]) => count > 0)).toEqual([]);
    // Scored by today's rules, as the later one: it names no crown jewel, so that any resource may be one.
    expect(overall).toMatchObject({ direction: 'unchanged' });
    expect(overall.before.proven).toBe(overall.after.proven);
    expect(overall.before.proven).toBeLessThanOrEqual(saved.score.overall.proven);
    expect(resolvedHistory.map(({ id }) => id)).toEqual(saved.trend.gone.map(({ id }) => id));
    expect([rules.added, rules.removed]).toEqual([[], []]);
  });

  it('is a baseline of the gate: nothing is new', async () => {
    await assess('gate', { args: ['--fail-on', 'low', '--fail-on-unknown', 'low', '--new-only'] });
  });

  it('knows a finding that comes back', async () => {
    const text = readFileSync(join(SAVED, 'inventory.ndjson'), 'utf8');
    const again = text.replaceAll('"deletionProtection":{"state":"value","value":true}', '"deletionProtection":{"state":"value","value":false}'); // prettier-ignore
    writeFileSync(work.file('again.ndjson'), again);
    const { cameBack } = await assess('back', { from: 'again.ndjson' });
    expect(cameBack).toEqual(saved.trend.gone.map(({ id }) => id));
  });

  it('is compared with a later one', async () => {
    await assess('later');
    const { stdout } = await run('compare', 'assessment.json', 'later/assessment.json');
    expect(stdout).toContain(`All ${String(saved.findings.length)} findings are as before.`);
  });

  it('is rendered with the messages that it has', async () => {
    await run('render', 'assessment.json', '--format', 'json,markdown,html,sarif,junit,csv', '--out', 'again');
    const { assessment } = readResults(work.file('again'));
    expect(assessment.findings.map(({ id, message }) => [id, message] as const).sort()).toEqual(messages);
    expect(assessment.score.overall.proven).toBe(saved.score.overall.proven);
  });

  it('is rendered under the ids of today, so that renamed checks have their remediation', async () => {
    await run('render', 'assessment.json', '--format', 'sarif', '--out', 'rules');
    const sarif = readFileSync(work.file('rules', 'results.sarif'), 'utf8');
    expect(sarif).toContain('"id": "imdsv1-enabled"');
    expect(sarif).toContain('aws ec2 modify-instance-metadata-options');
  });

  it('is rendered in another language, titles and topics of renamed checks included; its messages stay', async () => {
    await run('render', 'assessment.json', '--format', 'markdown', '--lang', 'de', '--out', 'german');
    const text = readFileSync(work.file('german', 'briefing.md'), 'utf8');
    for (const title of [
      'Dauerhafte Schlüssel, die alles öffnen',
      'Zugänge enden an dem Tag, an dem jemand geht?',
      '`Ausscheidende`',
    ])
      expect(text).toContain(title);
    // A title that has changed since stays as it was written.
    expect(text).toContain('Data that one log-in can delete');
    expect(text).toContain('orders is not encrypted.');
  });
});
