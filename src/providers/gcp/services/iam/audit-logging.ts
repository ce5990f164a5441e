import type { Facets } from '../../../../model/facets.ts';
import { unread, value, type Reading } from '../../../../model/reading.ts';
import type { GcpContext } from '../../context.ts';
import type { IamPolicy } from '../../facets/iam-policy.ts';
import { ANCESTORS_OPERATION } from '../project/project.ts';
import {
  FOLDER_POLICY,
  ORGANIZATION_POLICY,
  PROJECT_POLICY,
  readInheritedPolicies,
  readProjectPolicy,
} from './policies.ts';

/** What a collector declares that asks for data access logs. */
export const ACCESS_LOGGING_READS = [PROJECT_POLICY, FOLDER_POLICY, ORGANIZATION_POLICY, ANCESTORS_OPERATION] as const;

type Logging = Facets['accessLogging'];
const TYPES = ['DATA_READ', 'DATA_WRITE'] as const;

interface AuditConfig {
  readonly service?: string;
  readonly auditLogConfigs?:
    readonly { readonly logType?: string; readonly exemptedMembers?: readonly string[] | null }[] | null;
}

/**
 * Data access logs of a service (`storage`; some have two names): what the audit configurations of the project and of all that is above it switch on
 * together (cloud.google.com/logging/docs/audit/configure-data-access).
 */
export async function readAccessLogging(ctx: GcpContext, ...services: string[]): Promise<Reading<Logging>> {
  const own = await readProjectPolicy(ctx);
  if (own.state === 'absent') return unread('failed', 'the response has no policy');
  if (own.state === 'unread') return own;
  const logging = loggingOf([own.value], services);
  if (logging === 'enabled') return value(logging);
  const inherited = await readInheritedPolicies(ctx);
  if (inherited.state === 'unread') return inherited;
  return value(loggingOf([own.value, ...(inherited.state === 'value' ? inherited.value : [])], services));
}

function loggingOf(policies: readonly IamPolicy[], services: readonly string[]): Logging {
  const configs = policies
    .flatMap(({ auditConfigs }) => (auditConfigs ?? []) as readonly AuditConfig[])
    .filter(
      ({ service = '' }) => service === 'allServices' || services.includes(service.replace(/\.googleapis\.com$/, '')),
    )
    .flatMap(({ auditLogConfigs }) => auditLogConfigs ?? []);
  const logged = TYPES.filter(type => configs.some(({ logType }) => logType === type));
  if (logged.length === 0) return 'disabled';
  const isExempt = configs.some(({ exemptedMembers }) => (exemptedMembers ?? []).length > 0);
  return logged.length === TYPES.length && !isExempt ? 'enabled' : 'partial';
}
