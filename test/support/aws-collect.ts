import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { AwsCollector } from '../../src/providers/aws/context.ts';
import { AWS_COLLECTORS } from '../../src/providers/aws/services/index.ts';
import { planAws, type AwsRequest } from '../../src/providers/aws/plan.ts';
import { runUnits, type RunUnitsOptions } from '../../src/providers/kit/run-units.ts';
import type { InventoryRecord, Population, Refusal, Target, Unit } from '../../src/model/inventory.ts';
import { recordSchema } from '../../src/model/inventory.ts';
import type { Resource } from '../../src/model/resource.ts';
import { assertDeclared } from './assert-declared.ts';

const CLEARED = [
  'AWS_PROFILE', 'AWS_SESSION_TOKEN', 'AWS_DEFAULT_REGION', 'AWS_ROLE_ARN', 'AWS_WEB_IDENTITY_TOKEN_FILE', 'HTTP_PROXY', 'HTTPS_PROXY',
  'http_proxy', 'https_proxy', 'ALL_PROXY', 'all_proxy', 'NO_PROXY', 'no_proxy', 'AWS_CONTAINER_CREDENTIALS_FULL_URI',
  'AWS_CONTAINER_CREDENTIALS_RELATIVE_URI', 'AWS_ENDPOINT_URL_EC2', 'AWS_ENDPOINT_URL_STS',
]; // prettier-ignore

/** Environment variables with the given server as AWS endpoint; isolated from the configuration of the machine. */
export function useAwsEnvironment(endpoint: string, more: Readonly<Record<string, string | undefined>> = {}): void {
  const folder = mkdtempSync(join(tmpdir(), 'cloudbrief-aws-'));
  writeFileSync(join(folder, 'config'), '');
  for (const name of CLEARED) Reflect.deleteProperty(process.env, name);
  const environment: Readonly<Record<string, string | undefined>> = {
    AWS_ENDPOINT_URL: endpoint,
    AWS_ACCESS_KEY_ID: 'AKIATESTTESTTESTTEST',
    AWS_SECRET_ACCESS_KEY: 'secret-of-the-test',
    AWS_REGION: 'us-east-1',
    AWS_CONFIG_FILE: join(folder, 'config'),
    AWS_SHARED_CREDENTIALS_FILE: join(folder, 'credentials'),
    AWS_EC2_METADATA_DISABLED: 'true',
    ...more,
  };
  for (const [name, text] of Object.entries(environment)) {
    if (text === undefined) Reflect.deleteProperty(process.env, name);
    else process.env[name] = text;
  }
}

export const FAST = {
  maxAttempts: 2,
  retryMode: 'standard',
  timeouts: { connect: 2_000, firstAnswer: 2_500, answer: 4_000 },
} as const;

/** Time-out for servers that hang. */
export const IMPATIENT = { connect: 2_000, firstAnswer: 800, answer: 1_200 } as const;

export interface Collected {
  readonly records: readonly InventoryRecord[];
  readonly targets: readonly Target[];
  readonly warnings: readonly string[];
  readonly resource: (id: string) => Resource;
  readonly names: (kind: string) => string[];
  readonly population: (kind: string, region?: string) => Population;
  readonly refusals: readonly Refusal[];
  readonly unit: (collector: string, region?: string) => Unit;
}

type Request = Partial<AwsRequest> & { readonly collectors?: readonly AwsCollector[] };

/** Plans and runs all units, and validates each record against the published schema. */
export async function collectAws(request: Request = {}, options: RunUnitsOptions = {}): Promise<Collected> {
  const plan = await planAws({ version: '0.0.0-test', ...FAST, ...request });
  const records: InventoryRecord[] = [];
  try {
    await runUnits(plan, record => records.push(recordSchema.parse(JSON.parse(JSON.stringify(record)))), options);
  } finally {
    plan.close();
  }
  assertDeclared(records, request.collectors ?? AWS_COLLECTORS);
  const only = <K extends InventoryRecord['record']>(kind: K): Extract<InventoryRecord, { record: K }>[] =>
    records.filter((record): record is Extract<InventoryRecord, { record: K }> => record.record === kind);
  const one = <T>(found: T | undefined, what: string): T => {
    if (found === undefined) throw new Error(`no ${what} was collected`);
    return found;
  };
  return {
    records,
    targets: plan.targets,
    warnings: plan.warnings,
    resource: id =>
      one(
        only('resource').find(resource => resource.id.endsWith(id)),
        id,
      ),
    names: kind =>
      only('resource')
        .filter(resource => resource.kind === kind)
        .map(({ name }) => name),
    population: (kind, region = '') =>
      one(
        only('population').find(entry => entry.kind === kind && entry.unit.includes(`:${region}`)),
        `population of ${kind}`,
      ),
    refusals: only('refusal'),
    unit: (collector, region = '') =>
      one(
        only('unit').find(unit => unit.collector === collector && unit.region.startsWith(region)),
        collector,
      ),
  };
}
