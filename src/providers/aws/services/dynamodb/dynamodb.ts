import type { BackupSummary, DynamoDBClient } from '@aws-sdk/client-dynamodb';
import type * as sdk from '@aws-sdk/client-dynamodb';
import { absent, unread, value } from '../../../../model/reading.ts';
import { readScaling, SCALING_OPERATIONS, type ScalingRanges } from '../../facets/application-auto-scaling.ts';
import { operations, type AwsCollector, type AwsContext } from '../../context.ts';
import { emitTable, type TableParts } from './tables.ts';
import { present } from '../../client/failure.ts';
import { settleAll, tagsOf } from '../../client/response-fields.ts';

type Dynamo = typeof sdk;

interface Asking {
  readonly ctx: AwsContext;
  readonly dynamo: Dynamo;
  readonly client: DynamoDBClient;
}

/** Reads DynamoDB tables and the backups that people made of them. */
export const awsDynamoDb: AwsCollector = {
  id: 'aws-dynamodb',
  provider: 'aws',
  scope: 'regional',
  lists: ['database', 'copy'],
  fills: {
    database: ['namelessKey',
      'placement', 'holds', 'atRest', 'autoBackup', 'deletionProtection', 'performance', 'size', 'interfaces', 'listeners', 'state',
      'inTransit',
      'management', 'accessLog', 'room', 'growsStorage', 'scaling', 'mended',
    ],
    copy: ['copy', 'atRest', 'sharedWith'],
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

async function collectTables(asking: Asking): Promise<void> {
  const { ctx, dynamo, client } = asking;
  let asked: Promise<ScalingRanges> | undefined;
  const ranges = (): Promise<ScalingRanges> => (asked ??= readScaling(ctx, 'dynamodb'));
  await ctx.list('database', 'dynamodb:ListTables', async () => {
    for await (const page of dynamo.paginateListTables({ client, pageSize: 100 }, {})) {
      await settleAll(
        present(page.TableNames, 'TableNames').map(async name => {
          const parts = await readTable(asking, name);
          // It was deleted since the list was written.
          if (parts.table.state !== 'absent') await emitTable(ctx, name, { ...parts, ranges });
        }),
      );
    }
  });
}

async function readTable({ ctx, dynamo, client }: Asking, TableName: string): Promise<Omit<TableParts, 'ranges'>> {
  const [table, backups, tags] = await Promise.all([
    ctx.read(
      'dynamodb:DescribeTable',
      async () => present((await client.send(new dynamo.DescribeTableCommand({ TableName }))).Table, 'Table'),
      { absentOn: ['ResourceNotFoundException'] },
    ),
    ctx.read('dynamodb:DescribeContinuousBackups', async () => {
      const answer = await client.send(new dynamo.DescribeContinuousBackupsCommand({ TableName }));
      return present(answer.ContinuousBackupsDescription, 'ContinuousBackupsDescription');
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
async function collectBackups({ ctx, dynamo, client }: Asking): Promise<void> {
  await ctx.list('copy', 'dynamodb:ListBackups', async () => {
    let ExclusiveStartBackupArn: string | undefined;
    do {
      const page = await client.send(
        new dynamo.ListBackupsCommand({ BackupType: 'USER', Limit: 100, ExclusiveStartBackupArn }),
      );
      for (const backup of present(page.BackupSummaries, 'BackupSummaries')) emitBackup(ctx, backup);
      ExclusiveStartBackupArn = page.LastEvaluatedBackupArn;
    } while (ExclusiveStartBackupArn !== undefined);
  });
}

function emitBackup(ctx: AwsContext, backup: BackupSummary): void {
  const id = present(backup.BackupArn, 'BackupArn');
  const { TableArn: of, BackupCreationDateTime: made, BackupStatus: status } = backup;
  const whole = status === 'AVAILABLE' && made !== undefined;
  ctx.emit({
    id,
    kind: 'copy',
    type: 'AWS::DynamoDB::Backup',
    name: backup.BackupName ?? id,
    tags: {},
    createdAt: made?.toISOString(),
    facets: {
      copy:
        of === undefined
          ? unread('failed', 'the answer has no TableArn')
          : whole
            ? value({
                of,
                provider: 'aws',
                account: ctx.account,
                region: ctx.region,
                takenAt: made.toISOString(),
                lock: 'none',
              })
            : absent,
      // DynamoDB encrypts whatever it stores; of a backup it does not say with whose key.
      atRest: value('provider-key'),
      sharedWith: value([]),
    },
  });
}
