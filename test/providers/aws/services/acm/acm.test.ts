import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { awsAcm } from '../../../../../src/providers/aws/services/acm/acm.ts';
import { collectAws, useAwsEnvironment } from '../../../../support/aws-collect.ts';
import { ACCOUNT, fault, startAwsServer, type AwsServer } from '../../../../support/aws-server.ts';

const REGION = 'eu-west-1';
let server: AwsServer;
beforeEach(async () => {
  server = await startAwsServer({
    [CALL]: { CertificateSummaryList: [certificate('shop.example')] },
  });
  useAwsEnvironment(server.url);
});
afterEach(() => server.close());

const collect = () => collectAws({ regions: [REGION], collectors: [awsAcm] });
const CALL = 'acm.ListCertificates';
const certificate = (DomainName: string, more: object = {}): object => ({
  CertificateArn: `arn:aws:acm:${REGION}:${ACCOUNT}:certificate/${DomainName}`,
  DomainName,
  Status: 'ISSUED',
  Type: 'AMAZON_ISSUED',
  RenewalEligibility: 'ELIGIBLE',
  InUse: true,
  NotAfter: 1_798_761_600,
  CreatedAt: 1_767_323_045,
  ...more,
});
const validity = async () => (await collect()).resource('shop.example').facets.validity;

describe('a certificate', () => {
  it('has its expiry and its renewal', async () => {
    const { resource } = await collect();
    expect(resource('shop.example')).toMatchObject({
      kind: 'certificate',
      type: 'AWS::CertificateManager::Certificate',
      name: 'shop.example',
      createdAt: '2026-01-02T03:04:05.000Z',
      facets: {
        validity: { state: 'value', value: { expiresAt: '2027-01-01T00:00:00.000Z', autoRenew: true, inUse: true } },
      },
    });
  });

  it.each([
    ['is imported', { Type: 'IMPORTED', RenewalEligibility: 'INELIGIBLE' }, { autoRenew: false }],
    ['is ineligible for renewal', { RenewalEligibility: 'INELIGIBLE' }, { autoRenew: false }],
    ['is not in use', { InUse: false }, { inUse: false }],
  ])('that %s', async (_, more, value) => {
    server.script({ [CALL]: { CertificateSummaryList: [certificate('shop.example', more)] } });
    expect(await validity()).toMatchObject({ value });
  });

  it('is requested for all key types', async () => {
    await collect();
    const [request] = server.log.filter(({ call }) => call === CALL);
    expect(request?.parameters['Includes']).toMatchObject({
      keyTypes: expect.arrayContaining(['RSA_4096', 'EC_prime256v1']) as unknown,
    });
  });

  it('that was never issued or is revoked is left out; an expired one stays', async () => {
    server.script({
      [CALL]: {
        CertificateSummaryList: ['PENDING_VALIDATION', 'FAILED', 'REVOKED', 'EXPIRED'].map(Status =>
          certificate(Status, { Status }),
        ),
      },
    });
    expect((await collect()).names('certificate')).toEqual(['EXPIRED']);
  });

  it('without an expiry is unread', async () => {
    server.script({ [CALL]: { CertificateSummaryList: [certificate('shop.example', { NotAfter: undefined })] } });
    expect(await validity()).toMatchObject({ state: 'unread', reason: 'failed' });
  });

  it('is read from every page', async () => {
    server.script({
      [CALL]: ({ parameters }) =>
        parameters['NextToken'] === 'more'
          ? { CertificateSummaryList: [certificate('b')] }
          : { CertificateSummaryList: [certificate('a')], NextToken: 'more' },
    });
    expect((await collect()).names('certificate')).toEqual(['a', 'b']);
  });

  it('list that is refused is unread', async () => {
    server.script({ [CALL]: fault('AccessDeniedException') });
    expect((await collect()).population('certificate')).toMatchObject({
      reading: { state: 'unread', reason: 'denied' },
      call: 'acm:ListCertificates',
    });
  });
});
