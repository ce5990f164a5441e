import { plaintextSecretsIn } from '../../../kit/plaintext-secrets.ts';
import { assertField } from '../../../kit/response-fields.ts';
import { operations, type AwsCollector } from '../../context.ts';
import { regionId } from '../../resource-ids.ts';

/** Reads the instances with an online SSM agent, and the names of plaintext parameters. */
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
          // Hybrid nodes outside of EC2 are listed as `mi-…`.
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
      // Values are never read: only the name counts.
      return plaintextSecretsIn(names.map(name => [name.replaceAll('/', '_'), name] as const));
    });
    ctx.add(regionId(ctx), { serversWithAgent, plaintextSecrets });
  },
};
