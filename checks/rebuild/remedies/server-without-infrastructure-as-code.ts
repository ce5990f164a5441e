import type { Recipes } from 'cloudbrief/check';

export default {
  aws: [
    {
      for: 'AWS::EC2::Instance',
      first: ['template-matches-reality'],
      impact: ['import-changes-nothing', 'later-updates-apply'],
      edit: {
        file: 'template.json',
        say: 'stack-with-server',
        code: 'AWS::EC2::Instance',
        also: '"DeletionPolicy":"Retain"',
      },
      run: [
        "aws cloudformation create-change-set --stack-name <stack> --change-set-name import --change-set-type IMPORT --resources-to-import 'ResourceType=AWS::EC2::Instance,LogicalResourceId=Server,ResourceIdentifier={InstanceId='{shortId}'}' --template-body file://template.json --region {region}",
      ],
      act: ['then-execute-change-set'],
      verify:
        "aws cloudformation describe-change-set --stack-name <stack> --change-set-name import --query '[Status,Changes[].ResourceChange.Action]' --region {region}",
      undo: ['aws cloudformation delete-change-set --stack-name <stack> --change-set-name import --region {region}'],
    },
  ],
  azure: [
    {
      for: 'Microsoft.Compute/virtualMachines',
      first: ['script-changes-nothing'],
      impact: ['import-changes-nothing', 'later-runs-apply'],
      run: [
        'az group export --name {resourceGroup} --resource-ids {id} --subscription {account} > template.json',
        'az bicep decompile --file template.json',
      ],
      verify:
        'az deployment group what-if --resource-group {resourceGroup} --template-file template.bicep --subscription {account}',
      undo: 'forget-in-script',
    },
  ],
  gcp: [
    {
      for: 'compute.googleapis.com/Instance',
      first: ['script-changes-nothing'],
      impact: ['import-changes-nothing', 'later-runs-apply'],
      run: [
        'gcloud beta resource-config bulk-export --resource-types ComputeInstance --resource-format terraform --path terraform-export --project {account}',
      ],
      act: ['then-import-into-script'],
      undo: 'forget-in-script',
    },
  ],
} satisfies Recipes;
