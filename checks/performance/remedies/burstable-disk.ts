import type { Recipes } from 'cloudbrief/check';

export default {
  aws: [
    {
      for: 'AWS::EC2::Volume',
      first: ['backup-first'],
      impact: ['slower-meanwhile', 'no-change-for-six-hours', 'has-a-price'],
      run: [
        'aws ec2 modify-volume --volume-id {shortId} --volume-type gp3 --iops <at-least-the-iops-in-use> --throughput <at-least-the-throughput-in-use> --region {region}',
      ],
      verify: 'aws ec2 describe-volumes-modifications --volume-ids {shortId} --region {region}',
      undo: ['aws ec2 modify-volume --volume-id {shortId} --volume-type gp2 --region {region}'],
    },
    {
      for: 'AWS::EFS::FileSystem',
      first: ['cost-at-todays-load'],
      impact: ['mode-changes-limited', 'has-a-price'],
      run: ['aws efs update-file-system --file-system-id {shortId} --throughput-mode elastic --region {region}'],
      verify:
        "aws efs describe-file-systems --file-system-id {shortId} --query 'FileSystems[].ThroughputMode' --region {region}",
      undo: ['aws efs update-file-system --file-system-id {shortId} --throughput-mode bursting --region {region}'],
    },
    {
      for: 'AWS::FSx::FileSystem',
      first: ['cost-at-todays-load', 'quiet-hour', 'file-system-type'],
      impact: ['short-outage', 'larger-class-has-a-price'],
      run: [
        'aws fsx update-file-system --file-system-id {shortId} --windows-configuration ThroughputCapacity=<megabytes-per-second> --region {region}',
      ],
      verify: 'aws fsx describe-file-systems --file-system-ids {shortId} --region {region}',
      undo: [
        'aws fsx update-file-system --file-system-id {shortId} --windows-configuration ThroughputCapacity=<former-value> --region {region}',
      ],
    },
  ],
  azure: [
    {
      for: 'Microsoft.Compute/disks',
      first: ['quiet-hour', 'backup-first', 'tier-supports-it'],
      impact: ['server-stops', 'larger-class-has-a-price'],
      run: [
        'az vm deallocate --ids <id-of-the-vm>',
        'az disk update --ids {id} --sku <Premium_LRS-or-where-zone-redundant-Premium_ZRS>',
        'az vm start --ids <id-of-the-vm>',
      ],
      verify: 'az disk show --ids {id} --query sku',
      undo: [
        'az vm deallocate --ids <id-of-the-vm>',
        'az disk update --ids {id} --sku <former-sku>',
        'az vm start --ids <id-of-the-vm>',
      ],
    },
  ],
} satisfies Recipes;
