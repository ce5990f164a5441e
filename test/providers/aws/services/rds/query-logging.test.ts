import { expect, it } from 'vitest';
import { queryLoggingOf } from '../../../../../src/providers/aws/services/rds/query-logging.ts';
import { value } from '../../../../../src/model/reading.ts';

it.each([
  ['postgres', ['upgrade'], 'unrelated'],
  ['postgres', ['postgresql', 'upgrade'], 'enabled'],
  ['aurora-postgresql', ['instance'], 'unrelated'],
  ['mysql', ['error'], 'unrelated'],
  ['mysql', ['slowquery'], 'partial'],
  ['mariadb', ['general'], 'enabled'],
  ['aurora-mysql', ['audit'], 'enabled'],
  ['neptune', ['slowquery'], 'partial'],
  ['neptune', ['audit'], 'enabled'],
  ['docdb', ['profiler'], 'partial'],
  ['oracle-ee', ['alert', 'trace'], 'unrelated'],
  ['custom-oracle-ee', ['audit'], 'enabled'],
  ['sqlserver-se', ['agent'], 'unrelated'],
  ['db2-se', ['diag.log'], 'unrelated'],
  ['postgres', undefined, 'disabled'],
] as const)('a %s database that exports %j has query logging %s', (Engine, logs, logging) => {
  const EnabledCloudwatchLogsExports = logs === undefined ? undefined : [...logs];
  expect(queryLoggingOf({ Engine, EnabledCloudwatchLogsExports })).toEqual(value(logging));
});

it('is unread where an option group may write audits to a bucket', () => {
  const of = (OptionGroupName: string) =>
    queryLoggingOf({ Engine: 'sqlserver-ee', OptionGroupMemberships: [{ OptionGroupName }] });
  expect(of('harbour-audit')).toMatchObject({ state: 'unread', reason: 'not-collected' });
  expect(of('default:sqlserver-ee-15-00')).toEqual(value('disabled'));
});
