import type { Recipes } from 'cloudbrief/check';

export default {
  aws: [
    {
      for: 'AWS::EC2::Instance',
      first: ['agent-for-system', 'existing-role-kept'],
      impact: ['interrupts-nothing'],
      save: [
        'aws ec2 describe-iam-instance-profile-associations --filters Name=instance-id,Values={shortId} --region {region}',
      ],
      run: [
        'aws iam attach-role-policy --role-name <role-of-the-server> --policy-arn arn:aws:iam::aws:policy/AmazonSSMManagedInstanceCore',
      ],
      verify: 'aws ssm describe-instance-information --filters Key=InstanceIds,Values={shortId} --region {region}',
      undo: [
        'aws iam detach-role-policy --role-name <role-of-the-server> --policy-arn arn:aws:iam::aws:policy/AmazonSSMManagedInstanceCore',
      ],
    },
  ],
  azure: [
    {
      for: 'Microsoft.Compute/virtualMachines',
      first: ['agent-for-system', 'target-exists'],
      impact: ['storage-has-a-price'],
      run: [
        'az vm identity assign --ids {id}',
        'az vm extension set --ids {id} --name <AzureMonitorLinuxAgent-or-AzureMonitorWindowsAgent> --publisher Microsoft.Azure.Monitor --enable-auto-upgrade true',
      ],
      verify: "az vm extension list --ids {id} --query '[].name'",
      undo: [
        'az vm extension delete --vm-name {name} --name <AzureMonitorLinuxAgent-or-AzureMonitorWindowsAgent> --resource-group {resourceGroup} --subscription {account}',
      ],
    },
  ],
} satisfies Recipes;
