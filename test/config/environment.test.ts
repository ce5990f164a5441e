import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { VARIABLES, variableOf } from '../../src/config/environment.ts';
import { explainConfig } from '../../src/config/explain.ts';
import { loadConfig } from '../../src/config/load.ts';
import type { CloudbriefError } from '../../src/model/errors.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'cloudbrief-environment-'));
});
afterEach(() => {
  rmSync(folder, { recursive: true });
});

const write = (yaml: string): void => {
  writeFileSync(join(folder, 'cloudbrief.yaml'), yaml);
};

const fault = (environment: Record<string, string>): string => {
  try {
    loadConfig(undefined, folder, environment);
  } catch (error) {
    return (error as CloudbriefError).message;
  }
  throw new Error('should have been refused');
};

describe('variables of the environment', () => {
  it('are named after the path of their setting, and there is one for every single value', () => {
    expect(variableOf(['gate', 'failOnUnknown'])).toBe('CLOUDBRIEF_GATE_FAIL_ON_UNKNOWN');
    expect([...VARIABLES.keys()]).toEqual([
      'CLOUDBRIEF_CLIENT_NAME',
      'CLOUDBRIEF_CLIENT_PERIOD',
      'CLOUDBRIEF_CLIENT_PREPARED_FOR',
      'CLOUDBRIEF_CLIENT_PREPARED_BY',
      'CLOUDBRIEF_CLIENT_CONTACT',
      'CLOUDBRIEF_CLIENT_VERSION',
      'CLOUDBRIEF_CLIENT_COUNSEL',
      'CLOUDBRIEF_CLIENT_KEEP_MONTHS',
      'CLOUDBRIEF_CLIENT_TLP',
      'CLOUDBRIEF_BRAND_LOGO',
      'CLOUDBRIEF_BRAND_ACCENT',
      'CLOUDBRIEF_BRAND_TEMPLATES',
      'CLOUDBRIEF_AWS_PROFILES',
      'CLOUDBRIEF_AWS_ROLES',
      'CLOUDBRIEF_AWS_EXTERNAL_ID',
      'CLOUDBRIEF_AWS_SESSION_NAME',
      'CLOUDBRIEF_AWS_ROLE_CHAIN',
      'CLOUDBRIEF_AWS_ORGANIZATION_ROLE',
      'CLOUDBRIEF_AWS_ORGANIZATIONAL_UNITS',
      'CLOUDBRIEF_AWS_ORGANIZATION_ACCOUNTS',
      'CLOUDBRIEF_AWS_ORGANIZATION_TAGS',
      'CLOUDBRIEF_AWS_REGIONS',
      'CLOUDBRIEF_AZURE_SUBSCRIPTIONS',
      'CLOUDBRIEF_AZURE_MANAGEMENT_GROUPS',
      'CLOUDBRIEF_AZURE_SUBSCRIPTION_TAGS',
      'CLOUDBRIEF_AZURE_TENANT',
      'CLOUDBRIEF_AZURE_CLOUD',
      'CLOUDBRIEF_AZURE_ENDPOINT',
      'CLOUDBRIEF_GCP_PROJECTS',
      'CLOUDBRIEF_GCP_FOLDERS',
      'CLOUDBRIEF_GCP_ORGANIZATIONS',
      'CLOUDBRIEF_GCP_PROJECT_LABELS',
      'CLOUDBRIEF_GCP_IMPERSONATE',
      'CLOUDBRIEF_GCP_QUOTA_PROJECT',
      'CLOUDBRIEF_GCP_ENDPOINT',
      'CLOUDBRIEF_PLUGINS',
      'CLOUDBRIEF_CAPACITY_DAYS',
      'CLOUDBRIEF_GATE_FAIL_ON',
      'CLOUDBRIEF_GATE_FAIL_ON_UNKNOWN',
      'CLOUDBRIEF_GATE_REQUIRE_CONFIDENCE',
      'CLOUDBRIEF_GATE_MAX_EXCEPTION_MONTHS',
      'CLOUDBRIEF_HISTORY_STORE',
      'CLOUDBRIEF_HISTORY_BASELINE',
      'CLOUDBRIEF_LANG',
      'CLOUDBRIEF_METRICS',
      'CLOUDBRIEF_PAGE',
      'CLOUDBRIEF_BROWSER',
    ]);
  });

  it('are all named in the documentation', () => {
    const docs = readFileSync(join(import.meta.dirname, '..', '..', 'docs', 'configuration.md'), 'utf8');
    for (const [variable, { path }] of VARIABLES) {
      expect(docs).toContain(`\`${variable}\``);
      expect(docs).toContain(`\`${path.join('.')}\``);
    }
  });

  it('hold over the file, one value each, and leave the rest of it alone', () => {
    write('client:\n  name: From the file\n  period: Q3\naws:\n  regions: [eu-west-1]\ngate:\n  failOn: low\n');
    const { config } = loadConfig(undefined, folder, {
      CLOUDBRIEF_CLIENT_NAME: '  Noonsale Ltd ',
      CLOUDBRIEF_AWS_REGIONS: 'eu-central-1, us-east-1,',
      CLOUDBRIEF_GATE_REQUIRE_CONFIDENCE: '70',
      CLOUDBRIEF_PAGE: 'letter',
      HOME: '/somewhere',
    });
    expect(config).toEqual({
      client: { name: 'Noonsale Ltd', period: 'Q3' },
      aws: { regions: ['eu-central-1', 'us-east-1'] },
      gate: { failOn: 'low', requireConfidence: 70 },
      page: 'letter',
    });
  });

  it('set nothing where they are empty, as pipelines hand on what is not set', () => {
    write('page: letter\n');
    const { config, variables } = loadConfig(undefined, folder, { CLOUDBRIEF_PAGE: '', CLOUDBRIEF_AWS_ROLES: ' ' });
    expect(config).toEqual({ page: 'letter' });
    expect(variables).toEqual([]);
  });

  it('are refused by name when nobody knows them or their value cannot be, all at once', () => {
    const said = fault({
      CLOUDBRIEF_GATE_FIAL_ON: 'critical',
      CLOUDBRIEF_CHECKS: '{}',
      CLOUDBRIEF_PAGE: 'a5',
      CLOUDBRIEF_GATE_REQUIRE_CONFIDENCE: 'much',
      CLOUDBRIEF_GATE_MAX_EXCEPTION_MONTHS: '1.5',
      CLOUDBRIEF_CLIENT_NAME: 'x'.repeat(121),
    }).split('\n');
    expect(said).toEqual([
      'CLOUDBRIEF_CHECKS: checks is more than one value; write it in the file.',
      expect.stringMatching(/^CLOUDBRIEF_CLIENT_NAME: expected text of at most 120 characters, found "x+…\.$/),
      expect.stringMatching(/^CLOUDBRIEF_GATE_FIAL_ON is no setting; did you mean CLOUDBRIEF_GATE_FAIL_ON\?$/),
      'CLOUDBRIEF_GATE_MAX_EXCEPTION_MONTHS: expected a whole number, found "1.5".',
      'CLOUDBRIEF_GATE_REQUIRE_CONFIDENCE: expected a number, found "much".',
      'CLOUDBRIEF_PAGE: expected one of a4, letter, found "a5"; did you mean a4?',
    ]);
  });
});

describe('the configuration, explained', () => {
  it('says of every setting what holds and where it comes from', () => {
    write(
      '# Ours\nclient:\n  name: Noonsale Ltd\ncriticality:\n  - criticality: test\n    match: { name: x }\nchecks:\n  a: { days: 1 }\n',
    );
    writeFileSync(
      join(folder, 'cloudbrief.answers.yaml'),
      "restore-test: { status: 'no', date: '2026-11-01', by: CTO }\nworkloads:\n  Shop:\n    restore-test: { status: 'yes', date: '2026-11-01', by: CTO }\n",
    );
    const file = join(folder, 'cloudbrief.yaml');
    const { files, settings } = explainConfig(undefined, folder, {
      CLOUDBRIEF_PAGE: 'letter',
      CLOUDBRIEF_CLIENT_NAME: 'Other Ltd',
    });
    const of = (path: string) => settings.find(setting => setting.path === path);
    expect(of('client.name')).toEqual({
      path: 'client.name',
      value: 'Other Ltd',
      from: { kind: 'variable', variable: 'CLOUDBRIEF_CLIENT_NAME' },
      variable: 'CLOUDBRIEF_CLIENT_NAME',
    });
    expect(of('criticality.0')?.from).toEqual({ kind: 'file', file, line: 5, column: 5 });
    expect(of('checks.a')).toMatchObject({ value: { days: 1 }, from: { kind: 'file', line: 8, column: 3 } });
    expect(of('aws.regions')).toEqual({
      path: 'aws.regions',
      otherwise: 'all that are enabled',
      from: { kind: 'default' },
      variable: 'CLOUDBRIEF_AWS_REGIONS',
    });
    expect(of('workloads')?.from).toEqual({ kind: 'default' });
    expect(files).toEqual({
      configuration: { path: file, found: true },
      answers: { path: join(folder, 'cloudbrief.answers.yaml'), found: true, entries: 2 },
      exceptions: { path: join(folder, 'cloudbrief.exceptions.yaml'), found: false, entries: 0 },
    });
  });
});
