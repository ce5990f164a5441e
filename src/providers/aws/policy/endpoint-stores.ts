import { parsePolicy } from './policy-document.ts';
import { isPattern } from './policy-patterns.ts';

const BUCKET = /^(arn:[^:]+:s3:::[^/]+)/;
const TABLE = /^(arn:[^:]+:dynamodb:[^:]+:[^:]+:table\/[^/]+)/;

/**
 * Buckets and tables that the policy of a VPC endpoint allows by name: somebody wrote down what goes through it. A policy for
 * everything, as a new endpoint has, names none.
 */
export function storesNamedBy(policy: string): readonly string[] {
  const allowed = (parsePolicy(policy) ?? []).filter(({ allows, resources }) => allows && resources?.not === false);
  const names = allowed.flatMap(({ resources }) => resources?.items ?? []).flatMap(storeIn);
  return [...new Set(names)];
}

/** The store itself, of the ARN of its objects or indexes too. Buckets of AWS are part of its services, and no store of a customer. */
function storeIn(arn: string): string[] {
  const [, store] = BUCKET.exec(arn) ?? TABLE.exec(arn) ?? [];
  return store === undefined || isPattern(store) || OF_AWS.test(store) ? [] : [store];
}

/** Buckets that AWS documents for its own endpoints, each named by a region: layers of images, packages, patches, agents. */
const AWS_REGION = '[a-z]{2}(?:-[a-z]+)+-\\d';
const OF_AWS = new RegExp(
  `:::(?:${[
    'prod-REGION-starport-layer-bucket', 'amazonlinux\\.REGION\\.amazonaws\\.com', 'amazonlinux-2-repos-REGION', 'al2023-repos-REGION-\\w+',
    '(?:repo|packages)\\.REGION\\.amazonaws\\.com', 'aws-ssm-REGION', 'aws-windows-downloads-REGION', 'amazon-ssm(?:-packages)?-REGION',
    'REGION-birdwatcher-prod', 'aws-ssm-(?:distributor-file|document-attachments)-REGION', 'patch-baseline-snapshot-REGION(?:-\\w+)?',
    'aws-patchmanager-macos-REGION',
  ].join('|').replaceAll('REGION', AWS_REGION)})$`,
); // prettier-ignore
