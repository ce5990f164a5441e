import type { NeverAnswered } from '../../model/provider-traits.ts';

/**
 * What the collectors of AWS never answer about a kind that they list. A test keeps it complete and free of rows that a
 * collector answers by now.
 */
export const AWS_NEVER_ANSWERED: readonly NeverAnswered[] = [
  {
    kind: 'gateway',
    need: 'natPorts',
    exists: false,
    reason: 'a NAT gateway gives ports to machines as they need them',
  },
  {
    kind: 'app',
    need: 'versionSupport',
    exists: false,
    reason: 'what runs in a container is the choice of the company and not of the provider',
  },
  {
    kind: 'function',
    need: 'versionSupport',
    exists: true,
    reason: 'Lambda has no call for the end of support of its runtimes',
  },
  ...(['app', 'function'] as const).map(kind => ({
    kind,
    need: 'remoteDebugging' as const,
    exists: false,
    reason: 'neither containers nor functions of AWS have a switch for remote debugging',
  })),
  ...(['key', 'secret', 'registry', 'messaging'] as const).map(kind => ({
    kind,
    need: 'accessLogging' as const,
    exists: false,
    reason: 'CloudTrail records requests to it, by the event selectors of a trail',
  })),
  ...(['networkAccess', 'localAuthentication'] as const).map(need => ({
    kind: 'managed-service' as const,
    need,
    exists: false,
    reason: 'it is reached through network interfaces or by signed requests to the AWS API',
  })),
  {
    kind: 'warehouse',
    need: 'sharedWith',
    exists: false,
    reason: 'a cluster has no policy that lets customers in because its network and its own users decide',
  },
  {
    kind: 'managed-service',
    need: 'launchSettings',
    exists: false,
    reason: 'whether its nodes get public addresses is a setting of their subnets',
  },
  {
    kind: 'messaging',
    need: 'servicesForAnyCustomer',
    exists: false,
    reason: 'only topics and queues take messages from services that act for other accounts',
  },
];
