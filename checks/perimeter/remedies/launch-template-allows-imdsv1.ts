import type { Recipes } from 'cloudbrief/check';
import { launchTemplateRecipe } from './launch-template-recipe.ts';

export default {
  aws: [
    launchTemplateRecipe(
      'MetadataOptions={HttpTokens=required,HttpEndpoint=enabled}',
      'MetadataOptions',
      ['metadata-no-token-zero'],
      ['old-programs-lose-credentials', 'containers-need-hop-2'],
    ),
  ],
} satisfies Recipes;
