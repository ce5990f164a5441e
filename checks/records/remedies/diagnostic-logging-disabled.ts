import type { Recipes } from 'cloudbrief/check';

export default {
  aws: [
    {
      for: 'AWS::EKS::Cluster',
      first: ['law-on-personal-data'],
      impact: ['storage-has-a-price'],
      save: ['aws eks describe-cluster --name {name} --query cluster.logging --region {region}'],
      run: [
        'aws eks update-cluster-config --name {name} --logging \'{"clusterLogging":[{"types":["api","audit","authenticator","controllerManager","scheduler"],"enabled":true}]}\' --region {region}',
      ],
      verify: 'aws eks describe-cluster --name {name} --query cluster.logging --region {region}',
      undo: [
        'aws eks update-cluster-config --name {name} --logging \'{"clusterLogging":[{"types":["<types-that-were-off>"],"enabled":false}]}\' --region {region}',
      ],
    },
    {
      for: 'AWS::ECS::Service',
      first: ['target-exists'],
      impact: ['rolling-restart', 'storage-has-a-price'],
      save: [
        'aws ecs describe-task-definition --task-definition <task-definition> --query taskDefinition --region {region} > task-before.json',
      ],
      edit: {
        file: 'task.json',
        say: 'each-container-with',
        from: 'task-before.json',
        code: 'logConfiguration {"logDriver":"awslogs","options":{"awslogs-group":"GROUP","awslogs-region":"REGION","awslogs-stream-prefix":"NAME"}}',
      },
      run: [
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
      for: 'AWS::Lambda::Function',
      first: ['identity-may'],
      impact: ['has-a-price'],
      run: [
        'aws lambda update-function-configuration --function-name {name} --tracing-config Mode=Active --region {region}',
      ],
      verify: 'aws lambda get-function-configuration --function-name {name} --query TracingConfig --region {region}',
      undo: [
        'aws lambda update-function-configuration --function-name {name} --tracing-config Mode=PassThrough --region {region}',
      ],
    },
  ],
  azure: [
    {
      for: [
        'Microsoft.ContainerService/managedClusters',
        'Microsoft.Web/sites',
        'Microsoft.Web/sites/slots',
        'Microsoft.App/containerApps',
        'Microsoft.ContainerInstance/containerGroups',
      ],
      first: ['target-exists'],
      impact: ['storage-has-a-price'],
      save: ['az monitor diagnostic-settings categories list --resource {id}'],
      run: [
        'az monitor diagnostic-settings create --name all --resource {id} --workspace <id-of-the-workspace> --logs \'[{"categoryGroup":"allLogs","enabled":true}]\'',
      ],
      verify: 'az monitor diagnostic-settings list --resource {id}',
      undo: ['az monitor diagnostic-settings delete --name all --resource {id}'],
    },
  ],
  gcp: [
    {
      for: 'container.googleapis.com/Cluster',
      first: ['law-on-personal-data'],
      impact: ['storage-has-a-price'],
      run: [
        'gcloud container clusters update {name} --logging SYSTEM,WORKLOAD --location {location} --project {account}',
      ],
      verify:
        "gcloud container clusters describe {name} --format='value(loggingConfig)' --location {location} --project {account}",
      undo: [
        'gcloud container clusters update {name} --logging <former-components> --location {location} --project {account}',
      ],
    },
  ],
} satisfies Recipes;
