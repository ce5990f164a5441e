import type { Config } from '../config/schema.ts';
import type { AwsRequest } from '../run/index.ts';
import type { TargetFlags } from './flags.ts';

/** What to read of AWS: the flags, else the configuration, else the standard credentials of this machine. */
export function awsRequest(flags: TargetFlags, config: Config): AwsRequest {
  const named = flags.profile !== undefined || flags.role !== undefined;
  return {
    profiles: flags.profile ?? (named ? [] : (config.aws?.profiles ?? [])),
    roles: flags.role?.map(arn => ({ arn })) ?? (named ? [] : (config.aws?.roles ?? [])),
    regions: flags.region?.flatMap(one => one.split(',')) ?? config.aws?.regions ?? [],
  };
}
