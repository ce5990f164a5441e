import type { DBCluster, DBInstance } from '@aws-sdk/client-rds';
import type { Facets } from '../../../../model/facets.ts';
import { unread, value, type Reading } from '../../../../model/reading.ts';

/** Which exported logs of an engine have the queries, and which have a part of them. */
interface EngineLogs {
  readonly engine: RegExp;
  readonly complete: readonly string[];
  readonly partial?: readonly string[];
  /** The option of an option group that writes audits to a bucket, not to CloudWatch Logs. */
  readonly auditOption?: string;
  /** The page of the provider's guide that names the logs. */
  readonly source: string;
}

const RDS_GUIDE = 'https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/';
const ENGINES: readonly EngineLogs[] = [
  {
    engine: /^(aurora$|aurora-mysql|mysql|mariadb)/,
    complete: ['audit', 'general'],
    partial: ['slowquery', 'iam-db-auth-error'],
    source: `${RDS_GUIDE}USER_LogAccess.Concepts.MySQL.html`,
  },
  {
    engine: /^(aurora-postgresql|postgres)/,
    complete: ['postgresql'],
    partial: ['iam-db-auth-error'],
    source: `${RDS_GUIDE}USER_LogAccess.Concepts.PostgreSQL.html`,
  },
  {
    engine: /oracle/,
    complete: ['audit'],
    partial: ['listener'],
    source: `${RDS_GUIDE}USER_LogAccess.Concepts.Oracle.html`,
  },
  {
    // The error log has the failed logins.
    engine: /sqlserver/,
    complete: [],
    partial: ['error'],
    auditOption: 'SQLSERVER_AUDIT',
    source: `${RDS_GUIDE}Appendix.SQLServer.Options.Audit.html`,
  },
  { engine: /^db2/, complete: [], auditOption: 'DB2_AUDIT', source: `${RDS_GUIDE}Db2.Options.Audit.html` },
  {
    engine: /^docdb/,
    complete: ['audit'],
    partial: ['profiler'],
    source: 'https://docs.aws.amazon.com/documentdb/latest/developerguide/event-auditing.html',
  },
  {
    engine: /^neptune/,
    complete: ['audit'],
    partial: ['slowquery'],
    source: 'https://docs.aws.amazon.com/neptune/latest/userguide/cloudwatch-logs.html',
  },
];

type Database = Pick<DBInstance & DBCluster, 'Engine' | 'EnabledCloudwatchLogsExports' | 'OptionGroupMemberships'>;

/** Whether a database exports the log that has its queries. The list of exports is left out where there are none. */
export function queryLoggingOf({
  Engine: name = '',
  EnabledCloudwatchLogsExports: exported = [],
  OptionGroupMemberships: groups = [],
}: Database): Reading<Facets['accessLogging']> {
  const engine = ENGINES.find(one => one.engine.test(name));
  if (engine === undefined) return value(exported.length > 0 ? 'enabled' : 'disabled');
  if (exported.some(log => engine.complete.includes(log))) return value('enabled');
  // Option groups of AWS (`default:…`) have no options.
  const hasOptions = groups.some(({ OptionGroupName: group = '' }) => group !== '' && !group.startsWith('default:'));
  if (engine.auditOption !== undefined && hasOptions)
    return unread('not-collected', `whether its option group has ${engine.auditOption}`);
  if (exported.some(log => engine.partial?.includes(log) === true)) return value('partial');
  return value(exported.length > 0 ? 'unrelated' : 'disabled');
}
