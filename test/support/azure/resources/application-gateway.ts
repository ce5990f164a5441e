import type { StoredResource } from '../arm-fixture.ts';
import { idAt, ref, row, type ArmPlace, type Properties } from './arm-place.ts';
import { addressId, subnetId } from './network.ts';

interface GatewayOptions {
  readonly vnet: string;
  readonly subnet: string;
  readonly address: string;
  readonly zones?: readonly string[];
  readonly encrypted?: boolean;
  readonly filters?: boolean;
}

/** An application gateway in a subnet. */
export function gateway(place: ArmPlace, name: string, options: GatewayOptions): StoredResource {
  const { zones = ['1', '2', '3'], encrypted = true, filters = true } = options;
  const id = idAt(place, 'Microsoft.Network/applicationGateways', name);
  const part = (kind: string, leaf: string, properties: Properties) => ({
    id: `${id}/${kind}/${leaf}`,
    name: leaf,
    properties,
  });
  const to = (kind: string, leaf: string) => ref(`${id}/${kind}/${leaf}`);
  return row(
    place,
    'Microsoft.Network/applicationGateways',
    name,
    {
      sku: { name: 'WAF_v2', tier: 'WAF_v2' },
      operationalState: 'Running',
      autoscaleConfiguration: { minCapacity: 2, maxCapacity: 10 },
      gatewayIPConfigurations: [
        part('gatewayIPConfigurations', 'ip', { subnet: ref(subnetId(place, options.vnet, options.subnet)) }),
      ],
      frontendIPConfigurations: [
        part('frontendIPConfigurations', 'fe', { publicIPAddress: ref(addressId(place, options.address)) }),
      ],
      frontendPorts: [part('frontendPorts', 'port', { port: encrypted ? 443 : 80 })],
      httpListeners: [
        part('httpListeners', 'door', {
          protocol: encrypted ? 'Https' : 'Http',
          frontendPort: to('frontendPorts', 'port'),
          frontendIPConfiguration: to('frontendIPConfigurations', 'fe'),
        }),
      ],
      redirectConfigurations: [],
      requestRoutingRules: [],
      backendAddressPools: [part('backendAddressPools', 'pool', { backendAddresses: [] })],
      backendHttpSettingsCollection: [
        part('backendHttpSettingsCollection', 'settings', {
          cookieBasedAffinity: 'Disabled',
          connectionDraining: { enabled: true, drainTimeoutInSec: 30 },
        }),
      ],
      sslPolicy: { policyType: 'Predefined', policyName: 'AppGwSslPolicy20220101' },
      webApplicationFirewallConfiguration: {
        enabled: filters,
        firewallMode: filters ? 'Prevention' : 'Detection',
        ruleSetType: 'OWASP',
        ruleSetVersion: '3.2',
      },
    },
    { zones },
  );
}
