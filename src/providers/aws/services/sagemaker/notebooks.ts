import type { SageMakerClient } from '@aws-sdk/client-sagemaker';
import type * as sdk from '@aws-sdk/client-sagemaker';
import { absent, flatMapReading, mapReading, type Reading } from '../../../../model/reading.ts';
import { awaitAll } from '../../../kit/await-all.ts';
import { forEachPage } from '../../../kit/for-each-page.ts';
import { assertField, facetFrom, requireField } from '../../../kit/response-fields.ts';
import type { AwsContext } from '../../context.ts';
import { emitManagedService } from '../../facets/managed-services.ts';
import { networkInterfacesIn } from '../../facets/network-interfaces.ts';

export const NOTEBOOK_READS = [
  'ListNotebookInstances',
  'DescribeNotebookInstance',
  'ListDomains',
  'DescribeDomain',
] as const;

/** Reads notebook instances: machines on which people run code with the role of the notebook. */
export async function collectNotebooks(ctx: AwsContext, sagemaker: typeof sdk, client: SageMakerClient): Promise<void> {
  await ctx.list('managed-service', 'sagemaker:ListNotebookInstances', () =>
    forEachPage(sagemaker.paginateListNotebookInstances({ client, pageSize: 100 }, {}), page =>
      awaitAll(
        assertField(page.NotebookInstances, 'NotebookInstances').map(async one => {
          const name = assertField(one.NotebookInstanceName, 'NotebookInstanceName');
          const described = await ctx.read('sagemaker:DescribeNotebookInstance', () =>
            client.send(new sagemaker.DescribeNotebookInstanceCommand({ NotebookInstanceName: name })),
          );
          emitManagedService(ctx, {
            id: assertField(one.NotebookInstanceArn, 'NotebookInstanceArn'),
            type: 'AWS::SageMaker::NotebookInstance',
            name,
            createdAt: one.CreationTime,
            networkInterfaces: flatMapReading(described, notebook => interfacesOf(ctx, notebook)),
            notebook: flatMapReading(described, ({ DirectInternetAccess: internet, RootAccess: root }) =>
              mapReading(requireField(internet, 'DirectInternetAccess'), access => ({
                directInternet: access === 'Enabled',
                ...(root === undefined ? {} : { rootAccess: root === 'Enabled' }),
              })),
            ),
            workloadIdentity: flatMapReading(described, ({ RoleArn }) => requireField(RoleArn, 'RoleArn')),
            state: mapReading(requireField(one.NotebookInstanceStatus, 'NotebookInstanceStatus'), status =>
              status === 'InService' ? 'running' : status === 'Stopped' ? 'stopped' : 'other',
            ),
          });
        }),
      ),
    ),
  );
}

/** Without a subnet it is in a network of SageMaker. */
const interfacesOf = (
  ctx: AwsContext,
  { SubnetId: subnet, SecurityGroups: groups }: sdk.DescribeNotebookInstanceOutput,
): ReturnType<typeof networkInterfacesIn> | Reading<never> =>
  subnet === undefined ? absent : networkInterfacesIn(ctx, [subnet], groups);

/** Reads domains: where the people of a company share notebooks and applications. */
export async function collectDomains(ctx: AwsContext, sagemaker: typeof sdk, client: SageMakerClient): Promise<void> {
  await ctx.list('managed-service', 'sagemaker:ListDomains', () =>
    forEachPage(sagemaker.paginateListDomains({ client, pageSize: 100 }, {}), page =>
      awaitAll(
        assertField(page.Domains, 'Domains').map(async one => {
          const DomainId = assertField(one.DomainId, 'DomainId');
          const access = await ctx.read('sagemaker:DescribeDomain', async () =>
            assertField(
              (await client.send(new sagemaker.DescribeDomainCommand({ DomainId }))).AppNetworkAccessType,
              'AppNetworkAccessType',
            ),
          );
          emitManagedService(ctx, {
            id: assertField(one.DomainArn, 'DomainArn'),
            type: 'AWS::SageMaker::Domain',
            name: one.DomainName ?? DomainId,
            createdAt: one.CreationTime,
            notebook: mapReading(access, type => ({ directInternet: type !== 'VpcOnly' })),
            // Each user has a role of its own.
            workloadIdentity: absent,
            state: facetFrom(() => (assertField(one.Status, 'Status') === 'InService' ? 'running' : 'other')),
          });
        }),
      ),
    ),
  );
}
