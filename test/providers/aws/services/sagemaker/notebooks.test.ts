import { afterEach, beforeEach, expect, it } from 'vitest';
import { awsSageMaker } from '../../../../../src/providers/aws/services/sagemaker/sagemaker.ts';
import { collectAws, useAwsEnvironment } from '../../../../support/aws-collect.ts';
import { ACCOUNT, fault, startAwsServer, type AwsServer, type Script } from '../../../../support/aws-server.ts';

const REGION = 'eu-west-1';
const arn = (path: string): string => `arn:aws:sagemaker:${REGION}:${ACCOUNT}:${path}`;
const ROLE = `arn:aws:iam::${ACCOUNT}:role/research`;
const DENIED = fault('AccessDeniedException', 403);
const LISTED = {
  NotebookInstanceName: 'research',
  NotebookInstanceArn: arn('notebook-instance/research'),
  NotebookInstanceStatus: 'InService',
};
const WORLD: Readonly<Record<string, Script>> = {
  'sagemaker.ListEndpoints': { Endpoints: [] },
  'sagemaker.ListNotebookInstances': { NotebookInstances: [LISTED] },
  'sagemaker.DescribeNotebookInstance': { ...LISTED, DirectInternetAccess: 'Enabled', RootAccess: 'Enabled', RoleArn: ROLE },
  'sagemaker.ListDomains': { Domains: [{ DomainId: 'd-1', DomainName: 'lab', DomainArn: arn('domain/d-1'), Status: 'InService' }] },
  'sagemaker.DescribeDomain': { DomainId: 'd-1', AppNetworkAccessType: 'PublicInternetOnly' },
}; // prettier-ignore

let server: AwsServer;
beforeEach(async () => {
  server = await startAwsServer(WORLD);
  useAwsEnvironment(server.url);
});
afterEach(() => server.close());
const collect = (answers: Readonly<Record<string, Script>> = {}) => {
  server.script(answers);
  return collectAws({ regions: [REGION], collectors: [awsSageMaker] });
};

it('a notebook instance outside of the own network, with root access and its role', async () => {
  const notebook = (await collect()).resource('/research');
  expect(notebook).toMatchObject({
    kind: 'managed-service',
    type: 'AWS::SageMaker::NotebookInstance',
    name: 'research',
  });
  expect(notebook.facets).toMatchObject({
    notebook: { state: 'value', value: { directInternet: true, rootAccess: true } },
    networkInterfaces: { state: 'absent' },
    workloadIdentity: { state: 'value', value: ROLE },
    state: { state: 'value', value: 'running' },
  });
});

it.each([
  ['Enabled', 'Disabled', { directInternet: true, rootAccess: false }],
  ['Disabled', 'Enabled', { directInternet: false, rootAccess: true }],
  ['Disabled', undefined, { directInternet: false }],
])('internet %s, root %s', async (DirectInternetAccess, RootAccess, expected) => {
  const found = await collect({
    'sagemaker.DescribeNotebookInstance': {
      ...LISTED,
      ...{ DirectInternetAccess, RootAccess, RoleArn: ROLE, SubnetId: 'subnet-1', SecurityGroups: ['sg-1'] },
    },
  });
  expect(found.resource('/research').facets).toMatchObject({
    notebook: { value: expected },
    networkInterfaces: { value: [{ subnet: expect.stringContaining('subnet-1') as unknown, addressFamilies: [] }] },
  });
});

it.each([
  ['PublicInternetOnly', true],
  ['VpcOnly', false],
])('a domain with %s', async (AppNetworkAccessType, directInternet) => {
  const found = await collect({ 'sagemaker.DescribeDomain': { DomainId: 'd-1', AppNetworkAccessType } });
  expect(found.resource('domain/d-1')).toMatchObject({
    ...{ name: 'lab', type: 'AWS::SageMaker::Domain' },
    facets: { notebook: { state: 'value', value: { directInternet } }, workloadIdentity: { state: 'absent' } },
  });
});

it('what is refused is unread, and costs nothing else', async () => {
  const found = await collect({ 'sagemaker.DescribeNotebookInstance': DENIED, 'sagemaker.DescribeDomain': {} });
  expect(found.resource('/research').facets).toMatchObject({
    notebook: { state: 'unread', reason: 'denied' },
    networkInterfaces: { state: 'unread', reason: 'denied' },
    workloadIdentity: { state: 'unread', reason: 'denied' },
    state: { state: 'value' },
  });
  expect(found.resource('domain/d-1').facets.notebook).toMatchObject({ state: 'unread', reason: 'failed' });
});

it('nothing is described where there is nothing', async () => {
  await collect({ 'sagemaker.ListNotebookInstances': { NotebookInstances: [] }, 'sagemaker.ListDomains': { Domains: [] } });
  expect(server.count('sagemaker.DescribeNotebookInstance') + server.count('sagemaker.DescribeDomain')).toBe(0);
}); // prettier-ignore
