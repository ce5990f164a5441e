import type { AwsCollector } from './context.ts';

/** Everything that reads AWS. A new service is a file with an `AwsCollector` and a line here. */
export const AWS_COLLECTORS: readonly AwsCollector[] = [];
