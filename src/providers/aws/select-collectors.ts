import type { AwsCollector } from './context.ts';
import { AWS_COLLECTORS } from './services/index.ts';

/** The collectors of a run, with those that cost money or without. */
export const awsCollectors = (charged = false): readonly AwsCollector[] =>
  charged ? AWS_COLLECTORS : AWS_COLLECTORS.filter(collector => collector.charged !== true);
