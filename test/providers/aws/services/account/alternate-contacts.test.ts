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

/** The resource to which the collector contributes. */
const contributed = async () => {
  const { records } = await collect();
  return records.find(record => record.record === 'facet')?.facets.contacts;
};

describe('alternate contacts', () => {
  it('are roles, each requested once, without name, address or number', async () => {
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
  ])('%s: personal email %s', async (address, personalEmail) => {
    server.script({ [CALL]: contact('SECURITY', address) });
    expect(await contributed()).toMatchObject({ value: [{ personalEmail }, {}, {}] });
  });

  it('are none where none is set', async () => {
    server.script({ [CALL]: fault('ResourceNotFoundException', 404) });
    expect(await contributed()).toEqual({ state: 'absent' });
  });

  it('are those that are set', async () => {
    server.script({
      [CALL]: ({ parameters }) =>
        parameters['AlternateContactType'] === 'BILLING' ? contact('BILLING') : fault('ResourceNotFoundException', 404),
    });
    expect(await contributed()).toEqual({ state: 'value', value: [{ role: 'billing', personalEmail: false }] });
  });

  it('are unread where one call is refused', async () => {
    server.script({
      [CALL]: ({ parameters }) =>
        parameters['AlternateContactType'] === 'BILLING' ? contact('BILLING') : fault('AccessDeniedException', 403),
    });
    expect(await contributed()).toMatchObject({ state: 'unread', reason: 'denied' });
  });
});
