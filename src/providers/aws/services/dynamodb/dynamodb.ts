import type { BackupSummary, DynamoDBClient } from '@aws-sdk/client-dynamodb';
import type * as sdk from '@aws-sdk/client-dynamodb';
import { absent, unread, value } from '../../../../model/reading.ts';
import { readScaling, SCALING_OPERATIONS, type ScalingRanges } from '../../facets/application-auto-scaling.ts';
import { operations, type AwsCollector, type AwsContext } from '../../context.ts';
import { emitTable, type TableParts } from './tables.ts';
import { assertField } from '../../client/failure.ts';
import { awaitAll, tagsOf } from '../../client/response-fields.ts';

type Dynamo = typeof sdk;

interface ServiceContext {
  readonly ctx: AwsContext;
  readonly dynamo: Dynamo;
  readonly client: DynamoDBClient;
}

/** Reads DynamoDB tables and the backups that people made of them. */
export const awsDynamoDb: AwsCollector = {
  id: 'aws-dynamodb',
  provider: 'aws',
  scope: 'regional',
  lists: ['database', 'backup'],
  fills: {
    database: ['localAuthentication',
      'placement', 'dataDurability', 'encryptionAtRest', 'automatedBackups', 'deletionProtection', 'performance', 'size', 'networkInterfaces', 'listeners', 'state',
      'encryptionInTransit',
      'infrastructureAsCode', 'accessLogging', 'subnetZones', 'storageAutoscaling', 'scaling', 'versionSupport',
    ],
    backup: ['backup', 'encryptionAtRest', 'sharedWith'],
  },
  operations: [...operations('dynamodb', [
    'ListTables', 'DescribeTable', 'DescribeContinuousBackups', 'ListTagsOfResource', 'ListBackups',
  ]), ...SCALING_OPERATIONS],
  collect: async ctx => {
    const dynamo = await import('@aws-sdk/client-dynamodb');
    const asking = { ctx, dynamo, client: ctx.client(dynamo.DynamoDBClient) };
    await Promise.all([collectTables(asking), collectBackups(asking)]);
  },
}; // prettier-ignore

async function collectTables(asking: ServiceContext): Promise<void> {
  const { ctx, dynamo, client } = asking;
  let asked: Promise<ScalingRanges> | undefined;
  const ranges = (): Promise<ScalingRanges> => (asked ??= readScaling(ctx, 'dynamodb'));
  await ctx.list('database', 'dynamodb:ListTables', async () => {
    for await (const page of dynamo.paginateListTables({ client, pageSize: 100 }, {})) {
      await awaitAll(
        assertField(page.TableNames, 'TableNames').map(async name => {
          const parts = await readTable(asking, name);
          // It was deleted since the list was written.
          if (parts.table.state !== 'absent') await emitTable(ctx, name, { ...parts, ranges });
        }),
      );
    }
  });
}

async function readTable(
  { ctx, dynamo, client }: ServiceContext,
  TableName: string,
): Promise<Omit<TableParts, 'ranges'>> {
  const [table, backups, tags] = await Promise.all([
    ctx.read(
      'dynamodb:DescribeTable',
      async () => assertField((await client.send(new dynamo.DescribeTableCommand({ TableName }))).Table, 'Table'),
      { absentOn: ['ResourceNotFoundException'] },
    ),
    ctx.read('dynamodb:DescribeContinuousBackups', async () => {
      const answer = await client.send(new dynamo.DescribeContinuousBackupsCommand({ TableName }));
      return assertField(answer.ContinuousBackupsDescription, 'ContinuousBackupsDescription');
    }),
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
  return { table, backups, tags };
}

/** What AWS Backup made is in its vaults, with their locks; here are those that people made by hand. */
async function collectBackups({ ctx, dynamo, client }: ServiceContext): Promise<void> {
  await ctx.list('backup', 'dynamodb:ListBackups', async () => {
    let ExclusiveStartBackupArn: string | undefined;
    do {
      const page = await client.send(
        new dynamo.ListBackupsCommand({ BackupType: 'USER', Limit: 100, ExclusiveStartBackupArn }),
      );
      for (const backup of assertField(page.BackupSummaries, 'BackupSummaries')) emitBackup(ctx, backup);
      ExclusiveStartBackupArn = page.LastEvaluatedBackupArn;
    } while (ExclusiveStartBackupArn !== undefined);
  });
}

function emitBackup(ctx: AwsContext, backup: BackupSummary): void {
  const id = assertField(backup.BackupArn, 'BackupArn');
  const { TableArn: source, BackupCreationDateTime: made, BackupStatus: status } = backup;
  const whole = status === 'AVAILABLE' && made !== undefined;
  ctx.emit({
    id,
    kind: 'backup',
    type: 'AWS::DynamoDB::Backup',
    name: backup.BackupName ?? id,
    tags: {},
    createdAt: made?.toISOString(),
    facets: {
      backup:
        source === undefined
          ? unread('failed', 'the answer has no TableArn')
          : whole
            ? value({
                source,
                provider: 'aws',
                account: ctx.account,
                region: ctx.region,
                takenAt: made.toISOString(),
                immutability: 'none',
              })
            : absent,
      // DynamoDB encrypts whatever it stores; of a backup it does not say with whose key.
      encryptionAtRest: value('provider-managed-key'),
      sharedWith: value([]),
    },
  });
}
