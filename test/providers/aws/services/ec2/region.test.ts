import { afterEach, beforeEach, expect, it } from 'vitest';
import { awsEc2Region } from '../../../../../src/providers/aws/services/ec2/region.ts';
import { collectAws, useAwsEnvironment } from '../../../../support/aws-collect.ts';
import { fault, startAwsServer, type AwsServer } from '../../../../support/aws-server.ts';

let server: AwsServer;
beforeEach(async () => {
  server = await startAwsServer({
    'ec2.GetEbsEncryptionByDefault': { ebsEncryptionByDefault: true },
    'ec2.DescribeImages': { imagesSet: [] },
  });
  useAwsEnvironment(server.url);
});
afterEach(() => server.close());
const images = async () => {
  const { resource } = await collectAws({ regions: ['eu-west-1'], collectors: [awsEc2Region] });
  return resource(':region').facets.publicImages;
};

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
