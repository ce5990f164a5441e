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
  it('says until when it is good, and who renews it', async () => {
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
    ['was brought along', { Type: 'IMPORTED', RenewalEligibility: 'INELIGIBLE' }, { autoRenew: false }],
    ['cannot be renewed', { RenewalEligibility: 'INELIGIBLE' }, { autoRenew: false }],
    ['nothing uses', { InUse: false }, { inUse: false }],
  ])('that %s', async (_, more, value) => {
    server.script({ [CALL]: { CertificateSummaryList: [certificate('shop.example', more)] } });
    expect(await validity()).toMatchObject({ value });
  });

  it('is asked for with keys of every sort', async () => {
    await collect();
    const [request] = server.log.filter(({ call }) => call === CALL);
    expect(request?.parameters['Includes']).toMatchObject({
      keyTypes: expect.arrayContaining(['RSA_4096', 'EC_prime256v1']) as unknown,
    });
  });

  it('that was never issued, or was called back, is none; one that ran out still is', async () => {
    server.script({
      [CALL]: {
        CertificateSummaryList: ['PENDING_VALIDATION', 'FAILED', 'REVOKED', 'EXPIRED'].map(Status =>
          certificate(Status, { Status }),
        ),
      },
    });
    expect((await collect()).names('certificate')).toEqual(['EXPIRED']);
  });

  it('without an end is unread', async () => {
    server.script({ [CALL]: { CertificateSummaryList: [certificate('shop.example', { NotAfter: undefined })] } });
    expect(await validity()).toMatchObject({ state: 'unread', reason: 'failed' });
  });

  it('may stand on the second page', async () => {
    server.script({
      [CALL]: ({ parameters }) =>
        parameters['NextToken'] === 'more'
          ? { CertificateSummaryList: [certificate('b')] }
          : { CertificateSummaryList: [certificate('a')], NextToken: 'more' },
    });
    expect((await collect()).names('certificate')).toEqual(['a', 'b']);
  });

  it('that is refused is not none', async () => {
    server.script({ [CALL]: fault('AccessDeniedException') });
    expect((await collect()).population('certificate')).toMatchObject({
      reading: { state: 'unread', reason: 'denied' },
      call: 'acm:ListCertificates',
    });
  });
});
