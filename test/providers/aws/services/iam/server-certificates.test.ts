import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { awsIamServerCertificates } from '../../../../../src/providers/aws/services/iam/server-certificates.ts';
import { collectAws, useAwsEnvironment } from '../../../../support/aws-collect.ts';
import { ACCOUNT, fault, startAwsServer, type AwsServer } from '../../../../support/aws-server.ts';

const CALL = 'iam.ListServerCertificates';
let server: AwsServer;
beforeEach(async () => {
  server = await startAwsServer({ [CALL]: { ServerCertificateMetadataList: [] } });
  useAwsEnvironment(server.url);
});
afterEach(() => server.close());

const collect = () => collectAws({ regions: ['us-east-1'], collectors: [awsIamServerCertificates] });

describe('a server certificate', () => {
  const certificate = (name: string, more: object = {}) => ({
    ServerCertificateMetadataList: [
      {
        Path: '/',
        ServerCertificateName: name,
        ServerCertificateId: 'ASCAEXAMPLE',
        Arn: `arn:aws:iam::${ACCOUNT}:server-certificate/${name}`,
        UploadDate: '2026-01-02T03:04:05Z',
        Expiration: '2027-01-01T00:00:00Z',
        ...more,
      },
    ],
  });

  it('has its expiry, no renewal and unread use', async () => {
    server.script({ [CALL]: certificate('shop') });
    expect((await collect()).resource('shop')).toMatchObject({
      id: `arn:aws:iam::${ACCOUNT}:server-certificate/shop`,
      kind: 'certificate',
      region: 'global',
      createdAt: '2026-01-02T03:04:05.000Z',
      facets: { validity: { state: 'value', value: { expiresAt: '2027-01-01T00:00:00.000Z', autoRenew: false } } },
    });
  });

  it('without an expiry is unread', async () => {
    server.script({ [CALL]: certificate('shop', { Expiration: undefined }) });
    expect((await collect()).resource('shop').facets.validity).toMatchObject({ state: 'unread', reason: 'failed' });
  });

  it('is read from every page', async () => {
    server.script({
      [CALL]: ({ parameters }) =>
        parameters['Marker'] === 'more' ? certificate('b') : { ...certificate('a'), IsTruncated: true, Marker: 'more' },
    });
    expect((await collect()).names('certificate')).toEqual(['a', 'b']);
  });

  it('list that is refused is unread', async () => {
    server.script({ [CALL]: fault('AccessDenied') });
    expect((await collect()).population('certificate')).toMatchObject({
      reading: { state: 'unread', reason: 'denied' },
      call: 'iam:ListServerCertificates',
    });
  });
});
