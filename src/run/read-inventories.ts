import { readInventories as readFiles } from '../inventory/read.ts';
import { CloudbriefError } from '../model/errors.ts';
import type { Inventory } from '../model/inventory.ts';
import { isTemplateProduct } from '../model/planned.ts';
import type { Deployment } from '../model/template.ts';
import { loadPlannedTypes } from '../providers/index.ts';

/** Reads saved inventories, or Terraform plans and states, or templates, into one inventory; `deployment` is that of a template. */
export async function readInventories(
  paths: readonly string[],
  signal?: AbortSignal,
  deployment: Deployment = {},
): Promise<Inventory> {
  const isGiven = deployment.parameters !== undefined || deployment.resourceGroup !== undefined;
  if (isGiven && paths.length !== 1) throw notOneTemplate();
  const inventory = await readFiles(paths, { signal, clouds: loadPlannedTypes, deployment });
  if (isGiven && !isTemplateProduct(inventory.header.tool)) throw notOneTemplate();
  return inventory;
}

const notOneTemplate = (): CloudbriefError =>
  new CloudbriefError(
    'CB_USAGE',
    '--parameters and --resource-group belong to one template.',
    'Assess each template for itself (--from TEMPLATE), with its own parameters. A Terraform plan has the values of its variables in it.',
  );
