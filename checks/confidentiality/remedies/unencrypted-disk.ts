import type { Recipes } from 'cloudbrief/check';

export default {
  aws: [
    {
      for: 'AWS::EC2::Volume',
      first: ['quiet-hour', 'key-in-same-region', 'not-in-a-group', 'same-volume-settings'],
      impact: ['server-stops', 'address-changes'],
      run: [
        'aws ec2 stop-instances --instance-ids <instance> --region {region}',
        'aws ec2 wait instance-stopped --instance-ids <instance> --region {region}',
        'aws ec2 create-snapshot --volume-id {shortId} --description before-encryption --region {region}',
        'aws ec2 wait snapshot-completed --snapshot-ids <snapshot> --region {region}',
        'aws ec2 create-volume --snapshot-id <snapshot> --availability-zone <zone-of-the-volume> --volume-type <type-of-the-volume> --encrypted --region {region}',
        'aws ec2 wait volume-available --volume-ids <new-volume> --region {region}',
        'aws ec2 detach-volume --volume-id {shortId} --region {region}',
        'aws ec2 wait volume-available --volume-ids {shortId} --region {region}',
        'aws ec2 attach-volume --volume-id <new-volume> --instance-id <instance> --device <device> --region {region}',
        'aws ec2 start-instances --instance-ids <instance> --region {region}',
      ],
      verify: "aws ec2 describe-volumes --volume-ids <new-volume> --query 'Volumes[].Encrypted' --region {region}",
      undo: 'old-one-until-switched',
    },
  ],
  azure: [
    {
      for: 'Microsoft.Compute/disks',
      first: ['quiet-hour', 'target-exists'],
      impact: ['server-stops'],
      run: [
        'az vm deallocate --ids <id-of-the-vm>',
        'az disk update --ids {id} --encryption-type EncryptionAtRestWithCustomerKey --disk-encryption-set <encryption-set>',
        'az vm start --ids <id-of-the-vm>',
      ],
      verify: 'az disk show --ids {id} --query encryption',
      undo: [
        'az vm deallocate --ids <id-of-the-vm>',
        'az disk update --ids {id} --encryption-type EncryptionAtRestWithPlatformKey',
        'az vm start --ids <id-of-the-vm>',
      ],
    },
  ],
} satisfies Recipes;
