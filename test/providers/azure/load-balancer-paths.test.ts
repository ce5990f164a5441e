import { expect, it } from 'vitest';
import { rule, street } from '../../support/azure/street.ts';
import { azureVerdicts } from '../../support/azure/verdicts.ts';

const OFFICE = { sourceAddressPrefix: '203.0.113.0/24' };
type Behind = Omit<Parameters<typeof street>[0], 'name'>;

it.each<[string, Behind, string]>([
  ['SSH to a card that lets in one office', { by: { balancerPort: 22 }, rules: [rule('22', OFFICE)] }, 'pass'],
  ['SSH to a subnet that lets in one office', { by: { balancerPort: 22 }, rules: [rule('22', OFFICE)], guards: 'subnet' }, 'pass'],
  ['SSH without any group, in front of a Standard one', { by: { balancerPort: 22 } }, 'pass'],
  ['RDP by NAT to a card that lets in one office', { by: { natPort: 3389 }, rules: [rule('3389', OFFICE)] }, 'pass'],
  // Their siblings.
  ['SSH to a card that lets in everybody', { by: { balancerPort: 22 }, rules: [rule('22')] }, 'fail open'],
  ['RDP by NAT to a subnet that lets in everybody', { by: { natPort: 3389 }, rules: [rule('3389')], guards: 'subnet' }, 'fail open'],
  ['RDP by NAT to a card that lets in nobody', { by: { natPort: 3389 }, rules: [] }, 'pass'],
  ['SSH to a card that lets in any customer', { by: { balancerPort: 22 }, rules: [rule('22', { sourceAddressPrefix: 'AzureCloud' })] }, 'fail open'],
  ['SSH without any group, in front of a Basic one', { by: { balancerPort: 22 }, sku: 'Basic' }, 'fail open'],
])('a load balancer that passes %s', async (_, behind, expected) => {
  const resources = street({ name: 'web', ...behind });
  const said = await azureVerdicts({ resources }, ['open-management-port']);
  expect([said.get('web-lb'), said.get('web')]).toEqual([expected, expected]);
}); // prettier-ignore
