import type { AssetKey } from '../../model/asset.ts';
import type { Question } from './ends.ts';
import { isInAccounts } from './exposure.ts';

/** Whether a loss takes a key away. Keys are of a region, not of a zone. */
export function isKeyGone(key: AssetKey, question: Question): boolean {
  const { loss } = question;
  switch (loss.scenario) {
    case 'component-lost':
    case 'zone-lost':
      return false;
    case 'data-corrupted':
      return loss.key === key.id;
    case 'region-lost':
      return !key.everywhere && key.provider === loss.provider && key.region === loss.region;
    case 'account-wiped':
    case 'account-closed':
      return isInAccounts(key.account, question);
    case 'provider-lost':
      return key.provider === loss.provider;
  }
}
