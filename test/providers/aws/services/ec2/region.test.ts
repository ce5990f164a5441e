import { afterEach, beforeEach, expect, it } from 'vitest';
import { awsEc2Region } from '../../../../../src/providers/aws/services/ec2/region.ts';
import { collectAws, useAwsEnvironment } from '../../../../support/aws-collect.ts';
import { fault, startAwsServer, type AwsServer } from '../../../../support/aws-server.ts';

let server: AwsServer;
beforeEach(async () => {
  server = await startAwsServer({
    'ec2.GetEbsEncryptionByDefault': { ebsEncryptionByDefault: true },
    'ec2.GetSnapshotBlockPublicAccessState': { state: 'unblocked' },
    'ec2.GetImageBlockPublicAccessState': { imageBlockPublicAccessState: 'block-new-sharing' },
    'ec2.GetInstanceMetadataDefaults': { accountLevel: {} },
    'ec2.DescribeImages': { imagesSet: [] },
  });
  useAwsEnvironment(server.url);
});
afterEach(() => server.close());
const facets = async () => {
  const { resource } = await collectAws({ regions: ['eu-west-1'], collectors: [awsEc2Region] });
  return resource(':region').facets;
};
const images = async () => (await facets()).publicImages;

it.each([
  ['block-all-sharing', true],
  ['block-new-sharing', true],
  ['unblocked', false],
])('public sharing in state %s is blocked: %s', async (state, blocked) => {
  server.script({
    'ec2.GetSnapshotBlockPublicAccessState': { state },
    'ec2.GetImageBlockPublicAccessState': { imageBlockPublicAccessState: state },
  });
  expect(await facets()).toMatchObject({
    snapshotPublicAccessBlock: { state: 'value', value: blocked },
    imagePublicAccessBlock: { state: 'value', value: blocked },
  });
});

it.each([
  [{}, 'image-decides'],
  [{ httpTokens: 'no-preference' }, 'image-decides'],
  [{ httpTokens: 'optional' }, 'imdsv1-allowed'],
  [{ httpTokens: 'required' }, 'imdsv2-required'],
  [{ httpEndpoint: 'disabled' }, 'disabled'],
])('metadata defaults %o are %s', async (accountLevel, expected) => {
  server.script({ 'ec2.GetInstanceMetadataDefaults': { accountLevel } });
  expect((await facets()).defaultMetadataService).toEqual({ state: 'value', value: expected });
});

it('a refused setting leaves the others read', async () => {
  server.script({ 'ec2.GetSnapshotBlockPublicAccessState': fault('UnauthorizedOperation', 403) });
  expect(await facets()).toMatchObject({
    snapshotPublicAccessBlock: { state: 'unread', reason: 'denied' },
    imagePublicAccessBlock: { state: 'value', value: true },
    diskEncryptionByDefault: { state: 'value', value: true },
  });
});

it('names own public images, and requests only those', async () => {
  expect(await images()).toEqual({ state: 'value', value: [] });
  const image = (name: string, isPublic: boolean): object => ({ imageId: `ami-${name}`, name, isPublic });
  server.script({ 'ec2.DescribeImages': { imagesSet: [image('web', true), image('app', false), image('api', true)] } });
  expect(await images()).toEqual({ state: 'value', value: ['api', 'web'] });
  const requested = server.log.find(({ call }) => call === 'ec2.DescribeImages')?.parameters;
  expect(requested).toMatchObject({ 'Owner.1': 'self', 'Filter.1.Name': 'is-public', 'Filter.1.Value.1': 'true' });
});

it('images are unread where the list is refused', async () => {
  server.script({ 'ec2.DescribeImages': fault('UnauthorizedOperation', 403) });
  expect(await images()).toMatchObject({ state: 'unread', reason: 'denied' });
});
