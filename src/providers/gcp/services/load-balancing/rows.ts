import type { Row } from '../../facets/common.ts';

/** The frontend of a load balancer: an address and ports. */
export interface ForwardingRule extends Row {
  readonly region?: string;
  readonly IPAddress?: string;
  readonly IPProtocol?: string;
  readonly portRange?: string;
  readonly ports?: readonly string[] | null;
  readonly allPorts?: boolean;
  readonly loadBalancingScheme?: string;
  readonly target?: string;
  readonly backendService?: string;
  readonly network?: string;
  readonly subnetwork?: string;
}

/** A target proxy of any protocol. */
export interface TargetProxy extends Row {
  readonly urlMap?: string;
  readonly service?: string;
  readonly sslPolicy?: string;
  readonly sslCertificates?: readonly string[] | null;
  /** A certificate map of Certificate Manager, which goes before the certificates. */
  readonly certificateMap?: string;
}

interface Redirect {
  readonly httpsRedirect?: boolean;
  readonly hostRedirect?: string;
}

/** Where one route of a URL map leads. */
export interface Route {
  readonly defaultService?: string;
  readonly service?: string;
  readonly urlRedirect?: Redirect | null;
  readonly defaultUrlRedirect?: Redirect | null;
  readonly routeAction?: RouteAction | null;
  readonly defaultRouteAction?: RouteAction | null;
}

interface RouteAction {
  readonly weightedBackendServices?: readonly { readonly backendService?: string }[] | null;
}

export interface UrlMap extends Row, Route {
  readonly region?: string;
  readonly pathMatchers?:
    | readonly (Route & {
        readonly pathRules?: readonly Route[] | null;
        readonly routeRules?: readonly Route[] | null;
      })[]
    | null;
}

export interface SslPolicy extends Row {
  readonly profile?: string;
  readonly minTlsVersion?: string;
}

export interface TargetPool extends Row {
  readonly instances?: readonly string[] | null;
  readonly healthChecks?: readonly string[] | null;
  readonly sessionAffinity?: string;
}

export interface TargetInstance extends Row {
  readonly instance?: string;
}

/** A service that is published to other networks through Private Service Connect. */
export interface ServiceAttachment extends Row {
  /** The forwarding rule that it leads to. */
  readonly targetService?: string;
}

export interface NetworkEndpointGroup extends Row {
  /** `GCE_VM_IP_PORT`, `SERVERLESS`, `INTERNET_FQDN_PORT`, `PRIVATE_SERVICE_CONNECT`, … */
  readonly networkEndpointType?: string;
}
