import { gcpError } from '../../../src/providers/gcp/client/failure.ts';
import { guard } from '../../../src/providers/gcp/client/guard.ts';
import type { GcpTransport } from '../../../src/providers/gcp/client/transport.ts';
import type { GcpCollector } from '../../../src/providers/gcp/context.ts';
import { GCP_COLLECTORS } from '../../../src/providers/gcp/services/index.ts';
import type { GcpProject, GcpTarget } from '../../../src/providers/gcp/target.ts';
import { runGcpUnit } from '../../../src/providers/gcp/unit.ts';
import type { InventoryRecord } from '../../../src/model/inventory.ts';
import { assertDeclared } from '../assert-declared.ts';
import { answerGcp } from './gcp.ts';
import { NUMBER, type GcpFixture, type Refusal } from './gcp-fixture.ts';

export const PROJECT = 'shop-production';

export interface ReadGcp {
  readonly records: readonly InventoryRecord[];
  /** Requests, `GET compute /compute/v1/…`, in order. */
  readonly log: readonly string[];
  readonly resource: (name: string) => Extract<InventoryRecord, { record: 'resource' }>;
  readonly resources: (kind: string) => readonly Extract<InventoryRecord, { record: 'resource' }>[];
  readonly population: (kind: string) => Extract<InventoryRecord, { record: 'population' }> | undefined;
  readonly refusals: () => readonly Extract<InventoryRecord, { record: 'refusal' }>[];
}

/** Reads a project of a stored world with some collectors, without a network. */
export async function readGcp(
  fixture: GcpFixture,
  collectors: readonly GcpCollector[] = GCP_COLLECTORS,
  project: Partial<GcpProject> = {},
  scopes: readonly string[] = [],
): Promise<ReadGcp> {
  const log: string[] = [];
  const own = { id: PROJECT, number: NUMBER, name: 'Shop production', labels: {}, ...project };
  const records = await recordsOf(own, transportTo(fixture, log), collectors, { scopes });
  return { records, log, ...viewOf(records) };
}

/** Reads a project with every collector, without a network. `time`: start and end of the unit with this index. */
export const gcpRecords = (fixture: GcpFixture, project: GcpProject, time: UnitTime): Promise<InventoryRecord[]> =>
  recordsOf(project, transportTo(fixture), GCP_COLLECTORS, { time });

type UnitTime = (unit: number) => { readonly started: string; readonly ended: string };

async function recordsOf(
  project: GcpProject,
  transport: GcpTransport,
  collectors: readonly GcpCollector[],
  { time, scopes = [] }: { readonly time?: UnitTime; readonly scopes?: readonly string[] },
): Promise<InventoryRecord[]> {
  const target: GcpTarget = { project, transport, hierarchy: { scopes, shared: new Map() }, shared: new Map() };
  const records: InventoryRecord[] = [];
  for (const [index, collector] of collectors.entries()) {
    const id = `gcp:${project.id}:global:${collector.id}`;
    const sink = (record: InventoryRecord): void => {
      records.push(record.record === 'unit' ? { ...record, ...time?.(index) } : record);
    };
    await runGcpUnit({ id, target, collector }, sink, new AbortController().signal);
  }
  assertDeclared(records, collectors);
  return records;
}

export function viewOf(records: readonly InventoryRecord[]): Omit<ReadGcp, 'records' | 'log'> {
  const of = <R extends InventoryRecord['record']>(kind: R) =>
    records.filter((one): one is Extract<InventoryRecord, { record: R }> => one.record === kind);
  return {
    resource: name => {
      const all = of('resource');
      const found = all.find(one => one.name === name);
      if (found === undefined) throw new Error(`No resource ${name}; there are ${all.map(one => one.name).join(', ')}`);
      return found;
    },
    resources: kind => of('resource').filter(one => one.kind === kind),
    population: kind => of('population').find(one => one.kind === kind),
    refusals: () => of('refusal'),
  };
}

export function transportTo(fixture: GcpFixture, log: string[] = []): GcpTransport {
  const used = new Map<Refusal, number>();
  return {
    serverDate: () => undefined,
    send: async (request, call, watch) => {
      await Promise.resolve();
      guard(request, call, watch.declared);
      watch.called(call);
      const url = new URL(request.path, 'https://x');
      log.push(`${request.method} ${request.api} ${url.pathname}`);
      const { status, body } = answerGcp(
        fixture,
        { method: request.method, api: request.api, path: decodeURIComponent(url.pathname), query: url.searchParams },
        used,
      );
      if (status >= 300) throw gcpError(status, body);
      return body;
    },
  };
}
