import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import type { Claimed } from '../../src/fleet/claims.ts';
import { startTelemetry } from '../../src/fleet/telemetry.ts';

interface Attribute {
  readonly key: string;
  readonly value: Readonly<Record<string, unknown>>;
}
interface Traces {
  readonly resourceSpans: { readonly resource: { readonly attributes: Attribute[] }; readonly scopeSpans: { readonly spans: { readonly name: string; readonly attributes: Attribute[]; readonly status: object }[] }[] }[];
} // prettier-ignore
interface Metrics {
  readonly resourceMetrics: { readonly scopeMetrics: { readonly metrics: { readonly name: string; readonly sum?: { readonly dataPoints: { readonly asDouble: number; readonly attributes: Attribute[] }[] } }[] }[] }[];
} // prettier-ignore

const CLAIMED: Claimed = {
  ...{ id: '1', retryCount: 2, plan: '1a2b3c4d', queue: 'plan-1a2b3c4d', output: null },
  job: { provider: 'aws', account: '111122223333', region: 'eu-west-1', collectors: 0 },
};

let received: { readonly path: string; readonly body: string }[];
let server: ReturnType<typeof createServer>;
beforeEach(async () => {
  received = [];
  server = createServer((incoming, response) => {
    const chunks: Buffer[] = [];
    incoming.on('data', (chunk: Buffer) => chunks.push(chunk));
    incoming.on('end', () => {
      received.push({ path: incoming.url ?? '', body: Buffer.concat(chunks).toString() });
      response.writeHead(200, { 'content-type': 'application/json' }).end('{}');
    });
  });
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve));
});
afterEach(() => {
  vi.unstubAllEnvs();
  server.closeAllConnections();
  server.close();
});

const bodiesOf = <T>(path: string): T[] => received.filter(one => one.path === path).map(({ body }) => JSON.parse(body) as T); // prettier-ignore

it('sends a span for each try of a job and counts them, where an endpoint is set', async () => {
  vi.stubEnv('OTEL_EXPORTER_OTLP_ENDPOINT', `http://127.0.0.1:${String((server.address() as AddressInfo).port)}`);
  const { observe, stop } = await startTelemetry(process.env, '1.2.3');
  const packed = { content: Buffer.alloc(0), calls: 117, resources: 9 };
  expect(await observe(CLAIMED, () => Promise.resolve(packed))).toBe(packed);
  await expect(observe(CLAIMED, () => Promise.reject(new Error('no such role')))).rejects.toThrow('no such role');
  await stop();

  const traces = bodiesOf<Traces>('/v1/traces').flatMap(({ resourceSpans }) => resourceSpans);
  expect(traces[0]!.resource.attributes).toContainEqual({ key: 'service.name', value: { stringValue: 'cloudbrief' } });
  const spans = traces.flatMap(({ scopeSpans }) => scopeSpans).flatMap(one => one.spans);
  expect(spans.map(({ name }) => name)).toEqual(['cloudbrief.fleet.job', 'cloudbrief.fleet.job']);
  expect(spans[0]!.attributes).toContainEqual({ key: 'cloud.account.id', value: { stringValue: '111122223333' } });
  expect(spans[0]!.attributes).toContainEqual({ key: 'cloudbrief.calls', value: { intValue: 117 } });
  expect(spans[1]!.status).toMatchObject({ code: 2, message: 'no such role' });

  const metrics = bodiesOf<Metrics>('/v1/metrics').flatMap(one => one.resourceMetrics.flatMap(({ scopeMetrics }) => scopeMetrics.flatMap(scope => scope.metrics))); // prettier-ignore
  const jobs = metrics.find(({ name }) => name === 'cloudbrief.fleet.jobs')?.sum?.dataPoints;
  expect(jobs?.map(point => [point.attributes[0]?.value['stringValue'], point.asDouble])).toEqual([['read', 1], ['failed', 1]]); // prettier-ignore
});

it('sends nothing without an endpoint, or where it is switched off', async () => {
  const url = `http://127.0.0.1:${String((server.address() as AddressInfo).port)}`;
  for (const environment of [{}, { OTEL_EXPORTER_OTLP_ENDPOINT: url, OTEL_SDK_DISABLED: 'true' }]) {
    const { observe, stop } = await startTelemetry(environment, '1.2.3');
    await observe(CLAIMED, () => Promise.resolve({ content: Buffer.alloc(0), calls: 1, resources: 1 }));
    await stop();
  }
  expect(received).toEqual([]);
});
