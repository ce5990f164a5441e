import type { Recipes } from 'cloudbrief/check';
import { GOOGLE_APP_SCALING } from './google-app-scaling.ts';

export default {
  aws: [
    {
      for: 'AWS::ECS::Service',
      first: ['load-that-one-copy-carries'],
      impact: ['more-copies-have-a-price', 'desired-count-overridden'],
      run: [
        'aws application-autoscaling register-scalable-target --service-namespace ecs --resource-id service/{parent}/{name} --scalable-dimension ecs:service:DesiredCount --min-capacity <two-or-more> --max-capacity <upper-limit> --region {region}',
        "aws application-autoscaling put-scaling-policy --service-namespace ecs --resource-id service/{parent}/{name} --scalable-dimension ecs:service:DesiredCount --policy-name cpu --policy-type TargetTrackingScaling --target-tracking-scaling-policy-configuration 'TargetValue=60,PredefinedMetricSpecification={PredefinedMetricType=ECSServiceAverageCPUUtilization}' --region {region}",
      ],
      verify:
        'aws application-autoscaling describe-scaling-policies --service-namespace ecs --resource-id service/{parent}/{name} --region {region}',
      undo: [
        'aws application-autoscaling deregister-scalable-target --service-namespace ecs --resource-id service/{parent}/{name} --scalable-dimension ecs:service:DesiredCount --region {region}',
      ],
    },
    {
      for: 'AWS::SageMaker::Endpoint',
      first: ['load-that-one-copy-carries'],
      impact: ['more-copies-have-a-price'],
      run: [
        'aws application-autoscaling register-scalable-target --service-namespace sagemaker --resource-id endpoint/{name}/variant/<variant> --scalable-dimension sagemaker:variant:DesiredInstanceCount --min-capacity 1 --max-capacity <upper-limit> --region {region}',
        "aws application-autoscaling put-scaling-policy --service-namespace sagemaker --resource-id endpoint/{name}/variant/<variant> --scalable-dimension sagemaker:variant:DesiredInstanceCount --policy-name invocations --policy-type TargetTrackingScaling --target-tracking-scaling-policy-configuration 'TargetValue=<invocations-per-minute>,PredefinedMetricSpecification={PredefinedMetricType=SageMakerVariantInvocationsPerInstance}' --region {region}",
      ],
      verify:
        'aws application-autoscaling describe-scaling-policies --service-namespace sagemaker --resource-id endpoint/{name}/variant/<variant> --region {region}',
      undo: [
        'aws application-autoscaling deregister-scalable-target --service-namespace sagemaker --resource-id endpoint/{name}/variant/<variant> --scalable-dimension sagemaker:variant:DesiredInstanceCount --region {region}',
      ],
    },
  ],
  azure: [
    {
      for: 'Microsoft.App/containerApps',
      first: ['load-that-one-copy-carries'],
      impact: ['more-copies-have-a-price', 'rolling-restart'],
      run: [
        'az containerapp update --ids {id} --min-replicas <two-or-more> --max-replicas <upper-limit> --scale-rule-name http --scale-rule-http-concurrency 100',
      ],
      verify: 'az containerapp show --ids {id} --query properties.template.scale',
      undo: ['az containerapp update --ids {id} --max-replicas <former-limit>'],
    },
    {
      for: 'Microsoft.Web/sites',
      first: ['load-that-one-copy-carries', 'tier-supports-it'],
      impact: ['more-copies-have-a-price'],
      run: [
        'az monitor autoscale create --name <name> --resource <id-of-the-plan> --min-count <two-or-more> --max-count <upper-limit> --count <count-of-today> --resource-group {resourceGroup} --subscription {account}',
        "az monitor autoscale rule create --autoscale-name <name> --condition 'CpuPercentage > 70 avg 5m' --scale out 1 --resource-group {resourceGroup} --subscription {account}",
        "az monitor autoscale rule create --autoscale-name <name> --condition 'CpuPercentage < 30 avg 10m' --scale in 1 --resource-group {resourceGroup} --subscription {account}",
      ],
      verify: 'az monitor autoscale show --name <name> --resource-group {resourceGroup} --subscription {account}',
      undo: ['az monitor autoscale delete --name <name> --resource-group {resourceGroup} --subscription {account}'],
    },
    {
      for: 'Microsoft.ApiManagement/service',
      first: ['load-that-one-copy-carries'],
      impact: ['more-copies-have-a-price', 'takes-long'],
      portal: 'API Management > Scale out > Custom autoscale: minimum, maximum, a rule on Capacity',
      undo: 'set-back-in-console',
    },
    {
      for: 'Microsoft.ContainerInstance/containerGroups',
      first: ['new-one-beside-the-old'],
      impact: ['built-anew'],
      portal: 'Container Apps > Create > Scale rule',
      act: ['then-move-work'],
      undo: 'old-one-until-switched',
    },
  ],
  gcp: GOOGLE_APP_SCALING,
} satisfies Recipes;
