import type { Facets } from '../../../../model/facets.ts';
import { absent, mapReading, value } from '../../../../model/reading.ts';
import { requireField } from '../../../kit/response-fields.ts';
import { gcpOperations, type GcpCollector, type GcpContext, type GcpList } from '../../context.ts';
import { headOf, leafName } from '../../facets/common.ts';
import { locationIn } from '../../facets/locations.ts';

const SINKS: GcpList = {
  call: 'logging:projects.sinks.list',
  permission: 'logging.sinks.list',
  path: '/v2/projects/{project}/sinks',
  query: 'pageSize=100',
  items: 'sinks',
};
const BUCKETS: GcpList = {
  call: 'logging:projects.locations.buckets.list',
  permission: 'logging.buckets.list',
  path: '/v2/projects/{project}/locations/-/buckets',
  query: 'pageSize=100',
  items: 'buckets',
};

interface Sink {
  readonly name?: string;
  readonly destination?: string;
  readonly filter?: string;
  readonly disabled?: boolean;
}
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
  operations: gcpOperations(SINKS, BUCKETS),
  collect: async ctx => {
    await ctx.list('audit-log', SINKS.call, async () => {
      const sinks: Sink[] = [];
      await ctx.each<Sink>(SINKS, row => void sinks.push(row));
      emitAuditLog(ctx, sinks);
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
  const exported = sinks.find(
    sink => sink.disabled !== true && hasAuditLogs(sink) && /^storage\./.test(sink.destination ?? ''),
  );
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

/** A sink without a filter copies everything. */
const hasAuditLogs = ({ filter = '' }: Sink): boolean => filter.trim() === '' || /cloudaudit/.test(filter);

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
