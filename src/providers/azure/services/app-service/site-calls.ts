import type { ArmResource } from '../../client/arm.ts';
import { SLOTS } from '../../resource-types.ts';

/** What Resource Graph has of neither sites nor deployment slots. */
export interface SiteCalls {
  readonly settings: string;
  readonly functions: string;
  readonly authentication: string;
}

const SITE_CALLS: SiteCalls = {
  settings: 'Microsoft.Web/sites/config/web:get',
  functions: 'Microsoft.Web/sites/functions:list',
  authentication: 'Microsoft.Web/sites/config/authsettingsV2:get',
};
const SLOT_CALLS: SiteCalls = {
  settings: 'Microsoft.Web/sites/slots/config/web:get',
  functions: 'Microsoft.Web/sites/slots/functions:list',
  authentication: 'Microsoft.Web/sites/slots/config/authsettingsV2:get',
};

/** The calls with the permission of each. */
export const SITE_READS = {
  [SITE_CALLS.settings]: 'Microsoft.Web/sites/config/read',
  [SITE_CALLS.functions]: 'Microsoft.Web/sites/functions/read',
  [SITE_CALLS.authentication]: 'Microsoft.Web/sites/config/read',
  [SLOT_CALLS.settings]: 'Microsoft.Web/sites/slots/config/read',
  [SLOT_CALLS.functions]: 'Microsoft.Web/sites/slots/functions/read',
  [SLOT_CALLS.authentication]: 'Microsoft.Web/sites/slots/config/read',
};

export const isSlot = ({ type }: ArmResource): boolean => type.toLowerCase() === SLOTS.type.toLowerCase();
export const callsOf = (row: ArmResource): SiteCalls => (isSlot(row) ? SLOT_CALLS : SITE_CALLS);
