import type { Recipe } from 'cloudbrief/check';

/** Takes a container app off the internet; what that cuts off depends on who uses it. */
export const INTERNAL_CONTAINER_APP = {
  for: 'Microsoft.App/containerApps',
  first: ['list-clients'],
  save: ['az containerapp ingress show --ids {id} > ingress-before.json'],
  run: ['az containerapp ingress update --ids {id} --type internal'],
  verify: 'az containerapp ingress show --ids {id}',
  undo: ['az containerapp ingress update --ids {id} --type external'],
} satisfies Recipe;

/** A container group cannot move into a network: it is built anew there. */
export const PRIVATE_CONTAINER_GROUP = {
  for: 'Microsoft.ContainerInstance/containerGroups',
  first: ['list-clients', 'built-from-script'],
  impact: ['built-anew', 'clients-must-switch'],
  portal: 'Container instances > Create > Networking type: Private, own subnet',
  act: ['then-move-work'],
  undo: 'old-one-until-switched',
} satisfies Recipe;
