import { afterEach, beforeEach, expect, it } from 'vitest';
import { awsShield } from '../../../../../src/providers/aws/services/shield/shield.ts';
import { collectAws, useAwsEnvironment } from '../../../../support/aws-collect.ts';
import { fault, startAwsServer, type AwsServer } from '../../../../support/aws-server.ts';

let server: AwsServer;
beforeEach(async () => {
  server = await startAwsServer({
    'shield.GetSubscriptionState': { SubscriptionState: 'ACTIVE' },
    'shield.ListProtections': { Protections: [{ Id: '1', ResourceArn: 'arn:shop' }] },
    'shield.DescribeEmergencyContactSettings': { EmergencyContactList: [{ EmailAddress: 'a@example.com' }] },
  });
  useAwsEnvironment(server.url);
});
afterEach(() => server.close());
const shield = async () => {
  const { records } = await collectAws({ collectors: [awsShield] });
  return records.flatMap(record => (record.record === 'facet' ? [record.facets.ddosProtection] : []));
};

it('lists protections and the number of emergency contacts, never their data', async () => {
  expect(await shield()).toEqual([
    { state: 'value', value: { protectedResources: ['arn:shop'], emergencyContacts: 1 } },
  ]);
});

it('costs one call without a subscription', async () => {
  server.script({ 'shield.GetSubscriptionState': { SubscriptionState: 'INACTIVE' } });
  expect(await shield()).toEqual([{ state: 'absent' }]);
  expect(server.log.filter(({ service }) => service === 'shield')).toHaveLength(1);
});

it.each(['GetSubscriptionState', 'ListProtections'])('is unread where %s is refused', async operation => {
  server.script({ [`shield.${operation}`]: fault('AccessDeniedException', 403) });
  expect(await shield()).toMatchObject([{ state: 'unread', reason: 'denied' }]);
});
