import { CreateTrailCommand, StartLoggingCommand } from '@aws-sdk/client-cloudtrail';
import {
  CreateAccessKeyCommand,
  CreateLoginProfileCommand,
  CreateUserCommand,
  CreateVirtualMFADeviceCommand,
  EnableMFADeviceCommand,
  PutUserPolicyCommand,
  UpdateAccountPasswordPolicyCommand,
} from '@aws-sdk/client-iam';
import type { Builder } from './clients.ts';

/** People with and without a second factor, a machine with a key, and rules for passwords that are too short. */
export async function buildPeople({ iam }: Builder): Promise<void> {
  for (const UserName of ['anna-two-factors', 'bert-one-factor', 'deploy-key'])
    await iam.send(new CreateUserCommand({ UserName }));
  for (const UserName of ['anna-two-factors', 'bert-one-factor']) {
    await iam.send(new CreateLoginProfileCommand({ UserName, Password: 'Not-a-secret-1' }));
  }
  const device = await iam.send(new CreateVirtualMFADeviceCommand({ VirtualMFADeviceName: 'anna' }));
  const SerialNumber = device.VirtualMFADevice!.SerialNumber!;
  await iam.send(
    new EnableMFADeviceCommand({
      UserName: 'anna-two-factors',
      SerialNumber,
      AuthenticationCode1: '123456',
      AuthenticationCode2: '234567',
    }),
  );
  await iam.send(new CreateAccessKeyCommand({ UserName: 'deploy-key' }));
  await iam.send(new UpdateAccountPasswordPolicyCommand({ MinimumPasswordLength: 6 }));
}

/** A trail over all regions; its bucket must be there. */
export async function buildTrail({ cloudtrail }: Builder, S3BucketName: string): Promise<void> {
  const trail = { Name: 'trail-all-regions', S3BucketName, IsMultiRegionTrail: true, EnableLogFileValidation: true };
  await cloudtrail.send(new CreateTrailCommand(trail));
  await cloudtrail.send(new StartLoggingCommand({ Name: trail.Name }));
}

/** An identity of its own that may do what the statements say. */
export async function createReader(
  { iam }: Builder,
  UserName: string,
  Statement: readonly object[],
): Promise<{ readonly id: string; readonly secret: string }> {
  await iam.send(new CreateUserCommand({ UserName }));
  const PolicyDocument = JSON.stringify({ Version: '2012-10-17', Statement });
  await iam.send(new PutUserPolicyCommand({ UserName, PolicyName: 'reads', PolicyDocument }));
  const { AccessKey } = await iam.send(new CreateAccessKeyCommand({ UserName }));
  return { id: AccessKey!.AccessKeyId!, secret: AccessKey!.SecretAccessKey! };
}
