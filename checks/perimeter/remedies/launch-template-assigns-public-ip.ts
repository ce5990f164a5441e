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
} satisfies Recipes;
