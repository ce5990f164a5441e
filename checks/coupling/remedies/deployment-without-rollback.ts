import type { Recipes } from 'cloudbrief/check';

export default {
  aws: [
    {
      for: 'AWS::ECS::Service',
      first: ['health-check-tells-truth'],
      impact: ['interrupts-nothing'],
      save: [
        "aws ecs describe-services --cluster {parent} --services {name} --query 'services[].deploymentConfiguration' --region {region} > deployment-before.json",
      ],
      run: [
        "aws ecs update-service --cluster {parent} --service {name} --deployment-configuration 'deploymentCircuitBreaker={enable=true,rollback=true},minimumHealthyPercent=<as-today>,maximumPercent=<as-today>' --region {region}",
      ],
      verify:
        "aws ecs describe-services --cluster {parent} --services {name} --query 'services[].deploymentConfiguration' --region {region}",
      undo: [
        "aws ecs update-service --cluster {parent} --service {name} --deployment-configuration 'deploymentCircuitBreaker={enable=false,rollback=false},minimumHealthyPercent=<as-today>,maximumPercent=<as-today>' --region {region}",
      ],
    },
  ],
  azure: [
    {
      for: 'Microsoft.Web/sites',
      first: ['tier-supports-it'],
      impact: ['slot-runs-beside'],
      run: [
        'az webapp deployment slot create --name {name} --slot staging --configuration-source {name} --resource-group {resourceGroup} --subscription {account}',
      ],
      verify: 'az webapp deployment slot list --ids {id}',
      undo: [
        'az webapp deployment slot delete --name {name} --slot staging --resource-group {resourceGroup} --subscription {account}',
      ],
    },
    {
      for: 'Microsoft.App/containerApps',
      first: ['health-check-tells-truth'],
      impact: ['rolling-restart'],
      run: ['az containerapp revision set-mode --ids {id} --mode multiple'],
      verify: 'az containerapp revision list --name {name} --resource-group {resourceGroup} --subscription {account}',
      undo: ['az containerapp revision set-mode --ids {id} --mode single'],
    },
    {
      for: 'Microsoft.ContainerInstance/containerGroups',
      first: ['new-one-beside-the-old'],
      impact: ['built-anew'],
      portal: 'Container Apps > Create > Revision mode: Multiple; Health probes',
      act: ['then-move-work'],
      undo: 'old-one-until-switched',
    },
  ],
  gcp: [
    {
      for: 'appengine.googleapis.com/Service',
      first: ['test-place-first'],
      impact: ['deployments-take-longer'],
      run: [
        'gcloud app deploy <app.yaml> --no-promote --project {account}',
        'gcloud app services set-traffic {name} --splits <former-version>=0.9,<new-version>=0.1 --project {account}',
        'gcloud app services set-traffic {name} --splits <new-version>=1 --project {account}',
      ],
      verify: 'gcloud app versions list --service {name} --project {account}',
      undo: ['gcloud app services set-traffic {name} --splits <former-version>=1 --project {account}'],
    },
  ],
} satisfies Recipes;
