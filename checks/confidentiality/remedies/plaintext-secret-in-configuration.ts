import type { Recipes } from 'cloudbrief/check';

export default {
  aws: [
    {
      for: 'AWS::Lambda::Function',
      first: ['change-secret-at-source', 'identity-may'],
      impact: ['secret-was-readable', 'old-versions-keep-secret'],
      save: [
        'aws lambda get-function-configuration --function-name {name} --query Environment --region {region} > environment-before.json',
      ],
      edit: {
        file: 'environment.json',
        say: 'secret-by-name',
        from: 'environment-before.json',
        code: 'secretsmanager:GetSecretValue',
      },
      run: [
        'aws secretsmanager create-secret --name <secret> --secret-string file://<file-with-the-new-value> --region {region}',
        'aws lambda update-function-configuration --function-name {name} --environment file://environment.json --region {region}',
      ],
      verify: 'aws lambda get-function-configuration --function-name {name} --query Environment --region {region}',
      undo: 'set-secret-back-not-advised',
    },
    {
      for: 'AWS::ECS::Service',
      first: ['change-secret-at-source', 'identity-may'],
      impact: ['secret-was-readable', 'old-versions-keep-secret', 'rolling-restart'],
      save: [
        'aws ecs describe-task-definition --task-definition <task-definition> --query taskDefinition --region {region} > task-before.json',
      ],
      edit: {
        file: 'task.json',
        say: 'task-secrets',
        from: 'task-before.json',
        code: 'secrets: [{"name":"NAME","valueFrom":"ARN"}]',
      },
      run: [
        'aws secretsmanager create-secret --name <secret> --secret-string file://<file-with-the-new-value> --region {region}',
        'aws ecs register-task-definition --cli-input-json file://task.json --region {region}',
        'aws ecs update-service --cluster {parent} --service {name} --task-definition <new-task-definition> --region {region}',
      ],
      verify:
        "aws ecs describe-services --cluster {parent} --services {name} --query 'services[].taskDefinition' --region {region}",
      undo: [
        'aws ecs update-service --cluster {parent} --service {name} --task-definition <former-task-definition> --region {region}',
      ],
    },
    {
      for: 'AWS::CloudFormation::Stack',
      first: ['change-secret-at-source'],
      impact: ['secret-was-readable', 'stack-update-may-replace'],
      run: [
        'aws secretsmanager create-secret --name <secret> --secret-string file://<file-with-the-new-value> --region {region}',
        'aws cloudformation create-change-set --stack-name {name} --change-set-name secrets-by-reference --template-body file://<template-with-dynamic-references> --capabilities CAPABILITY_NAMED_IAM --region {region}',
      ],
      act: ['then-execute-change-set'],
      verify:
        'aws cloudformation describe-change-set --stack-name {name} --change-set-name secrets-by-reference --region {region}',
      undo: [
        'aws cloudformation delete-change-set --stack-name {name} --change-set-name secrets-by-reference --region {region}',
      ],
    },
    {
      for: 'AWS::Region',
      first: ['change-secret-at-source'],
      impact: ['secret-was-readable', 'old-versions-keep-secret'],
      portal:
        'Secrets Manager > Store a new secret; EC2 > Launch Templates > Modify > User data; Instances > Actions > Edit user data',
      act: ['then-no-secrets-in-user-data'],
      undo: 'set-secret-back-not-advised',
    },
  ],
  azure: [
    {
      for: 'Microsoft.App/containerApps',
      first: ['change-secret-at-source', 'identity-may'],
      impact: ['secret-was-readable', 'rolling-restart'],
      run: [
        'az containerapp secret set --ids {id} --secrets <secret>=keyvaultref:<url-of-the-secret>,identityref:system',
        'az containerapp update --ids {id} --set-env-vars <variable>=secretref:<secret>',
      ],
      verify: "az containerapp show --ids {id} --query 'properties.template.containers[].env'",
      undo: 'set-secret-back-not-advised',
    },
    {
      for: 'Microsoft.ContainerInstance/containerGroups',
      first: ['change-secret-at-source'],
      impact: ['secret-was-readable', 'built-anew'],
      portal: 'Key Vault > Secrets > Generate/Import',
      act: ['then-container-group-anew'],
      undo: 'set-secret-back-not-advised',
    },
    {
      for: 'Microsoft.Web/sites',
      first: ['change-secret-at-source', 'identity-may'],
      impact: ['secret-was-readable', 'restarts'],
      run: [
        "az webapp config appsettings set --ids {id} --settings '<setting>=@Microsoft.KeyVault(SecretUri=<url-of-the-secret>)'",
      ],
      verify:
        "az webapp config appsettings list --name {name} --resource-group {resourceGroup} --subscription {account} --query '[].name'",
      undo: 'set-secret-back-not-advised',
    },
  ],
  gcp: [
    {
      for: 'run.googleapis.com/Service',
      first: ['change-secret-at-source', 'identity-may'],
      impact: ['secret-was-readable', 'old-versions-keep-secret'],
      run: [
        'gcloud secrets create <secret> --data-file <file-with-the-new-value> --project {account}',
        'gcloud run services update {name} --remove-env-vars <variable> --no-traffic --region {region} --project {account}',
        'gcloud run services update {name} --update-secrets <variable>=<secret>:latest --no-traffic --region {region} --project {account}',
        'gcloud run services update-traffic {name} --to-latest --region {region} --project {account}',
      ],
      verify:
        "gcloud run services describe {name} --format 'json(spec.template.spec.containers[].env)' --region {region} --project {account}",
      undo: 'set-secret-back-not-advised',
    },
    {
      for: 'run.googleapis.com/Job',
      first: ['change-secret-at-source', 'identity-may'],
      impact: ['secret-was-readable', 'old-versions-keep-secret'],
      run: [
        'gcloud secrets create <secret> --data-file <file-with-the-new-value> --project {account}',
        'gcloud run jobs update {name} --remove-env-vars <variable> --region {region} --project {account}',
        'gcloud run jobs update {name} --update-secrets <variable>=<secret>:latest --region {region} --project {account}',
      ],
      verify:
        "gcloud run jobs describe {name} --format 'json(spec.template.spec.template.spec.containers[].env)' --region {region} --project {account}",
      undo: 'set-secret-back-not-advised',
    },
    {
      for: ['cloudfunctions.googleapis.com/Function', 'cloudfunctions.googleapis.com/CloudFunction'],
      first: ['change-secret-at-source', 'identity-may'],
      impact: ['secret-was-readable', 'old-versions-keep-secret'],
      portal:
        'Cloud Run functions > function > Edit > Runtime, build, connections and security settings > Security and image repo > Add a secret reference',
      verify:
        "gcloud functions describe {name} --format 'json(serviceConfig.secretEnvironmentVariables)' --region {region} --project {account}",
      undo: 'set-secret-back-not-advised',
    },
    {
      for: 'appengine.googleapis.com/Service',
      first: ['change-secret-at-source', 'identity-may'],
      impact: ['secret-was-readable', 'old-versions-keep-secret', 'code-must-change'],
      edit: { file: 'app.yaml', say: 'without-secret', from: 'app.yaml', place: 'env_variables' },
      run: [
        'gcloud secrets create <secret> --data-file <file-with-the-new-value> --project {account}',
        'gcloud app deploy app.yaml --no-promote --project {account}',
        'gcloud app services set-traffic {name} --splits <new-version>=1 --project {account}',
      ],
      verify: 'gcloud app versions list --service {name} --project {account}',
      undo: 'set-secret-back-not-advised',
    },
    {
      for: 'config.googleapis.com/Deployment',
      first: ['change-secret-at-source'],
      impact: ['secret-was-readable'],
      run: [
        'gcloud secrets create <secret> --data-file <file-with-the-secret> --replication-policy automatic --project {account}',
      ],
      act: ['input-reads-secret'],
      verify: 'gcloud infra-manager deployments describe {name} --location {region} --project {account}',
      undo: 'set-secret-back-not-advised',
    },
  ],
} satisfies Recipes;
