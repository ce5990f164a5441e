import type { Recipe, RemedyNote } from 'cloudbrief/check';

/** How a setting gets into a new version of the launch template of an Auto Scaling group, and the group to that version. */
export const launchTemplateRecipe = (
  data: string,
  field: string,
  first: readonly RemedyNote[],
  impact: readonly RemedyNote[],
): Recipe => ({
  for: 'AWS::AutoScaling::AutoScalingGroup',
  first: ['image-starts-alone', ...first],
  impact: ['only-from-now', ...impact],
  save: [
    "aws autoscaling describe-auto-scaling-groups --auto-scaling-group-names {name} --query 'AutoScalingGroups[].[LaunchTemplate,MixedInstancesPolicy]' --region {region} > template-before.json",
    'aws ec2 describe-launch-template-versions --launch-template-name <template> --versions <version-of-today> --region {region} > version-before.json',
  ],
  run: [
    `aws ec2 create-launch-template-version --launch-template-name <template> --source-version <version-of-today> --launch-template-data '${data}' --region {region}`,
    'aws autoscaling update-auto-scaling-group --auto-scaling-group-name {name} --launch-template LaunchTemplateName=<template>,Version=<new-version> --region {region}',
  ],
  verify: `aws ec2 describe-launch-template-versions --launch-template-name <template> --versions <new-version> --query 'LaunchTemplateVersions[].LaunchTemplateData.${field}' --region {region}`,
  undo: [
    'aws autoscaling update-auto-scaling-group --auto-scaling-group-name {name} --launch-template LaunchTemplateName=<template>,Version=<former-version> --region {region}',
  ],
});
