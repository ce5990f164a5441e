import { cpSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { loadChecks } from '../../checks/index.ts';
import { scoreAll } from '../../src/risk/score.ts';
import { statedSums } from '../support/stated-sums.ts';
import { createWorkspace, readResults, runCli, type CliRun, type Results, type Workspace } from '../support/cli.ts';

/** Saved by a version that wrote version 1 of the files: an inventory, what was said of it, and the files beside it. */
const SAVED = join(import.meta.dirname, '..', 'fixtures', 'v1');
const NOW = '2026-12-01T00:00:00Z';

interface SavedFinding {
  readonly id: string;
  readonly check: string;
  readonly status: string;
  readonly severity: string;
  readonly credit?: number | undefined;
  readonly exception?: object | undefined;
  readonly resource: { readonly criticality: string; readonly provider: string };
}

const unpacked = (name: string): string => gunzipSync(readFileSync(join(SAVED, name))).toString();
const saved = unpacked('findings.ndjson.gz')
  .trimEnd()
  .split('\n')
  .map(line => JSON.parse(line) as SavedFinding);

const before = JSON.parse(unpacked('assessment.json.gz')) as Results['assessment'];

/** Verdicts that were wrong, by check: what that version said, and what is said since. */
const CORRECTED: Readonly<Record<string, readonly [then: string, ...now: readonly string[]]>> = {
  'copies-in-one-account': ['fail', 'pass'],
  'data-in-front-row': ['pass', 'not-applicable'],
  'exposed-server-with-rights': ['pass', 'not-applicable'],
  'locked-in-services': ['unknown', 'pass'],
  'lost-messages': ['unknown', 'pass', 'fail'],
  'one-hand-on-the-name': ['unknown', 'fail'],
  'open-admin-port': ['unknown', 'pass'],
  'open-data-port': ['unknown', 'pass'],
  'open-default-firewall': ['pass', 'unknown'],
  'open-firewall': ['unknown', 'not-applicable'],
  'stale-copies': ['fail', 'pass'],
  'unknown-guest': ['pass', 'not-applicable', 'unknown'],
};

/** Checks that asked a provider for what it does not have were unknown. */
const HAS_NO_SUCH: ReadonlySet<string> = new Set(['azure']);

interface Expected {
  readonly proven: number;
  readonly possible: number;
  readonly coverage: number;
  readonly grade: string;
}

/** Scores that corrected verdicts and extended checks change, by question; every other one is as it was. */
const RESCORED: Readonly<Record<string, Expected>> = {
  overall: { proven: 36, possible: 45, coverage: 86, grade: 'critical-gap' },
  coupling: { proven: 31, possible: 49, coverage: 82, grade: 'critical-gap' },
  'data-centre': { proven: 39, possible: 39, coverage: 96, grade: 'critical-gap' },
  'offsite-copies': { proven: 39, possible: 39, coverage: 79, grade: 'critical-gap' },
  people: { proven: 35, possible: 44, coverage: 91, grade: 'critical-gap' },
  performance: { proven: 28, possible: 72, coverage: 57, grade: 'critical-gap' },
  perimeter: { proven: 39, possible: 39, coverage: 79, grade: 'critical-gap' },
  provider: { proven: 30, possible: 37, coverage: 93, grade: 'critical-gap' },
  support: { proven: 28, possible: 56, coverage: 72, grade: 'critical-gap' },
};

/** Checks that judge more kinds since, by what they say of those: mostly that version saved nothing for them. */
const EXTENDED: Readonly<Record<string, readonly string[]>> = {
  'open-database-port': ['pass'],
  'open-management-port': ['pass'],
  // Databases of Azure and Google Cloud have no such policy.
  'public-resource-policy': ['not-applicable', 'unknown'],
  'unknown-external-principal': ['not-applicable', 'unknown'],
  // Functions and apps.
  'version-near-end-of-support': ['unknown'],
};
/** Names of the checks of that version. Checks that came later are left out: they judge what it did not save. */
const JUDGED: ReadonlySet<string> = new Set(before.checks.map(({ id }) => id));
const NAMES: ReadonlyMap<string, readonly string[]> = new Map(
  (await loadChecks()).map(({ id, aliases = [] }) => [id, [id, ...aliases]]),
);
const isOfThatVersion = (id: string): boolean => NAMES.get(id)?.some(name => JUDGED.has(name)) === true;

const mapValues = <T, U>(given: Readonly<Record<string, T>>, change: (one: T) => U): Record<string, U> =>
  Object.fromEntries(Object.entries(given).map(([name, one]) => [name, change(one)]));

/** What a finding says but for names, which may change. */
const substance = (findings: readonly SavedFinding[]): Readonly<Record<string, string>> =>
  Object.fromEntries(
    findings.map(({ id, status, severity, credit, exception, resource }) => [
      id,
      [status, severity, credit, exception === undefined ? 'open' : 'accepted', resource.criticality].join(' '),
    ]),
  );

describe('files that an earlier version wrote', () => {
  let work: Workspace;
  let results: Results;
  let run: CliRun;
  const assess = (out: string, ...args: string[]): Promise<CliRun> =>
    runCli(['assess', '--from', 'inventory.ndjson', '--format', 'json', '--all-findings', '--out', out, ...args], {
      cwd: work.path,
    });

  beforeAll(async () => {
    work = createWorkspace();
    cpSync(SAVED, work.path, { recursive: true });
    run = await assess('now', '--now', NOW);
    expect(run.code, run.stderr).toBe(0);
    results = readResults(work.file('now'));
  });
  afterAll(() => {
    work.remove();
  });

  it('hold old names: the saved files say so', () => {
    expect(readFileSync(work.file('inventory.ndjson'), 'utf8')).toMatch(/^\{"record":"header","version":1,/);
    expect(new Set(saved.map(({ check }) => check))).toContain('stealable-machine-login');
  });

  it('give the same verdicts, under the same identities', () => {
    expect(saved.length).toBeGreaterThan(500);
    const today = new Map<string, SavedFinding>(results.findings.map(one => [one.id, one]));
    const corrected = saved.map(one => {
      const [then, ...now] = CORRECTED[one.check] ?? [];
      const is = today.get(one.id);
      const inapplicable =
        one.status === 'unknown' && is?.status === 'not-applicable' && HAS_NO_SUCH.has(is.resource.provider);
      return is !== undefined && (inapplicable || (one.status === then && now.includes(is.status)))
        ? { ...one, status: is.status, severity: is.severity, credit: is.credit }
        : one;
    });
    const known = new Set(saved.map(({ id }) => id));
    const findings = results.findings.filter(({ check }) => isOfThatVersion(check));
    const added = findings.filter(({ id, check }) => check in EXTENDED && !known.has(id));
    expect(new Set(added.map(({ check, status }) => `${check} ${status}`))).toEqual(
      new Set(Object.entries(EXTENDED).flatMap(([check, said]) => said.map(status => `${check} ${status}`))),
    );
    expect(substance(findings.filter(one => !added.includes(one)))).toEqual(substance(corrected));
  });

  it('give the same scores, but for those of corrected verdicts', () => {
    // By the checks that both versions have.
    const common = results.assessment.checks.filter(({ id }) => isOfThatVersion(id));
    const { overall, questions } = scoreAll(common.map(check => ({ ...check, sums: statedSums(check.sums) })));
    const figures = ({ proven, possible, coverage, grade }: Expected): Expected => ({
      proven,
      possible,
      coverage,
      grade,
    });
    const expected = { overall: before.score.overall, ...before.score.questions, ...RESCORED };
    expect(mapValues({ overall, ...questions }, figures)).toEqual(mapValues(expected, figures));
  });

  it('accept risks of checks by their old names', () => {
    const { exceptions } = results.assessment;
    expect(exceptions).toMatchObject({ expired: [], unused: [], overlong: [] });
    expect(exceptions?.applied.length).toBeGreaterThan(40);
  });

  it('take new acceptances and answers: each file goes on with what it holds', async () => {
    const who = ['--owner', 'Ada', '--reason', 'soon', '--until', '2027-01-31', '--now', NOW];
    const accept = await runCli(['accept', 'imdsv1-enabled', 'nobody', ...who], { cwd: work.path });
    expect(accept.code, accept.stderr).toBe(0);
    const form = await runCli(['interview', '--form'], { cwd: work.path });
    expect(form.code, form.stderr).toBe(0);
  });
});
