import type { Recipes } from 'cloudbrief/check';

export default {
  aws: [
    {
      first: ['template-matches-reality'],
      impact: ['import-changes-nothing', 'later-updates-apply'],
      edit: [
        'resources.json = [{"ResourceType":"TYPE","ResourceIdentifier":{"KEY":"VALUE"}}]',
        { file: 'template.json', say: 'generated-template', code: 'get-generated-template' },
        'to-import.json = [{"ResourceType":"TYPE","LogicalResourceId":"NAME","ResourceIdentifier":{"KEY":"VALUE"}}]',
      ],
      run: [
        'aws cloudformation create-generated-template --generated-template-name <template> --resources file://resources.json --region <region>',
        'aws cloudformation get-generated-template --generated-template-name <template> --query TemplateBody --output text --region <region> > template.json',
        'aws cloudformation create-change-set --stack-name <stack> --change-set-name import --change-set-type IMPORT --resources-to-import file://to-import.json --template-body file://template.json --region <region>',
      ],
      act: ['then-execute-change-set'],
      verify:
        "aws cloudformation describe-change-set --stack-name <stack> --change-set-name import --query '[Status,Changes[].ResourceChange.Action]' --region <region>",
      undo: ['aws cloudformation delete-change-set --stack-name <stack> --change-set-name import --region <region>'],
    },
  ],
  azure: [
    {
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
      first: ['script-changes-nothing'],
      impact: ['import-changes-nothing', 'later-runs-apply'],
      run: [
        'gcloud beta resource-config bulk-export --resource-format terraform --path terraform-export --project {account}',
      ],
      act: ['then-import-into-script'],
      undo: 'forget-in-script',
    },
  ],
} satisfies Recipes;
