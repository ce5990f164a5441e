import type { Recipes } from 'cloudbrief/check';

export default {
  aws: [
    {
      for: 'AWS::EC2::Instance',
      first: ['class-of-same-architecture-and-memory', 'quiet-hour', 'not-in-a-group'],
      impact: ['server-stops', 'address-changes', 'larger-class-has-a-price'],
      run: [
        'aws ec2 stop-instances --instance-ids {shortId} --region {region}',
        'aws ec2 wait instance-stopped --instance-ids {shortId} --region {region}',
        'aws ec2 modify-instance-attribute --instance-id {shortId} --instance-type Value=<type-of-at-least-the-same-memory> --region {region}',
        'aws ec2 start-instances --instance-ids {shortId} --region {region}',
      ],
      verify:
        "aws ec2 describe-instances --instance-ids {shortId} --query 'Reservations[].Instances[].InstanceType' --region {region}",
      undo: [
        'aws ec2 stop-instances --instance-ids {shortId} --region {region}',
        'aws ec2 wait instance-stopped --instance-ids {shortId} --region {region}',
        'aws ec2 modify-instance-attribute --instance-id {shortId} --instance-type Value=<former-type> --region {region}',
        'aws ec2 start-instances --instance-ids {shortId} --region {region}',
      ],
    },
  ],
  azure: [
    {
      for: 'Microsoft.Compute/virtualMachines',
      first: ['class-of-same-architecture-and-memory', 'quiet-hour'],
      impact: ['restarts', 'temporary-disk-lost', 'larger-class-has-a-price'],
      run: [
        "az vm list-vm-resize-options --ids {id} --query '[].name'",
        'az vm resize --ids {id} --size <size-of-at-least-the-same-memory>',
      ],
      verify: 'az vm show --ids {id} --query hardwareProfile.vmSize',
      undo: ['az vm resize --ids {id} --size <former-size>'],
    },
  ],
  gcp: [
    {
      for: 'compute.googleapis.com/Instance',
      first: ['not-in-a-group', 'quiet-hour'],
      impact: ['server-stops', 'larger-class-has-a-price'],
      run: [
        'gcloud compute instances stop {name} --zone {zone} --project {account}',
        'gcloud compute instances set-machine-type {name} --machine-type <type-with-dedicated-cores> --zone {zone} --project {account}',
        'gcloud compute instances start {name} --zone {zone} --project {account}',
      ],
      verify:
        "gcloud compute instances describe {name} --format='value(machineType)' --zone {zone} --project {account}",
      undo: [
        'gcloud compute instances stop {name} --zone {zone} --project {account}',
        'gcloud compute instances set-machine-type {name} --machine-type <former-type> --zone {zone} --project {account}',
        'gcloud compute instances start {name} --zone {zone} --project {account}',
      ],
    },
  ],
} satisfies Recipes;
