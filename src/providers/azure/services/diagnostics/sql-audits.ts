import { value, valueOrNull, type Reading } from '../../../../model/reading.ts';
import { memoize } from '../../../kit/memoize.ts';
import { parentOf, type ArmResource } from '../../client/arm.ts';
import type { AzureContext } from '../../context.ts';
import { SQL_DATABASES } from '../../resource-types.ts';

const SERVER_AUDIT_CALL = 'Microsoft.Sql/servers/auditingSettings:get';
const DATABASE_AUDIT_CALL = 'Microsoft.Sql/servers/databases/auditingSettings:get';
export const SQL_AUDIT_READS = {
  [SERVER_AUDIT_CALL]: 'Microsoft.Sql/servers/auditingSettings/read',
  [DATABASE_AUDIT_CALL]: 'Microsoft.Sql/servers/databases/auditingSettings/read',
};

/**
 * Whether queries of a database are logged: by a diagnostic setting (`logsExported`), by the audit of its server or by its
 * own. The audit of a server is read once.
 */
export function createSqlAudits(
  ctx: AzureContext,
): (database: ArmResource, logsExported: Reading<boolean>) => Promise<Reading<boolean>> {
  const serverAudit = memoize((id: string) => readAudit(ctx, SERVER_AUDIT_CALL, id));
  return async ({ id }, logsExported) => {
    if (logsExported.state === 'absent' || valueOrNull(logsExported) === true) return logsExported;
    const server = await serverAudit(parentOf(id));
    if (valueOrNull(server) === true) return server;
    const database = await readAudit(ctx, DATABASE_AUDIT_CALL, id);
    if (valueOrNull(database) === true) return database;
    return [logsExported, server, database].find(({ state }) => state === 'unread') ?? value(false);
  };
}

const readAudit = (ctx: AzureContext, call: string, id: string): Promise<Reading<boolean>> =>
  ctx.read(call, async () => {
    const path = `${id}/auditingSettings/default`;
    const { properties } = await ctx.get<ArmResource>({ path, apiVersion: SQL_DATABASES.apiVersion, call });
    return properties?.['state'] === 'Enabled';
  });
