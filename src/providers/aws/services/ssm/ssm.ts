import { operations, type AwsCollector } from '../../context.ts';
import { assertField } from '../../client/failure.ts';
import { plaintextSecretsIn } from '../../../kit/plaintext-secrets.ts';

/** Reads which machines answer the agent of Systems Manager, and the names of what it keeps in plain text. */
export const awsSsm: AwsCollector = {
  id: 'aws-ssm',
  provider: 'aws',
  scope: 'regional',
  lists: [],
  fills: { region: ['serversWithAgent', 'plaintextSecrets'] },
  operations: operations('ssm', ['DescribeInstanceInformation', 'DescribeParameters']),
  collect: async ctx => {
    const ssm = await import('@aws-sdk/client-ssm');
    const client = ctx.client(ssm.SSMClient);
    const serversWithAgent = await ctx.read('ssm:DescribeInstanceInformation', async () => {
      const found: string[] = [];
      for await (const page of ssm.paginateDescribeInstanceInformation({ client, pageSize: 50 }, {})) {
        for (const { InstanceId: id, PingStatus } of assertField(
          page.InstanceInformationList,
          'InstanceInformationList',
        ))
          // Machines outside of EC2 are listed too, as `mi-…`.
          if (PingStatus === 'Online' && id?.startsWith('i-') === true) found.push(ctx.arn('ec2', `instance/${id}`));
      }
      return found;
    });
    const plaintextSecrets = await ctx.read('ssm:DescribeParameters', async () => {
      const names: string[] = [];
      const ParameterFilters = [{ Key: 'Type', Option: 'Equals', Values: ['String', 'StringList'] }];
      for await (const page of ssm.paginateDescribeParameters({ client, pageSize: 50 }, { ParameterFilters }))
        for (const { Name: name } of assertField(page.Parameters, 'Parameters'))
          if (name !== undefined) names.push(name);
      // What they are set to is never asked for: the name alone must say it.
      return plaintextSecretsIn(names.map(name => [name.replaceAll('/', '_'), name] as const));
    });
    ctx.add(ctx.arn('ec2', 'region'), { serversWithAgent, plaintextSecrets });
  },
};
