import type { Recipes } from 'cloudbrief/check';

export default {
  aws: [
    {
      for: 'AWS::EC2::Instance',
      first: ['quiet-hour', 'tier-supports-it', 'drivers-for-new-generation', 'not-in-a-group'],
      impact: ['server-stops', 'address-changes'],
      run: [
        'aws ec2 stop-instances --instance-ids {shortId} --region {region}',
        'aws ec2 wait instance-stopped --instance-ids {shortId} --region {region}',
        'aws ec2 modify-instance-attribute --instance-id {shortId} --ena-support --region {region}',
        'aws ec2 start-instances --instance-ids {shortId} --region {region}',
      ],
      verify:
        "aws ec2 describe-instances --instance-ids {shortId} --query 'Reservations[].Instances[].EnaSupport' --region {region}",
      undo: [
        'aws ec2 stop-instances --instance-ids {shortId} --region {region}',
        'aws ec2 wait instance-stopped --instance-ids {shortId} --region {region}',
        'aws ec2 modify-instance-attribute --instance-id {shortId} --no-ena-support --region {region}',
        'aws ec2 start-instances --instance-ids {shortId} --region {region}',
      ],
    },
  ],
  azure: [
    {
      for: 'Microsoft.Compute/virtualMachines',
      first: ['quiet-hour', 'tier-supports-it'],
      impact: ['server-stops', 'address-changes'],
      run: [
        'az vm deallocate --ids {id}',
        'az network nic update --ids <id-of-the-network-interface> --accelerated-networking true',
        'az vm start --ids {id}',
      ],
      verify: 'az network nic show --ids <id-of-the-network-interface> --query enableAcceleratedNetworking',
      undo: [
        'az vm deallocate --ids {id}',
        'az network nic update --ids <id-of-the-network-interface> --accelerated-networking false',
        'az vm start --ids {id}',
      ],
    },
  ],
} satisfies Recipes;
