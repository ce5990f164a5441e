import type { Facets } from '../../../../model/facets.ts';
import { absent, mapReading, value } from '../../../../model/reading.ts';
import { requireField } from '../../../kit/response-fields.ts';
import { UnreadError } from '../../client/failure.ts';
import { gcpOperations, type GcpCollector, type GcpContext, type GcpList } from '../../context.ts';
import { headOf, leafName } from '../../facets/common.ts';
import { locationIn } from '../../facets/locations.ts';
import { hasAuditLogs, PROJECT_SINKS, readSinks, type Sink } from './sinks.ts';

const BUCKETS: GcpList = {
  call: 'logging:projects.locations.buckets.list',
  permission: 'logging.buckets.list',
  path: '/v2/projects/{project}/locations/-/buckets',
  query: 'pageSize=100',
  items: 'buckets',
};

interface LogBucket {
  readonly name?: string;
  readonly retentionDays?: number;
  readonly locked?: boolean;
  readonly createTime?: string;
}

/** Log buckets of a project, and where its audit logs go. Entries are not read. */
export const gcpLogging: GcpCollector = {
  id: 'gcp-logging',
  provider: 'gcp',
  scope: 'global',
  lists: ['audit-log', 'log-store'],
  fills: {
    'audit-log': ['auditLog'],
    'log-store': ['retention', 'logType', 'size', 'sharedWith'],
  },
  operations: gcpOperations(PROJECT_SINKS, BUCKETS),
  collect: async ctx => {
    await ctx.list('audit-log', PROJECT_SINKS.call, async () => {
      const sinks = await readSinks(ctx);
      if (sinks.state === 'unread') throw new UnreadError(sinks);
      emitAuditLog(ctx, sinks.state === 'value' ? sinks.value : []);
    });
    await ctx.list('log-store', BUCKETS.call, () =>
      ctx.each<LogBucket>(BUCKETS, row => {
        emitLogBucket(ctx, row);
      }),
    );
  },
};

/**
 * Admin Activity logs are always written, for every region, and kept for 400 days where nobody can change or delete them
 * (cloud.google.com/logging/docs/audit). A sink may copy them elsewhere.
 */
function emitAuditLog(ctx: GcpContext, sinks: readonly Sink[]): void {
  const exported = sinks.find(sink => hasAuditLogs(sink) && /^storage\./.test(sink.destination ?? ''));
  ctx.emit({
    ...headOf(ctx, {
      ...{ kind: 'audit-log', type: 'logging.googleapis.com/AuditLog', region: 'global' },
      name: `projects/${ctx.account}/logs/cloudaudit.googleapis.com`,
    }),
    name: 'Cloud Audit Logs',
    facets: {
      auditLog: value({
        multiRegion: true,
        organization: false,
        logging: true,
        logFileValidation: true,
        managementEvents: true,
        ...(exported === undefined ? {} : { bucket: `//storage.googleapis.com/${leafName(exported.destination)}` }),
      }),
    },
  });
}

function emitLogBucket(ctx: GcpContext, row: LogBucket): void {
  const isRequired = leafName(row.name) === '_Required';
  ctx.emit({
    ...headOf(ctx, {
      ...{ kind: 'log-store', type: 'logging.googleapis.com/LogBucket', region: locationIn(row.name) },
      ...{ name: row.name, createdAt: row.createTime },
    }),
    facets: {
      retention: mapReading(requireField(row.retentionDays, 'retentionDays'), days => ({ days })),
      logType: value<Facets['logType']>(isRequired ? 'audit' : 'operational'),
      // How much it holds is a metric.
      size: value({}),
      sharedWith: absent,
    },
  });
}
