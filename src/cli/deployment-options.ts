import { CloudbriefError } from '../model/errors.ts';
import type { Deployment } from '../model/template.ts';
import type { AssessFlags } from './flags.ts';

const GROUP = /^\/subscriptions\/[^/]+\/resourceGroups\/[^/]+$/i;

/** How the template in `--from` is deployed, as far as the options say it. */
export function deploymentOf({ from = [], parameters, resourceGroup }: AssessFlags): Deployment {
  if (from.length === 0 && (parameters ?? resourceGroup) !== undefined)
    throw new CloudbriefError(
      'CB_USAGE',
      `${parameters === undefined ? '--resource-group' : '--parameters'} belongs to a template, and no file is named.`,
      'Name the template: --from TEMPLATE.',
    );
  if (resourceGroup !== undefined && !GROUP.test(resourceGroup))
    throw new CloudbriefError(
      'CB_USAGE',
      `--resource-group ${resourceGroup} is no id of a resource group.`,
      'Name it as Azure does: `az group show --name GROUP --query id --output tsv`.',
    );
  return { parameters, resourceGroup };
}
