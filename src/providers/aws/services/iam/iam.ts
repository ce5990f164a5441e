import { setTimeout as sleep } from 'node:timers/promises';
import type { IAMClient } from '@aws-sdk/client-iam';
import type * as sdk from '@aws-sdk/client-iam';
import type { Facets } from '../../../../model/facets.ts';
import { absent, value, type Reading } from '../../../../model/reading.ts';
import type { FacetReadings } from '../../../../model/resource.ts';
import { assertField, requireField } from '../../../kit/response-fields.ts';
import { operations, type AwsCollector, type AwsContext } from '../../context.ts';
import { accountId } from '../../resource-ids.ts';
import { parseCredentialReport, ROOT_ROW, type ReportRow } from './credential-report.ts';

type Iam = typeof sdk;

/** Delays between the checks whether the report is ready: about 20 seconds in total. */
const RETRY_DELAYS_MS = [250, 500, 1000, 2000, 3000, 4000, 4500, 5000];

/** Reads the root account, the password policy, and the credentials of users. */
export const awsIam: AwsCollector = {
  id: 'aws-iam',
  provider: 'aws',
  scope: 'global',
  lists: ['identity'],
  fills: {
    account: ['rootCredentials', 'rootVirtualMfaDevices', 'rootUsage', 'passwordPolicy', 'federation'],
    identity: ['credentials'],
  },
  operations: operations('iam', [
    'GetAccountSummary',
    'GetAccountPasswordPolicy',
    'GenerateCredentialReport',
    'GetCredentialReport',
    'ListSAMLProviders',
    'ListVirtualMFADevices',
  ]),
  decidedBy: {
    rootCredentials: ['iam:GetAccountSummary'],
    rootVirtualMfaDevices: ['iam:ListVirtualMFADevices'],
    rootUsage: ['iam:GetCredentialReport'],
    passwordPolicy: ['iam:GetAccountPasswordPolicy'],
    federation: ['iam:ListSAMLProviders'],
    credentials: ['iam:GetCredentialReport'],
  },
  collect: async ctx => {
    const iam = await import('@aws-sdk/client-iam');
    const client = ctx.client(iam.IAMClient);
    const [summary, passwordPolicy, root, federation, rootVirtualMfaDevices] = await Promise.all([
      ctx.read('iam:GetAccountSummary', async () =>
        assertField((await client.send(new iam.GetAccountSummaryCommand({}))).SummaryMap, 'SummaryMap'),
      ),
      readPasswordPolicy(ctx, iam, client),
      collectUsers(ctx, iam, client),
      // IAM Identity Center creates a SAML provider in every account that it serves.
      ctx.read('iam:ListSAMLProviders', async () => {
        const answer = await client.send(new iam.ListSAMLProvidersCommand({}));
        return assertField(answer.SAMLProviderList, 'SAMLProviderList').length > 0;
      }),
      readRootVirtualMfaDevices(ctx, iam, client),
    ]);
    ctx.add(accountId(ctx), {
      ...rootFacets(ctx, summary, root),
      rootVirtualMfaDevices,
      passwordPolicy,
      federation,
    });
  },
};

/** Accounts in China have no root user (Amazon Web Services in China, "Account and credentials"). */
function rootFacets(
  { partition }: AwsContext,
  summary: Reading<Record<string, number>>,
  root: Root,
): Pick<FacetReadings, 'rootCredentials' | 'rootUsage'> {
  if (partition === 'aws-cn') return { rootCredentials: absent, rootUsage: absent };
  return { rootCredentials: rootCredentialsOf(summary, root.row), rootUsage: rootUsageOf(root) };
}

/** Virtual devices that are assigned to the root user; hardware devices are not listed for it. */
async function readRootVirtualMfaDevices(
  ctx: AwsContext,
  iam: Iam,
  client: IAMClient,
): Promise<Reading<Facets['rootVirtualMfaDevices']>> {
  if (ctx.partition === 'aws-cn') return absent;
  return ctx.read('iam:ListVirtualMFADevices', async () => {
    let count = 0;
    for await (const page of iam.paginateListVirtualMFADevices({ client }, { AssignmentStatus: 'Assigned' }))
      for (const { User: user } of assertField(page.VirtualMFADevices, 'VirtualMFADevices'))
        if (user?.Arn === accountId(ctx)) count++;
    return count;
  });
}

function readPasswordPolicy(ctx: AwsContext, iam: Iam, client: IAMClient): Promise<Reading<Facets['passwordPolicy']>> {
  return ctx.read(
    'iam:GetAccountPasswordPolicy',
    async () => {
      const policy = assertField(
        (await client.send(new iam.GetAccountPasswordPolicyCommand({}))).PasswordPolicy,
        'PasswordPolicy',
      );
      return {
        minimumLength: assertField(policy.MinimumPasswordLength, 'MinimumPasswordLength'),
        // Left out where passwords may be reused.
        reusePrevention: policy.PasswordReusePrevention ?? 0,
      };
    },
    { absentOn: ['NoSuchEntity', 'NoSuchEntityException'] },
  );
}

interface Root {
  /** The row of the root account, where the report has it. */
  readonly row: ReportRow | undefined;
  /** The number of users, or why the report is incomplete. */
  readonly report: Reading<number>;
}

/** Emits the users of the credential report; returns the row of the root account. */
async function collectUsers(ctx: AwsContext, iam: Iam, client: IAMClient): Promise<Root> {
  let row: ReportRow | undefined;
  // Without permission to generate a report the previous one may still exist.
  await generateReport(ctx, iam, client);
  const report = await ctx.list('identity', 'iam:GetCredentialReport', async () => {
    const { Content: content } = await client.send(new iam.GetCredentialReportCommand({}));
    for (const one of parseCredentialReport(new TextDecoder().decode(assertField(content, 'Content')))) {
      if (one.user === ROOT_ROW) row = one;
      else emitUser(ctx, one);
    }
  });
  return { row, report };
}

async function generateReport(ctx: AwsContext, iam: Iam, client: IAMClient): Promise<void> {
  for (const delay of RETRY_DELAYS_MS) {
    const report = await ctx.read('iam:GenerateCredentialReport', () =>
      client.send(new iam.GenerateCredentialReportCommand({})),
    );
    // Waiting helps in these two states only.
    if (report.state !== 'value' || !(report.value.State === 'STARTED' || report.value.State === 'INPROGRESS')) return;
    await sleep(delay);
  }
}

function emitUser(ctx: AwsContext, { user, arn, createdAt, credentials }: ReportRow): void {
  ctx.emit({
    id: arn,
    kind: 'identity',
    type: 'AWS::IAM::User',
    region: 'global',
    name: user,
    tags: {},
    createdAt,
    facets: { credentials },
  });
}

/** The summary is current; the report is up to four hours old but has each access key. Either one is enough. */
function rootCredentialsOf(
  summary: Reading<Record<string, number>>,
  root: ReportRow | undefined,
): Reading<Facets['rootCredentials']> {
  const counts = summary.state === 'value' ? summary.value : {};
  const enabled = counts['AccountMFAEnabled'];
  const mfa = enabled === undefined ? root?.mfa : enabled > 0;
  // Only the report tells active keys from deactivated ones.
  const accessKeys = root?.accessKeys.filter(key => key.active).length ?? counts['AccountAccessKeysPresent'];
  if (mfa === undefined || accessKeys === undefined) {
    return summary.state === 'unread'
      ? summary
      : requireField<Facets['rootCredentials']>(undefined, 'AccountMFAEnabled or AccountAccessKeysPresent');
  }
  const password = counts['AccountPasswordPresent'];
  // A root account without password and keys is managed centrally by the organization. That the organization has the
  // feature (iam:ListOrganizationsFeatures) would not show its use, and does not apply to the management account.
  const centrallyManaged =
    password === undefined ? {} : { centrallyManaged: password === 0 && (root?.accessKeys.length ?? accessKeys) === 0 };
  return value({ mfa, accessKeys, ...centrallyManaged });
}

/** The latest use of its password or an access key. */
function rootUsageOf({ row, report }: Root): Reading<Facets['rootUsage']> {
  if (row === undefined)
    return report.state === 'unread' ? report : requireField<Facets['rootUsage']>(undefined, ROOT_ROW);
  const [lastUsed] = [row.passwordLastUsed, ...row.accessKeys.map(key => key.lastUsed)]
    .flatMap(date => date ?? [])
    .sort()
    .reverse();
  return value(lastUsed === undefined ? {} : { lastUsed });
}
