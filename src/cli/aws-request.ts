import type { Config } from '../config/schema.ts';
import type { AwsRequest } from '../run/aws.ts';
import type { TargetFlags } from './flags.ts';
import { version } from './version.ts';

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
  };
}
