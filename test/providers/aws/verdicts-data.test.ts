import { describe, expect, it } from 'vitest';
import { INVENTED_ACCOUNT as ACCOUNT } from '../../support/aws-invented.ts';
import { rule, street } from '../../support/aws-street.ts';
import { awsVerdicts, refusing, type AwsAnswers } from '../../support/aws-verdicts.ts';

const of = async (check: string, services: readonly string[], answers: AwsAnswers, name: string) =>
  (await awsVerdicts(answers, services, [check])).get(name);

describe('a group that names a prefix list', () => {
  const behind = (port: number, entries: AwsAnswers[string]): AwsAnswers => ({
    ...street([{ IpProtocol: 'tcp', FromPort: port, ToPort: port, PrefixListIds: [{ PrefixListId: 'pl-1' }] }]),
    'ec2:DescribeManagedPrefixLists': { PrefixLists: [{ PrefixListId: 'pl-1', OwnerId: ACCOUNT }] },
    'ec2:GetManagedPrefixListEntries': entries,
  });
  const entries = (...cidrs: readonly string[]) => ({ Entries: cidrs.map(Cidr => ({ Cidr })) });
  it.each<[string, AwsAnswers[string], string]>([
    ['the internet', entries('0.0.0.0/0'), 'fail'],
    ['two halves of it', entries('0.0.0.0/1', '128.0.0.0/1'), 'fail'],
    ['one office', entries('203.0.113.0/24'), 'pass'],
    ['what is refused', refusing('UnauthorizedOperation', 403), 'unknown'],
  ])('of %s', async (_, list, said) => {
    expect((await of('open-management-port', ['ec2'], behind(22, list), 'web-1'))?.split(' ')[0]).toBe(said);
    expect((await of('open-database-port', ['ec2'], behind(5432, list), 'web-1'))?.split(' ')[0]).toBe(said);
  });
});

describe('UDP and ranges', () => {
  const all = (FromPort: number, ToPort: number, IpProtocol = 'udp') =>
    street([{ ...rule(0, ['0.0.0.0/0'], IpProtocol), FromPort, ToPort }]);
  it.each<[string, AwsAnswers, string]>([
    ['all of UDP', all(0, 65_535), 'fail portRange'],
    ['the upper half of UDP', all(32_768, 65_535), 'fail portRange'],
    ['Docker', all(2375, 2376, 'tcp'), 'fail service'],
  ])('%s in a group', async (_, answers, said) => {
    expect(await of('unrestricted-ingress', ['ec2'], answers, 'web')).toBe(said);
  });
});

it.each<[string, string[], string]>([
  ['two halves of the internet', ['0.0.0.0/1', '128.0.0.0/1'], 'fail open'],
  ['the internet', ['0.0.0.0/0'], 'fail open'],
  ['a large part of it', ['20.0.0.0/9'], 'partial largeRange'],
  ['one office', ['203.0.113.0/24'], 'pass'],
])('the API server of EKS for %s', async (_, publicAccessCidrs, said) => {
  const answers = {
    'eks:ListClusters': { clusters: ['shop'] },
    'eks:DescribeCluster': { cluster: { name: 'shop', arn: `arn:aws:eks:us-east-1:${ACCOUNT}:cluster/shop`, status: 'ACTIVE', version: '1.33', resourcesVpcConfig: { endpointPublicAccess: true, endpointPrivateAccess: true, publicAccessCidrs, subnetIds: [], securityGroupIds: [] } } },
  };
  expect(await of('public-kubernetes-api', ['eks'], answers, 'shop')).toBe(said);
}); // prettier-ignore

it.each<[string, object, string]>([
  ['that was never rotated in five years', { CreatedDate: new Date('2021-02-03'), LastChangedDate: new Date('2021-02-03') }, 'fail'],
  ['that was rotated long ago', { CreatedDate: new Date('2021-02-03'), LastRotatedDate: new Date('2022-02-03') }, 'fail'],
  ['that was rotated last month', { CreatedDate: new Date('2021-02-03'), LastRotatedDate: new Date('2026-11-01') }, 'pass'],
  ['that is new', { CreatedDate: new Date('2026-11-20') }, 'pass'],
])('a secret with rotation %s', async (_, dates, said) => {
  const secret = { Name: 'pay', ARN: `arn:aws:secretsmanager:us-east-1:${ACCOUNT}:secret:pay-1`, RotationEnabled: true, ...dates };
  const answers = { 'secretsmanager:ListSecrets': { SecretList: [secret] } };
  expect((await of('secret-rotation-disabled', ['secrets-manager'], answers, 'pay'))?.split(' ')[0]).toBe(said);
}); // prettier-ignore

it.each([
  ['REJECT', 'partial rejectedOnly'],
  ['ALL', 'pass'],
])('a flow log of %s', async (TrafficType, said) => {
  const log = { FlowLogId: 'fl-1', ResourceId: 'vpc-1', TrafficType, FlowLogStatus: 'ACTIVE', DeliverLogsStatus: 'SUCCESS', LogDestinationType: 's3', LogDestination: 'arn:aws:s3:::logs' };
  const answers = { ...street([]), 'ec2:DescribeFlowLogs': { FlowLogs: [log] } };
  expect(await of('flow-logs-disabled', ['ec2'], answers, 'vpc-1')).toBe(said);
}); // prettier-ignore

describe('a trail of all regions', () => {
  const trail = (more: object): AwsAnswers => ({
    ...street([]),
    'cloudtrail:DescribeTrails': {
      trailList: [{ Name: 'all', HomeRegion: 'us-east-1', IsMultiRegionTrail: true, LogFileValidationEnabled: true, TrailARN: `arn:aws:cloudtrail:us-east-1:${ACCOUNT}:trail/all`, S3BucketName: 'logs', ...more }],
    },
    'cloudtrail:GetTrailStatus': { IsLogging: true },
    'cloudtrail:GetEventSelectors': { EventSelectors: [{ ReadWriteType: 'All', IncludeManagementEvents: true }] },
  }); // prettier-ignore
  const organization = { IsOrganizationTrail: true, HasCustomEventSelectors: false, TrailARN: 'arn:aws:cloudtrail:us-east-1:999999999999:trail/all' }; // prettier-ignore
  const hidden = { 'cloudtrail:GetEventSelectors': refusing('TrailNotFoundException', 400) };
  const ofAccount = async (check: string, answers: AwsAnswers) =>
    [...(await awsVerdicts(answers, ['account', 'cloudtrail', 'ec2'], [check])).values()].map(
      said => said.split(' ')[0],
    );
  it.each<[string, AwsAnswers, string]>([
    ['whose home is a region that is left out', trail({ HomeRegion: 'eu-west-1' }), 'pass'],
    ['of the organization, whose selectors nobody changed', { ...trail(organization), ...hidden }, 'pass'],
    ['of the organization, with selectors of its own', { ...trail({ ...organization, HasCustomEventSelectors: true }), ...hidden }, 'unknown'],
    ['that is stopped', { ...trail({}), 'cloudtrail:GetTrailStatus': { IsLogging: false } }, 'fail'],
  ])('%s', async (_, answers, said) => {
    expect(await ofAccount('audit-logging-disabled', answers)).toEqual([said]);
  }); // prettier-ignore
  it('has files that are validated, whatever its selectors', async () => {
    expect(await ofAccount('log-file-validation-disabled', { ...trail(organization), ...hidden })).toEqual(['pass']);
  });
});

it.each<[string, object, string]>([
  ['nodes that talk in plain text, callers that cannot', { DomainEndpointOptions: { EnforceHTTPS: true }, NodeToNodeEncryptionOptions: { Enabled: false } }, 'fail clientsOnly'],
  ['callers that may', { DomainEndpointOptions: { EnforceHTTPS: false }, NodeToNodeEncryptionOptions: { Enabled: true } }, 'fail optional'],
  ['neither', { DomainEndpointOptions: { EnforceHTTPS: true }, NodeToNodeEncryptionOptions: { Enabled: true } }, 'pass'],
])('a search domain with %s', async (_, more, said) => {
  const answers = {
    'es:ListDomainNames': { DomainNames: [{ DomainName: 'find' }] },
    'es:DescribeDomains': { DomainStatusList: [{ DomainId: '1', DomainName: 'find', ARN: `arn:aws:es:us-east-1:${ACCOUNT}:domain/find`, ...more }] },
  };
  expect(await of('tls-not-enforced', ['opensearch'], answers, 'find')).toBe(said);
}); // prettier-ignore
