import type { Labels } from '../../facets/common.ts';

interface AuthorizedNetworks {
  readonly enabled?: boolean;
  readonly cidrBlocks?: readonly { readonly cidrBlock?: string }[] | null;
  readonly gcpPublicCidrsAccessEnabled?: boolean;
}

/** A cluster as the Kubernetes Engine API returns it. */
export interface Cluster {
  readonly id?: string;
  readonly name?: string;
  readonly selfLink?: string;
  readonly location?: string;
  readonly locations?: readonly string[] | null;
  readonly status?: string;
  readonly createTime?: string;
  readonly resourceLabels?: Labels;
  readonly databaseEncryption?: { readonly state?: string } | null;
  readonly endpoint?: string;
  readonly privateClusterConfig?: {
    readonly enablePrivateEndpoint?: boolean;
    readonly publicEndpoint?: string;
  } | null;
  readonly controlPlaneEndpointsConfig?: {
    readonly ipEndpointsConfig?: {
      readonly enablePublicEndpoint?: boolean;
      readonly authorizedNetworksConfig?: AuthorizedNetworks | null;
    } | null;
  } | null;
  readonly masterAuthorizedNetworksConfig?: AuthorizedNetworks | null;
  readonly masterAuth?: {
    readonly username?: string;
    readonly clientCertificateConfig?: { readonly issueClientCertificate?: boolean } | null;
  } | null;
  readonly autopilot?: { readonly enabled?: boolean } | null;
  readonly autoscaling?: { readonly enableNodeAutoprovisioning?: boolean } | null;
  readonly loggingService?: string;
  readonly loggingConfig?: {
    readonly componentConfig?: { readonly enableComponents?: readonly string[] | null } | null;
  } | null;
  readonly nodePools?: readonly NodePool[] | null;
}

export interface NodePool {
  readonly name?: string;
  readonly selfLink?: string;
  readonly status?: string;
  readonly locations?: readonly string[] | null;
  /** In each zone. */
  readonly initialNodeCount?: number;
  readonly autoscaling?: {
    readonly enabled?: boolean;
    readonly minNodeCount?: number;
    readonly maxNodeCount?: number;
    readonly totalMinNodeCount?: number;
    readonly totalMaxNodeCount?: number;
  } | null;
  readonly management?: { readonly autoRepair?: boolean } | null;
}
