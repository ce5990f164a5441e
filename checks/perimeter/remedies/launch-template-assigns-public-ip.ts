import type { Recipes } from 'cloudbrief/check';
import { launchTemplateRecipe } from './launch-template-recipe.ts';

export default {
  aws: [
    launchTemplateRecipe(
      'NetworkInterfaces=[{DeviceIndex=0,AssociatePublicIpAddress=false,Groups=[<security-group>]}]',
      'NetworkInterfaces',
      ['list-clients'],
      ['outbound-needs-nat'],
    ),
  ],
  azure: [
    {
      for: 'Microsoft.Databricks/workspaces',
      first: ['tier-supports-it', 'quiet-hour'],
      impact: ['short-outage', 'outbound-needs-nat'],
      run: ['az resource update --ids {id} --set properties.parameters.enableNoPublicIp.value=true'],
      verify: 'az resource show --ids {id} --query properties.parameters.enableNoPublicIp',
      undo: ['az resource update --ids {id} --set properties.parameters.enableNoPublicIp.value=false'],
    },
  ],
} satisfies Recipes;
