import { z } from 'zod';
import { count } from './shared.ts';

/** Load balancers, CDNs, APIs and DNS: what requests from the internet reach first. */
export const endpointFacets = {
  listeners: z.array(
    z.strictObject({
      protocol: z.string(),
      port: z.number().int(),
      /** Last port, where it listens on several. */
      toPort: z.number().int().optional(),
      redirectsToHttps: z.boolean(),
      tlsPolicy: z.string().optional(),
      /** Minimum TLS version, if the provider states it. */
      minTlsVersion: z.enum(['ssl-3', '1.0', '1.1', '1.2', '1.3']).optional(),
    }),
  ),
  /** Settings of request routing. `connectionDraining` is left out where the provider does not say. */
  loadBalancing: z.strictObject({
    sessionAffinity: z.boolean(),
    connectionDraining: z.boolean().optional(),
    healthChecks: z.boolean(),
  }),
  /** Targets of a load balancer. `healthy` is left out where the provider does not say. */
  targets: z.array(z.strictObject({ id: z.string(), zone: z.string().optional(), healthy: z.boolean().optional() })),
  /**
   * Listeners that pass the client IP on, with the targets behind them and their port: the targets' firewalls decide who
   * gets in. `toPort`: it listens on all ports up to this one, and each leads to the same port of the targets. `network`: `to`
   * is an address in that network. Absent: it connects to its targets from addresses of its own.
   */
  clientIpTargets: z.array(
    z.strictObject({
      protocol: z.string(),
      port: z.number().int(),
      toPort: z.number().int().optional(),
      targets: z.array(z.strictObject({ to: z.string(), port: z.number().int(), network: z.string().optional() })),
    }),
  ),
  /** Origins of a CDN or API gateway, and whether they are always fetched over TLS. */
  origins: z.array(z.strictObject({ to: z.string(), encrypted: z.boolean() })),
  /** Whether it fails over to a second origin or endpoint. Absent: it has no origin to choose. */
  originFailover: z.boolean(),
  /**
   * Operations (methods, routes) of an API, those that answer without authentication or API key, and some of their names;
   * preflight requests are left out. Absent: not an API, or nobody outside reaches it.
   */
  apiAuthentication: z.strictObject({ operations: count, anonymous: count, names: z.array(z.string()) }),
  /** Host names and IP addresses of a resource (OpenTelemetry `server.address`). */
  addresses: z.array(z.string()),
  /** Rules of a WAF. Absent: it is not one. */
  wafRules: z.strictObject({
    blockingRules: z.number().int(),
    countingRules: z.number().int(),
    managedRules: z.boolean(),
    rateLimiting: z.boolean(),
    defaultAction: z.enum(['allow', 'block']),
  }),
  /** Paid DDoS protection (Shield Advanced, DDoS Protection). Absent: not subscribed. */
  ddosProtection: z.strictObject({ protectedResources: z.array(z.string()), emergencyContacts: z.number().int() }),
  dnsZone: z.strictObject({ public: z.boolean(), dnssec: z.boolean().optional() }),
  /** Records of a zone. `health-checked`: failover or weighted routing by a working health check; `unchecked`: without one. */
  dnsRecords: z.array(
    z.strictObject({
      name: z.string(),
      to: z.array(z.string()),
      routing: z.enum(['simple', 'health-checked', 'unchecked']),
      /** Targets that can only be resources of this provider, by kind, region and name. */
      expectedTargets: z.array(
        z.strictObject({
          kind: z.enum(['load-balancer', 'bucket', 'public-ip']),
          region: z.string().optional(),
          name: z.string(),
          /** Kinds that may hold the address, besides servers and public IPs. */
          holders: z.array(z.enum(['load-balancer', 'database', 'kubernetes-cluster'])).optional(),
        }),
      ),
    }),
  ),
  /** Whether a debugger can attach to it over the network. */
  remoteDebugging: z.boolean(),
  /** Whether the transfer lock of a domain is on. */
  transferLock: z.boolean(),
  /** Confirmed subscribers of a topic. */
  subscriberCount: count,
} as const;
