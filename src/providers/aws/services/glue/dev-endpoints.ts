import type * as sdk from '@aws-sdk/client-glue';
import { absent, mapReading } from '../../../../model/reading.ts';
import { forEachItem } from '../../../kit/for-each-item.ts';
import { forEachPage } from '../../../kit/for-each-page.ts';
import { assertField, requireField } from '../../../kit/response-fields.ts';
import type { AwsContext } from '../../context.ts';
import { emitManagedService } from '../../facets/managed-services.ts';
import { networkInterfacesIn } from '../../facets/network-interfaces.ts';

/** Reads development endpoints: machines on which people run code with the role of the endpoint. Keys and arguments are dropped. */
export async function collectDevEndpoints(ctx: AwsContext, glue: typeof sdk, client: sdk.GlueClient): Promise<void> {
  await ctx.list('managed-service', 'glue:GetDevEndpoints', async () => {
    await forEachPage(glue.paginateGetDevEndpoints({ client, pageSize: 100 }, {}), page =>
      forEachItem(assertField(page.DevEndpoints, 'DevEndpoints'), one => {
        const name = assertField(one.EndpointName, 'EndpointName');
        emitManagedService(ctx, {
          id: ctx.arn('glue', `devEndpoint/${name}`),
          type: 'AWS::Glue::DevEndpoint',
          name,
          createdAt: one.CreatedTimestamp,
          // Without a subnet it is in a network of AWS.
          networkInterfaces:
            one.SubnetId === undefined || one.SubnetId === ''
              ? absent
              : networkInterfacesIn(
                  ctx,
                  [one.SubnetId],
                  one.SecurityGroupIds,
                  (one.PublicAddress ?? '') === '' ? [] : ['ipv4'],
                ),
          workloadIdentity: requireField(one.RoleArn, 'RoleArn'),
          state: mapReading(requireField(one.Status, 'Status'), status => (status === 'READY' ? 'running' : 'other')),
        });
      }),
    );
  });
}
