import type { Config } from '../config/schema.ts';
import type { AwsRequest, AzureRequest, TargetsRequest } from '../run/providers.ts';
import type { TargetFlags } from './flags.ts';
import { version } from './version.ts';

/** Which clouds to read: those that a flag names, else those of the configuration, else AWS. */
export function targetsRequest(flags: TargetFlags, config: Config): TargetsRequest {
  const aws = flags.aws === true || flags.profile !== undefined || flags.role !== undefined;
  const azure = flags.azure === true || flags.subscription !== undefined || flags.managementGroup !== undefined;
  if (aws || azure) {
    return {
      ...(aws ? { aws: awsRequest(flags, config) } : {}),
      ...(azure ? { azure: azureRequest(flags, config) } : {}),
    };
  }
  return {
    ...(config.aws !== undefined || config.azure === undefined ? { aws: awsRequest(flags, config) } : {}),
    ...(config.azure === undefined ? {} : { azure: azureRequest(flags, config) }),
  };
}

/** What to read of AWS: the flags, else the configuration, else the standard credentials of this machine. */
export function awsRequest(flags: TargetFlags, config: Config): AwsRequest {
  const named = flags.profile !== undefined || flags.role !== undefined;
  const configured = named ? {} : (config.aws ?? {});
  return {
    version: version(),
    profiles: flags.profile ?? configured.profiles,
    roles: flags.role ?? configured.roles,
    externalId: flags.externalId ?? config.aws?.externalId,
    regions: flags.region?.flatMap(one => one.split(',')) ?? config.aws?.regions,
    metrics: flags.metrics ?? config.metrics,
  };
}

/** What to read of Azure: the flags, else the configuration, else all that the standard credentials see. */
export function azureRequest(flags: TargetFlags, config: Config): AzureRequest {
  const { cloud, endpoint, tenant, ...configured } = config.azure ?? {};
  const named = flags.subscription !== undefined || flags.managementGroup !== undefined;
  const { subscriptions, managementGroups } = named
    ? { subscriptions: flags.subscription, managementGroups: flags.managementGroup }
    : configured;
  return { version: version(), cloud, endpoint, tenant, subscriptions, managementGroups };
}
