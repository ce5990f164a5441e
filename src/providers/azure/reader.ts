import type { ProviderReader, ReadRequest } from '../provider.ts';
import type { ValuesOf } from '../setting.ts';
import { azurePermissionsOf, azureRole } from './custom-role.ts';
import { planAzure, type AzureRequest } from './plan.ts';
import { AZURE_PLANNING_CALLS } from './planning-operations.ts';
import { checkAzureAccess } from './probe.ts';
import { bicepSetup, terraformSetup } from './organization-setup.ts';
import { isReadType } from './read-types.ts';
import { AZURE_COLLECTORS } from './services/index.ts';
import type { AZURE_SETTINGS } from './settings.ts';

type Values = ValuesOf<typeof AZURE_SETTINGS>;

/** Azure Monitor metrics are not read, so that `metrics` changes nothing. */
const requestOf = ({ settings, version, signal }: ReadRequest<Values>): AzureRequest => ({
  ...settings,
  version,
  signal,
});

export const azureReader: ProviderReader<Values> = {
  plan: request => planAzure(requestOf(request)),
  probe: request => checkAzureAccess(requestOf(request)),
  policy: () => [azureRole()],
  setup: { bicep: bicepSetup, terraform: terraformSetup },
  collectors: AZURE_COLLECTORS,
  planningCalls: AZURE_PLANNING_CALLS,
  permissionsOf: call => azurePermissionsOf(call),
  isReadType,
};
