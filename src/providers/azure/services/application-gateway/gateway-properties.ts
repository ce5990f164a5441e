import type { Ref } from '../../resources-by-id.ts';

/** A child resource that is embedded in its gateway. */
export interface Part<P> {
  readonly id?: string;
  readonly properties?: P;
}

export interface Listener {
  readonly protocol?: string;
  readonly frontendPort?: Ref | null;
  readonly hostName?: string | null;
  readonly hostNames?: readonly string[];
}

/** `properties` of `Microsoft.Network/applicationGateways`. */
export interface GatewayProperties {
  readonly operationalState?: string;
  readonly gatewayIPConfigurations?: readonly Part<{ readonly subnet?: Ref | null }>[];
  readonly frontendIPConfigurations?: readonly Part<{ readonly publicIPAddress?: Ref | null }>[];
  readonly frontendPorts?: readonly Part<{ readonly port?: number }>[];
  readonly httpListeners?: readonly Part<Listener>[];
  readonly requestRoutingRules?: readonly Part<{
    readonly httpListener?: Ref | null;
    readonly redirectConfiguration?: Ref | null;
  }>[];
  readonly redirectConfigurations?: readonly Part<{
    readonly targetListener?: Ref | null;
    readonly targetUrl?: string | null;
  }>[];
  readonly backendHttpSettingsCollection?: readonly Part<{
    readonly cookieBasedAffinity?: string;
    readonly connectionDraining?: { readonly enabled?: boolean } | null;
  }>[];
  readonly backendAddressPools?: readonly Part<{
    readonly backendAddresses?: readonly { readonly ipAddress?: string | null }[] | null;
    readonly backendIPConfigurations?: readonly Ref[] | null;
  }>[];
  readonly sslCertificates?: readonly Part<{ readonly keyVaultSecretId?: string | null }>[];
  readonly sslPolicy?: { readonly policyName?: string; readonly minProtocolVersion?: string } | null;
  readonly webApplicationFirewallConfiguration?: { readonly enabled?: boolean; readonly firewallMode?: string } | null;
  readonly firewallPolicy?: Ref | null;
}
