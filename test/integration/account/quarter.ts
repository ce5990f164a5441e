import { StartLoggingCommand, StopLoggingCommand } from '@aws-sdk/client-cloudtrail';
import { AuthorizeSecurityGroupIngressCommand, RevokeSecurityGroupIngressCommand } from '@aws-sdk/client-ec2';
import { PutUserPolicyCommand } from '@aws-sdk/client-iam';
import {
  CreateDBInstanceCommand,
  ModifyDBInstanceCommand,
  type ModifyDBInstanceCommandInput,
} from '@aws-sdk/client-rds';
import { PutBucketVersioningCommand } from '@aws-sdk/client-s3';
import { builderFor, type Builder } from './clients.ts';
import { makeBucket, subnetGroup } from './data.ts';
import { buildNetwork, openGroup, type Network } from './network.ts';
import { buildPeople, buildTrail, createReader } from './people.ts';
import { runServer } from './servers.ts';

const READER = 'briefing-reader';
const EVERYTHING = { Effect: 'Allow', Action: ['*'], Resource: '*' };
const NOT_THE_PASSWORD_RULES = { Effect: 'Deny', Action: ['iam:GetAccountPasswordPolicy'], Resource: '*' };

/** A small shop in one region, and what its people do to it from one quarter to the next. */
export interface Shop {
  /** Who writes the briefing. */
  readonly reader: Awaited<ReturnType<typeof createReader>>;
  /** Mends the door of `web`, the versions of `shop-exports` and the zones of `orders`. */
  readonly mend: () => Promise<void>;
  /** Stops the trail, opens the data port of `reports`, lets `ledger` be deleted and keeps its copies for a day. */
  readonly breakThings: () => Promise<void>;
  /** Undoes what was broken, and opens the door of `web` again. */
  readonly turnBack: () => Promise<void>;
  /** Whether the reader may see the password rules. */
  readonly showPasswordRules: (on: boolean) => Promise<void>;
}

export async function buildShop(endpoint: string, region: string): Promise<Shop> {
  const home = builderFor(endpoint, region);
  const network = await buildNetwork(home);
  const reports = await openGroup(home.ec2, network.vpc, 'reports', 443, '0.0.0.0/0');
  const common = { type: 'm6i.large', subnet: network.publicA, address: true } as const;
  await runServer(home, { ...common, name: 'web', groups: [network.openAdmin] });
  await runServer(home, { ...common, name: 'reports', groups: [reports] });
  await buildDatabases(home, network);
  await makeBucket(home, 'shop-logs', true);
  await makeBucket(home, 'shop-exports', false);
  await buildPeople(home);
  await buildTrail(home, 'shop-logs');
  return { reader: await createReader(home, READER, [EVERYTHING]), ...deeds(home, network.openAdmin, reports) };
}

/** In one zone and in two; else they are alike, and as they should be. */
async function buildDatabases({ rds, region }: Builder, network: Network): Promise<void> {
  const common = {
    ...{ Engine: 'mysql', EngineVersion: '8.0.40', MasterUsername: 'owner', MasterUserPassword: 'not-a-secret-1' },
    ...{ DBInstanceClass: 'db.m6g.large', AllocatedStorage: 100, AvailabilityZone: `${region}a` },
    ...{ DBSubnetGroupName: await subnetGroup(rds, network), VpcSecurityGroupIds: [network.data] },
    ...{ StorageEncrypted: true, BackupRetentionPeriod: 14, DeletionProtection: true, PubliclyAccessible: false },
  };
  await rds.send(new CreateDBInstanceCommand({ ...common, DBInstanceIdentifier: 'orders', MultiAZ: false }));
  await rds.send(new CreateDBInstanceCommand({ ...common, DBInstanceIdentifier: 'ledger', MultiAZ: true }));
}

type Alteration = Omit<ModifyDBInstanceCommandInput, 'DBInstanceIdentifier'>;

function deeds(home: Builder, webDoor: string, reportsDoor: string): Omit<Shop, 'reader'> {
  const { ec2, rds, s3, iam, cloudtrail } = home;
  const door = (GroupId: string, port: number) => ({
    GroupId,
    IpPermissions: [{ IpProtocol: 'tcp', FromPort: port, ToPort: port, IpRanges: [{ CidrIp: '0.0.0.0/0' }] }],
  });
  const open = (group: string, port: number) => ec2.send(new AuthorizeSecurityGroupIngressCommand(door(group, port)));
  const close = (group: string, port: number) => ec2.send(new RevokeSecurityGroupIngressCommand(door(group, port)));
  const alter = (DBInstanceIdentifier: string, how: Alteration) =>
    rds.send(new ModifyDBInstanceCommand({ DBInstanceIdentifier, ApplyImmediately: true, ...how }));
  const trail = { Name: 'trail-all-regions' };
  return {
    mend: async () => {
      await close(webDoor, 22);
      const VersioningConfiguration = { Status: 'Enabled' as const };
      await s3.send(new PutBucketVersioningCommand({ Bucket: 'shop-exports', VersioningConfiguration }));
      await alter('orders', { MultiAZ: true });
    },
    breakThings: async () => {
      await cloudtrail.send(new StopLoggingCommand(trail));
      await open(reportsDoor, 3306);
      await alter('ledger', { DeletionProtection: false, BackupRetentionPeriod: 1 });
    },
    turnBack: async () => {
      await cloudtrail.send(new StartLoggingCommand(trail));
      await close(reportsDoor, 3306);
      await alter('ledger', { DeletionProtection: true, BackupRetentionPeriod: 14 });
      await open(webDoor, 22);
    },
    showPasswordRules: async on => {
      const Statement = on ? [EVERYTHING] : [EVERYTHING, NOT_THE_PASSWORD_RULES];
      const PolicyDocument = JSON.stringify({ Version: '2012-10-17', Statement });
      await iam.send(new PutUserPolicyCommand({ UserName: READER, PolicyName: 'reads', PolicyDocument }));
    },
  };
}
