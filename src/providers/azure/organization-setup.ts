import type { SetupTemplate } from '../provider.ts';
import { azureRole, type AzureRole } from './custom-role.ts';

const FILE = 'cloudbrief-reader';
const READ = 'cloudbrief assess --management-group <group>';
const PRINCIPAL = 'Object id of the service principal, group or user that reads';

/** The role and its assignment on a management group, which every subscription below it inherits. */
export const bicepSetup: SetupTemplate = {
  file: `${FILE}.bicep`,
  text: () => bicepOf(azureRole()),
  next: [
    `az deployment mg create --management-group-id <group> --location <region> --template-file ${FILE}.bicep --parameters principalId=<object-id>`,
    READ,
  ],
};

const bicepOf = ({ Name, Description, Actions }: AzureRole): string => `${BICEP_PARAMETERS}
resource role 'Microsoft.Authorization/roleDefinitions@2022-04-01' = {
  name: guid(managementGroup().id, '${Name}')
  properties: {
    roleName: '${Name}'
    description: '${Description}'
    type: 'CustomRole'
    permissions: [
      {
        actions: [
${Actions.map(action => `          '${action}'`).join('\n')}
        ]
        notActions: []
      }
    ]
    assignableScopes: [
      managementGroup().id
    ]
  }
}

resource assignment 'Microsoft.Authorization/roleAssignments@2022-04-01' = {
  name: guid(managementGroup().id, principalId, '${Name}')
  properties: {
    roleDefinitionId: role.id
    principalId: principalId
    principalType: principalType
  }
}
`;

const BICEP_PARAMETERS = `targetScope = 'managementGroup'

@description('${PRINCIPAL}')
param principalId string

@allowed([
  'ServicePrincipal'
  'Group'
  'User'
])
param principalType string = 'ServicePrincipal'
`;

export const terraformSetup: SetupTemplate = {
  file: `${FILE}.tf`,
  text: () => terraformOf(azureRole()),
  next: ['terraform init', 'terraform apply -var management_group=<group> -var principal_id=<object-id>', READ],
};

const terraformOf = ({ Name, Description, Actions }: AzureRole): string => `variable "management_group" {
  type        = string
  description = "Id of the management group whose subscriptions are read"
}

variable "principal_id" {
  type        = string
  description = "${PRINCIPAL}"
}

data "azurerm_management_group" "cloudbrief" {
  name = var.management_group
}

resource "azurerm_role_definition" "cloudbrief_reader" {
  name              = "${Name}"
  description       = "${Description}"
  scope             = data.azurerm_management_group.cloudbrief.id
  assignable_scopes = [data.azurerm_management_group.cloudbrief.id]

  permissions {
    actions = ${listed(Actions, 4)}
  }
}

resource "azurerm_role_assignment" "cloudbrief_reader" {
  scope              = data.azurerm_management_group.cloudbrief.id
  role_definition_id = azurerm_role_definition.cloudbrief_reader.role_definition_resource_id
  principal_id       = var.principal_id
}
`;

const listed = (texts: readonly string[], indent: number): string =>
  JSON.stringify(texts, null, 2).replaceAll('\n', `\n${' '.repeat(indent)}`);
