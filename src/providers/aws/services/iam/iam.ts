import { setTimeout as sleep } from 'node:timers/promises';
import type { IAMClient } from '@aws-sdk/client-iam';
import type * as sdk from '@aws-sdk/client-iam';
import type { Facets } from '../../../../model/facets.ts';
import { value, type Reading } from '../../../../model/reading.ts';
import { operations, type AwsCollector, type AwsContext } from '../../context.ts';
import { assertField } from '../../client/failure.ts';
import { parseCredentialReport, ROOT_ROW, type ReportRow } from './credential-report.ts';
import { requireField } from '../../client/response-fields.ts';

type Iam = typeof sdk;

/** Pauses between the questions whether the report is written: about 20 seconds in all. */
const RETRY_DELAYS_MS = [250, 500, 1000, 2000, 3000, 4000, 4500, 5000];

/** Reads the account's top log-in, its password rules, and the log-ins of its users. */
export const awsIam: AwsCollector = {
  id: 'aws-iam',
  provider: 'aws',
  scope: 'global',
  lists: ['identity'],
  fills: { account: ['rootCredentials', 'rootUsage', 'passwordPolicy', 'federation'], identity: ['credentials'] },
  operations: operations('iam', [
    'GetAccountSummary',
    'GetAccountPasswordPolicy',
    'GenerateCredentialReport',
    'GetCredentialReport',
    'ListSAMLProviders',
  ]),
  collect: async ctx => {
    const iam = await import('@aws-sdk/client-iam');
    const client = ctx.client(iam.IAMClient);
    const [summary, passwordPolicy, root, federation] = await Promise.all([
      ctx.read('iam:GetAccountSummary', async () =>
        assertField((await client.send(new iam.GetAccountSummaryCommand({}))).SummaryMap, 'SummaryMap'),
      ),
      readPasswordPolicy(ctx, iam, client),
      collectUsers(ctx, iam, client),
      // IAM Identity Center leaves a directory of its own in every account that it serves.
      ctx.read('iam:ListSAMLProviders', async () => {
        const answer = await client.send(new iam.ListSAMLProvidersCommand({}));
        return assertField(answer.SAMLProviderList, 'SAMLProviderList').length > 0;
      }),
    ]);
    ctx.add(ctx.arn('iam', 'root', { region: '' }), {
      rootCredentials: rootLogin(summary, root.row),
      rootUsage: rootUse(root),
      passwordPolicy,
      federation,
    });
  },
};

function readPasswordPolicy(ctx: AwsContext, iam: Iam, client: IAMClient): Promise<Reading<Facets['passwordPolicy']>> {
  return ctx.read(
    'iam:GetAccountPasswordPolicy',
    async () => {
      const policy = assertField(
        (await client.send(new iam.GetAccountPasswordPolicyCommand({}))).PasswordPolicy,
        'PasswordPolicy',
      );
      // Left out where old passwords may be used again.
      return {
        minimumLength: assertField(policy.MinimumPasswordLength, 'MinimumPasswordLength'),
        reusePrevention: policy.PasswordReusePrevention ?? 0,
      };
    },
    { absentOn: ['NoSuchEntity', 'NoSuchEntityException'] },
  );
}

interface Root {
  /** The row of the account's top log-in, if there is one. */
  readonly row: ReportRow | undefined;
  /** How many users came with it, or why the report is not whole. */
  readonly report: Reading<number>;
}

/** Hands over the users of the credential report; returns what it says of the account's top log-in. */
async function collectUsers(ctx: AwsContext, iam: Iam, client: IAMClient): Promise<Root> {
  let row: ReportRow | undefined;
  // Where nobody may have a report made, the last one may still be there.
  await writeReport(ctx, iam, client);
  const report = await ctx.list('identity', 'iam:GetCredentialReport', async () => {
    const { Content: content } = await client.send(new iam.GetCredentialReportCommand({}));
    for (const one of parseCredentialReport(new TextDecoder().decode(assertField(content, 'Content')))) {
      if (one.user === ROOT_ROW) row = one;
      else emitUser(ctx, one);
    }
  });
  return { row, report };
}

async function writeReport(ctx: AwsContext, iam: Iam, client: IAMClient): Promise<void> {
  for (const pause of RETRY_DELAYS_MS) {
    const report = await ctx.read('iam:GenerateCredentialReport', () =>
      client.send(new iam.GenerateCredentialReportCommand({})),
    );
    // Only these two words mean that waiting helps.
    if (report.state !== 'value' || !(report.value.State === 'STARTED' || report.value.State === 'INPROGRESS')) return;
    await sleep(pause);
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

/** The summary is of this moment, the report up to four hours old but with each key. Either one will do. */
function rootLogin(
  summary: Reading<Record<string, number>>,
  root: ReportRow | undefined,
): Reading<Facets['rootCredentials']> {
  const counts = summary.state === 'value' ? summary.value : {};
  const enabled = counts['AccountMFAEnabled'];
  const mfa = enabled === undefined ? root?.secondFactor : enabled > 0;
  // A key that was switched off opens nothing; only the report tells it from the others.
  const accessKeys = root?.keys.filter(key => key.active).length ?? counts['AccountAccessKeysPresent'];
  if (mfa === undefined || accessKeys === undefined) {
    return summary.state === 'unread'
      ? summary
      : requireField<Facets['rootCredentials']>(undefined, 'AccountMFAEnabled or AccountAccessKeysPresent');
  }
  const password = counts['AccountPasswordPresent'];
  // A root without password and keys is one whose credentials the organization keeps away. That the organization can do
  // so (iam:ListOrganizationsFeatures) would not say that it did, and does not hold for its own management account.
  const centrallyManaged =
    password === undefined ? {} : { centrallyManaged: password === 0 && (root?.keys.length ?? accessKeys) === 0 };
  return value({ mfa, accessKeys, ...centrallyManaged });
}

/** The latest of its password and its keys. */
function rootUse({ row, report }: Root): Reading<Facets['rootUsage']> {
  if (row === undefined)
    return report.state === 'unread' ? report : requireField<Facets['rootUsage']>(undefined, ROOT_ROW);
  const [lastUsed] = [row.passwordUsed, ...row.keys.map(key => key.lastUsed)]
    .flatMap(date => date ?? [])
    .sort()
    .reverse();
  return value(lastUsed === undefined ? {} : { lastUsed });
}
