import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { awsAlternateContacts } from '../../../../../src/providers/aws/services/account/alternate-contacts.ts';
import { collectAws, useAwsEnvironment } from '../../../../support/aws-collect.ts';
import { ACCOUNT, fault, startAwsServer, type AwsServer } from '../../../../support/aws-server.ts';

const REGION = 'eu-west-1';
let server: AwsServer;
beforeEach(async () => {
  server = await startAwsServer({
    'account.GetAlternateContact': ({ parameters }) => contact(String(parameters['AlternateContactType'])),
  });
  useAwsEnvironment(server.url);
});
afterEach(() => server.close());

const collect = () => collectAws({ regions: [REGION], collectors: [awsAlternateContacts] });
const contact = (AlternateContactType: string, EmailAddress = 'ops@shop.example') => ({
  AlternateContact: { AlternateContactType, EmailAddress, Name: 'Dana Diaz', PhoneNumber: '+49 1', Title: 'x' },
});
const CALL = 'account.GetAlternateContact';

/** What the collector adds to what another one lists. */
const added = async () => {
  const { records } = await collect();
  return records.find(record => record.record === 'facet')?.facets.contacts;
};

describe('whom AWS may call', () => {
  it('is told by role, each asked for once, and never by name, address or number', async () => {
    const { records } = await collect();
    expect(records.find(record => record.record === 'facet')).toMatchObject({
      id: `arn:aws:iam::${ACCOUNT}:root`,
      facets: {
        contacts: {
          state: 'value',
          value: [
            { role: 'security', personalEmail: false },
            { role: 'operations', personalEmail: false },
            { role: 'billing', personalEmail: false },
          ],
        },
      },
    });
    expect(server.count(CALL)).toBe(3);
    expect(JSON.stringify(records)).not.toMatch(/Dana|shop\.example|\+49/);
  });

  it.each([
    ['dana.diaz@gmail.com', true],
    ['dana@web.de', true],
    ['dana@yahoo.co.uk', true],
    ['security@gmail-shop.example', false],
    ['mail@me.shop.example', false],
  ])('%s: a personal mailbox %s', async (address, personalEmail) => {
    server.script({ [CALL]: contact('SECURITY', address) });
    expect(await added()).toMatchObject({ value: [{ personalEmail }, {}, {}] });
  });

  it('is nobody where AWS knows nobody', async () => {
    server.script({ [CALL]: fault('ResourceNotFoundException', 404) });
    expect(await added()).toEqual({ state: 'absent' });
  });

  it('is the ones that are named where others are not', async () => {
    server.script({
      [CALL]: ({ parameters }) =>
        parameters['AlternateContactType'] === 'BILLING' ? contact('BILLING') : fault('ResourceNotFoundException', 404),
    });
    expect(await added()).toEqual({ state: 'value', value: [{ role: 'billing', personalEmail: false }] });
  });

  it('is unread where one of them is refused', async () => {
    server.script({
      [CALL]: ({ parameters }) =>
        parameters['AlternateContactType'] === 'BILLING' ? contact('BILLING') : fault('AccessDeniedException', 403),
    });
    expect(await added()).toMatchObject({ state: 'unread', reason: 'denied' });
  });
});
