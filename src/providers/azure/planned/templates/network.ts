import type { Shape, TemplatePart, TemplateTypes } from '../../../../model/template.ts';
import { any, each, members, number, OWNER, text, texts } from '../../../kit/template.ts';

const RULE: Shape = {
  name: text('name', null),
  access: text('properties.access'),
  direction: text('properties.direction'),
  priority: number('properties.priority'),
  protocol: text('properties.protocol'),
  source_address_prefix: text('properties.sourceAddressPrefix', null),
  source_address_prefixes: texts('properties.sourceAddressPrefixes', null),
  destination_address_prefix: text('properties.destinationAddressPrefix', null),
  destination_address_prefixes: texts('properties.destinationAddressPrefixes', null),
  destination_port_range: text('properties.destinationPortRange', null),
  destination_port_ranges: texts('properties.destinationPortRanges', null),
};

/** What forwards to an interface is a member of its configurations. */
const forwarding = (type: string, having: string): TemplatePart => ({
  type: `azurerm_network_interface_${type}_association`,
  from: 'properties.ipConfigurations',
  having: `properties.${having}`,
  attributes: { network_interface_id: OWNER },
});

export const NETWORKS: TemplateTypes = {
  'microsoft.network/networksecuritygroups': [
    {
      type: 'azurerm_network_security_group',
      attributes: {
        name: text('name', null),
        location: text('location'),
        security_rule: each('properties.securityRules', RULE),
      },
    },
  ],
  'microsoft.network/networksecuritygroups/securityrules': [
    {
      type: 'azurerm_network_security_rule',
      attributes: { ...RULE, network_security_group_name: any('parent') },
    },
  ],
  'microsoft.network/publicipaddresses': [
    { type: 'azurerm_public_ip', attributes: { sku: text('sku.name', 'Basic') } },
  ],
  'microsoft.network/virtualnetworks/subnets': [
    {
      type: 'azurerm_subnet',
      attributes: { name: text('leaf') },
      parts: [
        {
          type: 'azurerm_subnet_network_security_group_association',
          from: 'properties.networkSecurityGroup',
          attributes: { subnet_id: OWNER, network_security_group_id: any('id') },
        },
        {
          type: 'azurerm_subnet_route_table_association',
          from: 'properties.routeTable',
          attributes: { subnet_id: OWNER },
        },
        {
          type: 'azurerm_subnet_nat_gateway_association',
          from: 'properties.natGateway',
          attributes: { subnet_id: OWNER },
        },
      ],
    },
  ],
  'microsoft.network/networkinterfaces': [
    {
      type: 'azurerm_network_interface',
      attributes: {
        ip_configuration: each('properties.ipConfigurations', {
          subnet_id: any('properties.subnet.id'),
          public_ip_address_id: any('properties.publicIPAddress.id', null),
        }),
      },
      parts: [
        {
          type: 'azurerm_network_interface_security_group_association',
          from: 'properties.networkSecurityGroup',
          attributes: { network_interface_id: OWNER, network_security_group_id: any('id') },
        },
        forwarding('backend_address_pool', 'loadBalancerBackendAddressPools'),
        forwarding('nat_rule', 'loadBalancerInboundNatRules'),
      ],
    },
  ],
  'microsoft.compute/virtualmachines': [
    {
      type: 'azurerm_linux_virtual_machine',
      attributes: {
        name: text('name', null),
        location: text('location'),
        size: text('properties.hardwareProfile.vmSize'),
        priority: text('properties.priority', 'Regular'),
        identity: each('identity', { type: text('type') }),
        network_interface_ids: members('properties.networkProfile.networkInterfaces', 'id'),
        os_disk: each('properties.storageProfile.osDisk', {
          storage_account_type: text('managedDisk.storageAccountType'),
          diff_disk_settings: each('diffDiskSettings', { option: text('option') }),
        }),
      },
    },
  ],
};
