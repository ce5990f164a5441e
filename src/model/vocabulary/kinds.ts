import type { Kind } from '../kinds.ts';

/** A name that changed with version 2 of the files, its successor, and what it means. */
export interface Renamed<N extends string = string> {
  readonly old: string;
  readonly name: N;
  readonly meaning: string;
}

/** Kinds. `edge` became three kinds: see `kindOfEdge`. */
export const RENAMED_KINDS: readonly Renamed<Kind>[] = [
  { old: 'address', name: 'public-ip', meaning: 'Elastic IP, public IP address, external IP address' },
  {
    old: 'link',
    name: 'network-connection',
    meaning: 'VPN, Direct Connect, ExpressRoute, transit attachment, peering, private endpoint, resolver endpoint',
  },
  { old: 'cluster', name: 'kubernetes-cluster', meaning: 'EKS, AKS, GKE; ECS services are app' },
  {
    old: 'compute-service',
    name: 'managed-service',
    meaning:
      'EMR, SageMaker, DMS, RDS Proxy, Transfer, Directory Service, Lightsail, Grafana, VMware …; none of them is plain compute',
  },
  { old: 'vault', name: 'backup-vault', meaning: 'All three providers; vault alone reads as Key Vault' },
  {
    old: 'copy',
    name: 'backup',
    meaning: 'Snapshot, recovery point or replica; NIST SP 800-34: "a copy … made to facilitate recovery"',
  },
  { old: 'drill', name: 'restore-test', meaning: 'AWS Backup restore jobs and restore testing, Azure restore jobs' },
  { old: 'trail', name: 'audit-log', meaning: 'CloudTrail trail, activity log export, Cloud Audit Logs sink' },
  {
    old: 'notice',
    name: 'health-event',
    meaning:
      'Service health of a subscription or account (AWS Health, Azure Service Health, Personalized Service Health)',
  },
  { old: 'advice', name: 'recommendation', meaning: 'Trusted Advisor, Azure Advisor, Recommender' },
  { old: 'edge', name: 'cdn', meaning: 'CloudFront, Azure Front Door' },
  { old: 'edge', name: 'api-gateway', meaning: 'API Gateway, API Management' },
  { old: 'edge', name: 'global-load-balancer', meaning: 'Global Accelerator, Traffic Manager' },
];
