import { expect, it } from 'vitest';
import { awsAccount } from '../../../../../src/providers/aws/services/account/account.ts';
import { absent } from '../../../../../src/model/reading.ts';
import { collectAws, useAwsEnvironment } from '../../../../support/aws-collect.ts';
import { ACCOUNT, startAwsServer } from '../../../../support/aws-server.ts';

it('the account is listed without a call of its own', async () => {
  const server = await startAwsServer({});
  useAwsEnvironment(server.url);
  const { records } = await collectAws({ regions: ['eu-west-1'], collectors: [awsAccount] });
  await server.close();
  expect(records.filter(({ record }) => record === 'resource')).toMatchObject([
    {
      id: `arn:aws:iam::${ACCOUNT}:root`,
      kind: 'account',
      type: 'AWS::Account',
      account: ACCOUNT,
      region: 'global',
      facets: { threatDetection: absent, tiersWithoutSla: absent },
    },
  ]);
  expect(records.find(({ record }) => record === 'population')).toMatchObject({
    kind: 'account',
    reading: { state: 'value', value: 1 },
  });
});
