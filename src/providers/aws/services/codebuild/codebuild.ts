import type { Project } from '@aws-sdk/client-codebuild';
import { forEachItem } from '../../../kit/for-each-item.ts';
import { forEachPage } from '../../../kit/for-each-page.ts';
import { assertField, requireField } from '../../../kit/response-fields.ts';
import { tagsOf } from '../../facets/tag-facets.ts';
import { operations, type AwsCollector, type AwsContext } from '../../context.ts';
import { emitManagedService, TAGGED_MANAGED_SERVICE_FACETS } from '../../facets/managed-services.ts';
import { networkInterfacesIn } from '../../facets/network-interfaces.ts';
import { absent, value } from '../../../../model/reading.ts';

/**
 * Reads build projects: machines that run what a build specification says, with the role of the project. Environment
 * variables, sources and build specifications are dropped.
 */
export const awsCodeBuild: AwsCollector = {
  id: 'aws-codebuild',
  provider: 'aws',
  scope: 'regional',
  lists: ['managed-service'],
  fills: { 'managed-service': [...TAGGED_MANAGED_SERVICE_FACETS, 'workloadIdentity'] },
  operations: operations('codebuild', ['ListProjects', 'BatchGetProjects']),
  collect: async ctx => {
    const codebuild = await import('@aws-sdk/client-codebuild');
    const client = ctx.client(codebuild.CodeBuildClient);
    await ctx.list('managed-service', 'codebuild:ListProjects', async () => {
      await forEachPage(codebuild.paginateListProjects({ client }, {}), async ({ projects }) => {
        const names = assertField(projects, 'projects');
        if (names.length === 0) return;
        const answer = await client.send(new codebuild.BatchGetProjectsCommand({ names }));
        await forEachItem(assertField(answer.projects, 'projects'), project => {
          emitProject(ctx, project);
        });
      });
    });
  },
};

function emitProject(ctx: AwsContext, project: Project): void {
  const { vpcConfig: network } = project;
  emitManagedService(ctx, {
    id: assertField(project.arn, 'arn'),
    type: 'AWS::CodeBuild::Project',
    name: assertField(project.name, 'name'),
    createdAt: project.created,
    tags: value(tagsOf((project.tags ?? []).map(({ key, value: text }) => ({ Key: key, Value: text })))),
    // Without a network of the customer it builds in one of AWS.
    networkInterfaces:
      network?.vpcId === undefined ? absent : networkInterfacesIn(ctx, network.subnets, network.securityGroupIds),
    workloadIdentity: requireField(project.serviceRole, 'serviceRole'),
    // It works on demand.
    state: value('running'),
  });
}
