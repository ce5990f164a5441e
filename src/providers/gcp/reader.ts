import type { ProviderReader, ReadRequest } from '../provider.ts';
import type { ValuesOf } from '../setting.ts';
import { gcpPermissionsOf, gcpRoles } from './custom-role.ts';
import { gcloudSetup, terraformSetup } from './organization-setup.ts';
import { planGcp, type GcpRequest } from './plan.ts';
import { GCP_PLANNING_CALLS } from './planning-operations.ts';
import { checkGcpAccess } from './probe.ts';
import { isReadType } from './read-types.ts';
import { gcloudCommands, terraformRoles } from './role-templates.ts';
import { GCP_COLLECTORS } from './services/index.ts';
import type { GCP_SETTINGS } from './settings.ts';

type Values = ValuesOf<typeof GCP_SETTINGS>;

/** Metrics of Cloud Monitoring are not read, so that `metrics` changes nothing. */
const requestOf = ({ settings, version, signal }: ReadRequest<Values>): GcpRequest => ({
  ...settings,
  version,
  signal,
});

export const gcpReader: ProviderReader<Values> = {
  plan: request => planGcp(requestOf(request)),
  probe: request => checkGcpAccess(requestOf(request)),
  // The role of a project can be created everywhere; the templates have that of an organization too.
  policy: () => [gcpRoles()[1]],
  policyTemplates: { gcloud: () => gcloudCommands(gcpRoles()), terraform: () => terraformRoles(gcpRoles()) },
  setup: { terraform: terraformSetup, gcloud: gcloudSetup },
  collectors: GCP_COLLECTORS,
  planningCalls: GCP_PLANNING_CALLS,
  permissionsOf: call => gcpPermissionsOf(call),
  isReadType,
};
