import type { BackupSummary, DynamoDBClient } from '@aws-sdk/client-dynamodb';
import type * as sdk from '@aws-sdk/client-dynamodb';
import { absent, flatMapReading, value } from '../../../../model/reading.ts';
import { awaitAll } from '../../../kit/await-all.ts';
import { once } from '../../../kit/memoize.ts';
import { assertField, requireField } from '../../../kit/response-fields.ts';
import { operations, type AwsCollector, type AwsContext } from '../../context.ts';
import { readScaling, SCALING_OPERATIONS } from '../../facets/application-auto-scaling.ts';
import { unlockedBackup } from '../../facets/backup.ts';
import { tagsOf } from '../../facets/tag-facets.ts';
import { emitTable, type TableParts } from './tables.ts';
import { forEachItem } from '../../../kit/for-each-item.ts';
import { forEachPage, pagesByToken } from '../../../kit/for-each-page.ts';

type Dynamo = typeof sdk;

interface ServiceContext {
  readonly ctx: AwsContext;
  readonly dynamo: Dynamo;
  readonly client: DynamoDBClient;
}

/** Reads tables and on-demand backups. */
export const awsDynamoDb: AwsCollector = {
  id: 'aws-dynamodb',
  provider: 'aws',
  scope: 'regional',
  lists: ['database', 'backup'],
  fills: {
    database: ['localAuthentication', 'sharedWith',
      'placement', 'dataDurability', 'encryptionAtRest', 'automatedBackups', 'deletionProtection', 'performance', 'size', 'networkInterfaces', 'listeners', 'state',
      'encryptionInTransit',
      'infrastructureAsCode', 'relationships', 'accessLogging', 'subnetZones', 'storageAutoscaling', 'scaling', 'versionSupport',
    ],
    backup: ['backup', 'encryptionAtRest', 'sharedWith'],
  },
  operations: [...operations('dynamodb', [
    'ListTables', 'DescribeTable', 'DescribeContinuousBackups', 'ListTagsOfResource', 'GetResourcePolicy', 'ListBackups',
  ]), ...SCALING_OPERATIONS],
  decidedBy: {
    automatedBackups: ['dynamodb:DescribeContinuousBackups'],
    deletionProtection: ['dynamodb:DescribeTable'],
    sharedWith: ['dynamodb:GetResourcePolicy'],
    encryptionAtRest: ['dynamodb:DescribeTable'],
  },
  collect: async ctx => {
    const dynamo = await import('@aws-sdk/client-dynamodb');
    const api = { ctx, dynamo, client: ctx.client(dynamo.DynamoDBClient) };
    await Promise.all([collectTables(api), collectBackups(api)]);
  },
}; // prettier-ignore

async function collectTables(api: ServiceContext): Promise<void> {
  const { ctx, dynamo, client } = api;
  const ranges = once(() => readScaling(ctx, 'dynamodb'));
  await ctx.list('database', 'dynamodb:ListTables', async () => {
    await forEachPage(dynamo.paginateListTables({ client, pageSize: 100 }, {}), page =>
      awaitAll(
        assertField(page.TableNames, 'TableNames').map(async name => {
          const parts = await readTable(api, name);
          // It was deleted after the list was read.
          if (parts.table.state !== 'absent') await emitTable(ctx, name, { ...parts, ranges });
        }),
      ),
    );
  });
}

async function readTable(
  { ctx, dynamo, client }: ServiceContext,
  TableName: string,
): Promise<Omit<TableParts, 'ranges'>> {
  const [table, backups, policy, tags] = await Promise.all([
    ctx.read(
      'dynamodb:DescribeTable',
      async () => assertField((await client.send(new dynamo.DescribeTableCommand({ TableName }))).Table, 'Table'),
      { absentOn: ['ResourceNotFoundException'] },
    ),
    ctx.read('dynamodb:DescribeContinuousBackups', async () => {
      const answer = await client.send(new dynamo.DescribeContinuousBackupsCommand({ TableName }));
      return assertField(answer.ContinuousBackupsDescription, 'ContinuousBackupsDescription');
    }),
    ctx.read(
      'dynamodb:GetResourcePolicy',
      async () => {
        const ResourceArn = ctx.arn('dynamodb', `table/${TableName}`);
        const answer = await client.send(new dynamo.GetResourcePolicyCommand({ ResourceArn }));
        return assertField(answer.Policy, 'Policy');
      },
      { absentOn: ['PolicyNotFoundException', 'ResourceNotFoundException'] },
    ),
    ctx.read('dynamodb:ListTagsOfResource', async () => {
      const tagged: sdk.Tag[] = [];
      const ResourceArn = ctx.arn('dynamodb', `table/${TableName}`);
      let NextToken: string | undefined;
      do {
        const page = await client.send(new dynamo.ListTagsOfResourceCommand({ ResourceArn, NextToken }));
        tagged.push(...(page.Tags ?? []));
        NextToken = page.NextToken;
      } while (NextToken !== undefined);
      return tagsOf(tagged);
    }),
  ]);
  return { table, backups, policy, tags };
}

/** On-demand backups of users; recovery points of AWS Backup are listed by its collector with the lock of their vault. */
async function collectBackups({ ctx, dynamo, client }: ServiceContext): Promise<void> {
  await ctx.list('backup', 'dynamodb:ListBackups', async () => {
    const pages = pagesByToken(
      ExclusiveStartBackupArn =>
        client.send(new dynamo.ListBackupsCommand({ BackupType: 'USER', Limit: 100, ExclusiveStartBackupArn })),
      page => page.LastEvaluatedBackupArn,
    );
    await forEachPage(pages, page =>
      forEachItem(assertField(page.BackupSummaries, 'BackupSummaries'), backup => {
        emitBackup(ctx, backup);
      }),
    );
  });
}

function emitBackup(ctx: AwsContext, backup: BackupSummary): void {
  const id = assertField(backup.BackupArn, 'BackupArn');
  const { TableArn: source, BackupCreationDateTime: created, BackupStatus: status } = backup;
  ctx.emit({
    id,
    kind: 'backup',
    type: 'AWS::DynamoDB::Backup',
    name: backup.BackupName ?? id,
    tags: {},
    createdAt: created?.toISOString(),
    facets: {
      backup: flatMapReading(requireField(source, 'TableArn'), table =>
        status === 'AVAILABLE' && created !== undefined
          ? value(unlockedBackup(ctx, table, created, backup.BackupType))
          : absent,
      ),
      // DynamoDB encrypts everything; the response does not name the key of a backup.
      encryptionAtRest: value('provider-managed-key'),
      sharedWith: value([]),
    },
  });
}
