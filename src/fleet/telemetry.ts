import type { Attributes, Meter, Span } from '@opentelemetry/api';
import type { Claimed } from './claims.ts';
import { jobKey } from './job.ts';
import type { Packed } from './pack.ts';
import { messageOf } from '../lib/thrown.ts';

/** Runs a job and reports it. */
export type ObserveJob = (claimed: Claimed, run: () => Promise<Packed>) => Promise<Packed>;

export interface Telemetry {
  readonly observe: ObserveJob;
  /** Sends what is left. */
  readonly stop: () => Promise<void>;
}

type Environment = Readonly<Record<string, string | undefined>>;

/** Nothing is reported, and nothing loaded for it. */
const SILENT: Telemetry = { observe: (_, run) => run(), stop: () => Promise.resolve() };

/** Traces and metrics over OTLP, where an endpoint is set; the exporters read the other OTEL_ variables themselves. */
export function startTelemetry(environment: Environment, version: string): Promise<Telemetry> {
  const { OTEL_EXPORTER_OTLP_ENDPOINT: endpoint = '', OTEL_SDK_DISABLED: disabled } = environment;
  return endpoint === '' || disabled === 'true' ? Promise.resolve(SILENT) : start(environment, version);
}

async function start(environment: Environment, version: string): Promise<Telemetry> {
  const [{ resourceFromAttributes }, traces, metrics, { OTLPTraceExporter }, { OTLPMetricExporter }] =
    await Promise.all([
      import('@opentelemetry/resources'),
      import('@opentelemetry/sdk-trace'),
      import('@opentelemetry/sdk-metrics'),
      import('@opentelemetry/exporter-trace-otlp-http'),
      import('@opentelemetry/exporter-metrics-otlp-http'),
    ]);
  const name = environment['OTEL_SERVICE_NAME'] ?? 'cloudbrief';
  const resource = resourceFromAttributes({ 'service.name': name, 'service.version': version });
  const tracers = new traces.TracerProvider({ resource, spanProcessors: [new traces.BatchSpanProcessor({ exporter: new OTLPTraceExporter() })] }); // prettier-ignore
  const readers = [new metrics.PeriodicExportingMetricReader({ exporter: new OTLPMetricExporter() })];
  const meters = new metrics.MeterProvider({ resource, readers });
  const tracer = tracers.getTracer('cloudbrief');
  const count = countersOf(meters.getMeter('cloudbrief'));
  return {
    observe: async (claimed, run) => {
      const span = tracer.startSpan('cloudbrief.fleet.job', { attributes: attributesOf(claimed) });
      const began = performance.now();
      try {
        const packed = await run();
        count(packed, (performance.now() - began) / 1_000);
        span.setAttributes({ 'cloudbrief.calls': packed.calls, 'cloudbrief.resources': packed.resources });
        return packed;
      } catch (error) {
        count(undefined, (performance.now() - began) / 1_000);
        fail(span, error);
        throw error;
      } finally {
        span.end();
      }
    },
    // An endpoint that is away costs its own time-out, and no job.
    stop: async () => {
      await Promise.allSettled([tracers.shutdown(), meters.shutdown()]);
    },
  };
}

/** As the semantic conventions name them. */
const attributesOf = ({ plan, job, retryCount }: Claimed): Attributes => ({
  'cloud.provider': job.provider,
  'cloud.account.id': job.account,
  'cloud.region': job.region,
  'cloudbrief.plan': plan,
  'cloudbrief.job': jobKey(job),
  'cloudbrief.attempt': retryCount,
});

/** The status code of a failure (SpanStatusCode.ERROR), without loading the API for it. */
const ERROR = 2;

function fail(span: Span, error: unknown): void {
  span.setStatus({ code: ERROR, message: messageOf(error) });
}

/** Counts a job by its outcome; undefined for one that is tried again. */
function countersOf(meter: Meter): (packed: Packed | undefined, seconds: number) => void {
  const jobs = meter.createCounter('cloudbrief.fleet.jobs', { description: 'Jobs that a worker has run' });
  const calls = meter.createCounter('cloudbrief.fleet.calls', { description: 'API calls of jobs that ended' });
  const resources = meter.createCounter('cloudbrief.fleet.resources', { description: 'Resources that they found' });
  const duration = meter.createHistogram('cloudbrief.fleet.job.duration', { unit: 's' });
  return (packed, seconds) => {
    const outcome = { outcome: packed === undefined ? 'failed' : 'read' };
    jobs.add(1, outcome);
    duration.record(seconds, outcome);
    calls.add(packed?.calls ?? 0);
    resources.add(packed?.resources ?? 0);
  };
}
