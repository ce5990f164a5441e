import type { GcpList } from '../../context.ts';

/** A list of Backup and DR over all locations and, below them, all vaults. */
const list = (call: string, below: string, items: string, permission = `backupdr.${items}.list`): GcpList => ({
  call: `backupdr:projects.locations.${call}.list`,
  permission,
  path: `/v1/projects/{project}/locations/-/${below}`,
  query: 'pageSize=1000',
  items,
});
export const VAULTS = list('backupVaults', 'backupVaults', 'backupVaults');
export const PLANS = list('backupPlans', 'backupPlans', 'backupPlans');
export const ASSOCIATIONS = list('backupPlanAssociations', 'backupPlanAssociations', 'backupPlanAssociations');
export const SOURCES = list(
  'backupVaults.dataSources',
  'backupVaults/-/dataSources',
  'dataSources',
  'backupdr.bvdataSources.list',
);
export const BACKUPS = list(
  'backupVaults.dataSources.backups',
  'backupVaults/-/dataSources/-/backups',
  'backups',
  'backupdr.bvbackups.list',
);
