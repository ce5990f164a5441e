import { allows, type RolePermission } from './role-privileges.ts';

/** What a role allows that makes it act as a managed identity: each alone is no more than its own rights. */
export interface IdentityPowers {
  /** Attaches a managed identity to something. */
  readonly assigns: boolean;
  /** Writes something that can run as a managed identity. */
  readonly writesHost: boolean;
  /** Runs code where a managed identity is attached already. */
  readonly runsCode: boolean;
  /** Lets an outside issuer of tokens act as a managed identity. */
  readonly federates: boolean;
}

const ROLES = 'https://learn.microsoft.com/azure/role-based-access-control/permissions/';
const IDENTITY = 'https://learn.microsoft.com/entra/identity/managed-identities-azure-resources/';

/** Operations by what they lead to, each with its source. */
const OPERATIONS: readonly { readonly power: keyof IdentityPowers; readonly operations: readonly string[]; readonly source: string }[] = [
  { power: 'assigns', operations: ['Microsoft.ManagedIdentity/userAssignedIdentities/assign/action'], source: `${IDENTITY}how-manage-user-assigned-managed-identities` },
  { power: 'federates', operations: ['Microsoft.ManagedIdentity/userAssignedIdentities/federatedIdentityCredentials/write'], source: 'https://learn.microsoft.com/entra/workload-id/workload-identity-federation-create-trust-user-assigned-managed-identity' },
  { power: 'writesHost', operations: ['Microsoft.Compute/virtualMachines/write', 'Microsoft.Compute/virtualMachineScaleSets/write'], source: `${ROLES}compute` },
  { power: 'writesHost', operations: ['Microsoft.ContainerInstance/containerGroups/write', 'Microsoft.App/containerApps/write'], source: `${ROLES}containers` },
  { power: 'writesHost', operations: ['Microsoft.Web/sites/write'], source: `${ROLES}web-and-mobile` },
  { power: 'writesHost', operations: ['Microsoft.Automation/automationAccounts/write'], source: `${ROLES}management-and-governance` },
  { power: 'writesHost', operations: ['Microsoft.Logic/workflows/write'], source: `${ROLES}integration` },
  { power: 'runsCode', operations: ['Microsoft.Compute/virtualMachines/runCommand/action', 'Microsoft.Compute/virtualMachines/runCommands/write', 'Microsoft.Compute/virtualMachineScaleSets/virtualMachines/runCommand/action'], source: 'https://learn.microsoft.com/azure/virtual-machines/run-command-overview' },
  { power: 'runsCode', operations: ['Microsoft.Compute/virtualMachines/extensions/write', 'Microsoft.Compute/virtualMachineScaleSets/extensions/write'], source: 'https://learn.microsoft.com/azure/virtual-machines/extensions/overview' },
  { power: 'runsCode', operations: ['Microsoft.ContainerService/managedClusters/runCommand/action'], source: 'https://learn.microsoft.com/azure/aks/access-private-cluster' },
  { power: 'runsCode', operations: ['Microsoft.Automation/automationAccounts/runbooks/write', 'Microsoft.Automation/automationAccounts/jobs/write'], source: 'https://learn.microsoft.com/azure/automation/automation-role-based-access-control' },
]; // prettier-ignore

const NONE: IdentityPowers = { assigns: false, writesHost: false, runsCode: false, federates: false };
const WORKS_ON_HOSTS: IdentityPowers = { ...NONE, writesHost: true, runsCode: true };

const CONTRIBUTOR = 'b24988ac-6180-42a0-ab88-20f7382dd24c';

/** Built-in roles by id, the same in every tenant (Microsoft, "Azure built-in roles"). */
const BUILT_IN: Readonly<Record<string, IdentityPowers>> = {
  [CONTRIBUTOR]: { assigns: true, writesHost: true, runsCode: true, federates: true },
  // Managed Identity Contributor and Operator
  'e40ec5ca-96e0-45a2-b4ff-59039f2c2b59': { ...NONE, federates: true },
  'f1a07417-d97a-45cb-824c-7a7467783830': { ...NONE, assigns: true },
  // Virtual Machine Contributor, Website Contributor, Logic App Contributor, Automation Contributor
  '9980e02c-c2be-4d73-94e8-173b1dc7cf3c': WORKS_ON_HOSTS,
  'de139f84-1756-47ae-9be6-808fbbe84772': WORKS_ON_HOSTS,
  '87a39d53-fc1b-424a-814c-f7e04687dc9e': WORKS_ON_HOSTS,
  'f353d9bd-d4a6-484e-a77a-8050b599b867': WORKS_ON_HOSTS,
};

/** The powers of a custom role. */
export function powersOfRole(permissions: readonly RolePermission[]): IdentityPowers {
  const has = (power: keyof IdentityPowers): boolean =>
    OPERATIONS.some(
      row =>
        row.power === power &&
        row.operations.some(operation => permissions.some(permission => allows(permission, operation))),
    );
  return {
    assigns: has('assigns'),
    writesHost: has('writesHost'),
    runsCode: has('runsCode'),
    federates: has('federates'),
  };
}

/** Whether these roles run code on everything of a subscription (Contributor), on some of it, or on nothing. */
export function hostsWithin(
  roles: Iterable<string>,
  custom: ReadonlyMap<string, IdentityPowers>,
): 'all' | 'some' | 'none' {
  const all = [...roles];
  if (all.includes(CONTRIBUTOR)) return 'all';
  const powers = all.flatMap(role => custom.get(role) ?? BUILT_IN[role] ?? []);
  return powers.some(({ runsCode, writesHost }) => runsCode || writesHost) ? 'some' : 'none';
}

/**
 * Which managed identities a principal with these roles can act as: any of the subscription, only those that are attached to
 * something already, or none.
 */
export function identitiesWithin(
  roles: Iterable<string>,
  custom: ReadonlyMap<string, IdentityPowers>,
): 'any' | 'attached' | 'none' {
  const all = [...roles].flatMap(role => custom.get(role) ?? BUILT_IN[role] ?? []);
  const has = (power: keyof IdentityPowers): boolean => all.some(one => one[power]);
  if (has('federates') || (has('assigns') && has('writesHost'))) return 'any';
  return has('runsCode') || has('writesHost') ? 'attached' : 'none';
}
