import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { awsSsmDocuments } from '../../../../../src/providers/aws/services/ssm/documents.ts';
import { collectAws, useAwsEnvironment } from '../../../../support/aws-collect.ts';
import { fault, startAwsServer, type AwsServer } from '../../../../support/aws-server.ts';

const REGION = 'eu-west-1';
const OTHER = '999900001111';
const DENIED = fault('AccessDeniedException', 403);
const LIST = 'ssm.ListDocuments';
const SHARED = 'ssm.DescribeDocumentPermission';

let server: AwsServer;
beforeEach(async () => {
  server = await startAwsServer({
    [LIST]: { DocumentIdentifiers: [{ Name: 'patch-shop', Owner: 'x', CreatedDate: 1_767_323_045 }] },
    [SHARED]: { AccountIds: [] },
  });
  useAwsEnvironment(server.url);
});
afterEach(() => server.close());
const collect = () => collectAws({ regions: [REGION], collectors: [awsSsmDocuments] });
const sharedWith = async () => (await collect()).resource('document/patch-shop').facets.sharedWith;

describe('a document', () => {
  it.each<[string, object, object]>([
    ['nobody', { AccountIds: [] }, { state: 'value', value: [] }],
    ['everybody', { AccountIds: ['all'] }, { state: 'value', value: ['*'] }],
    ['everybody, spelled in capitals', { AccountIds: ['All'] }, { state: 'value', value: ['*'] }],
    ['everybody beside one account', { AccountIds: [OTHER, 'all'] }, { state: 'value', value: ['*'] }],
    ['one account', { AccountIds: [OTHER] }, { state: 'value', value: [OTHER] }],
    ['nobody that the response names', {}, { state: 'unread', reason: 'failed' }],
    ['nobody that we may see', DENIED, { state: 'unread', reason: 'denied' }],
  ])('is shared with %s', async (_, answer, expected) => {
    server.script({ [SHARED]: answer as never });
    expect(await sharedWith()).toMatchObject(expected);
  });

  it('of the account alone is listed', async () => {
    await collect();
    const [request] = server.log.filter(({ call }) => call === LIST);
    expect(request?.parameters).toMatchObject({ Filters: [{ Key: 'Owner', Values: ['Self'] }] });
  });

  it('is unread with its list', async () => {
    server.script({ [LIST]: DENIED });
    expect((await collect()).population('artifact').reading).toMatchObject({ state: 'unread', reason: 'denied' });
  });
});
