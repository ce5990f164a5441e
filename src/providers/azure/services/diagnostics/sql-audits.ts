import type { Facets } from '../../../../model/facets.ts';
import { value, valueOrNull, type Reading } from '../../../../model/reading.ts';
import { memoize } from '../../../kit/memoize.ts';
import { assertField } from '../../../kit/response-fields.ts';
import { parentOf, type ArmResource } from '../../client/arm.ts';
import type { AzureContext } from '../../context.ts';
import { getProperties } from '../../facets/common-facets.ts';
import { SQL_DATABASES } from '../../resource-types.ts';

const SERVER_AUDIT_CALL = 'Microsoft.Sql/servers/auditingSettings:get';
const DATABASE_AUDIT_CALL = 'Microsoft.Sql/servers/databases/auditingSettings:get';
export const SQL_AUDIT_READS = {
  [SERVER_AUDIT_CALL]: 'Microsoft.Sql/servers/auditingSettings/read',
  [DATABASE_AUDIT_CALL]: 'Microsoft.Sql/servers/databases/auditingSettings/read',
};

/**
 * Whether queries of a database are logged: by the audit of its server, which is read once, or by its own. A diagnostic
 * setting (`exported`) exports audit events only while an audit is on.
 */
export function createSqlAudits(
  ctx: AzureContext,
): (database: ArmResource, exported: Reading<Facets['accessLogging']>) => Promise<Reading<Facets['accessLogging']>> {
  const serverAudit = memoize((id: string) => readAudit(ctx, SERVER_AUDIT_CALL, id));
  return async ({ id }, exported) => {
    if (exported.state === 'absent') return exported;
    const server = await serverAudit(parentOf(id));
    if (valueOrNull(server) === true) return value('enabled');
    const database = await readAudit(ctx, DATABASE_AUDIT_CALL, id);
    if (valueOrNull(database) === true) return value('enabled');
    for (const one of [server, database, exported]) if (one.state === 'unread') return one;
    return value(valueOrNull(exported) === 'disabled' ? 'disabled' : 'unrelated');
  };
}

const readAudit = (ctx: AzureContext, call: string, id: string): Promise<Reading<boolean>> =>
  ctx.read(call, async () => {
    const path = `${id}/auditingSettings/default`;
    const { state } = await getProperties(ctx, { path, apiVersion: SQL_DATABASES.apiVersion, call });
    return /^enabled$/i.test(String(assertField(state, 'state')));
  });
