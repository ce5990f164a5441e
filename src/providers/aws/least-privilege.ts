import { compareText } from '../../lib/text.ts';
import type { AwsCollector } from './context.ts';
import { PLANNING_OPERATIONS } from './planning-operations.ts';
import { awsCollectors } from './select-collectors.ts';
import { AWS_COLLECTORS } from './services/index.ts';

export interface AwsPolicy {
  readonly Version: '2012-10-17';
  readonly Statement: readonly [
    { readonly Sid: string; readonly Effect: 'Allow'; readonly Action: readonly string[]; readonly Resource: '*' },
  ];
}

/** The least-privilege policy: the actions of planning and of the collectors. */
export function awsPolicy(collectors: readonly AwsCollector[] = awsCollectors()): AwsPolicy {
  const actions = new Set(
    [...PLANNING_OPERATIONS, ...collectors.flatMap(({ operations }) => operations)].map(({ action }) => action),
  );
  return {
    Version: '2012-10-17',
    Statement: [{ Sid: 'CloudbriefReadOnly', Effect: 'Allow', Action: [...actions].sort(compareText), Resource: '*' }],
  };
}

/** The permissions that an operation needs: `s3:GetBucketEncryption` needs `s3:GetEncryptionConfiguration`. */
export function permissionsOf(call: string, collectors: readonly AwsCollector[] = AWS_COLLECTORS): string[] {
  const declared = [...PLANNING_OPERATIONS, ...collectors.flatMap(({ operations }) => operations)];
  return [...new Set(declared.filter(operation => operation.call === call).map(({ action }) => action))].sort(
    compareText,
  );
}

/** How to allow a denied operation, as a sentence. */
export function explainDeniedCall(call: string, collectors: readonly AwsCollector[] = AWS_COLLECTORS): string {
  const permissions = permissionsOf(call, collectors);
  return `Allow ${permissions.length === 0 ? call : permissions.join(' and ')}; "cloudbrief policy aws" prints the whole policy.`;
}
