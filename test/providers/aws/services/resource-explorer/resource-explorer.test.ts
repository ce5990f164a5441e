import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { awsResourceExplorer } from '../../../../../src/providers/aws/services/resource-explorer/resource-explorer.ts';
import { unread, value } from '../../../../../src/model/reading.ts';
import { collectAws, useAwsEnvironment } from '../../../../support/aws-collect.ts';
import { ACCOUNT, fault, startAwsServer, type AwsServer, type Script } from '../../../../support/aws-server.ts';

const REGIONS = ['eu-west-1', 'us-east-1'];
let server: AwsServer;
const VIEW = `arn:aws:resource-explorer-2:eu-west-1:${ACCOUNT}:view/all/1`;
const resource = (ResourceType: string, Region: string, OwningAccountId = ACCOUNT): object => ({
  ResourceType,
  Region,
  OwningAccountId,
});
/** An account without an index, without a recorder and without a tag. */
const NOTHING: Readonly<Record<string, Script>> = {
  'resource-explorer-2.ListIndexes': { Indexes: [] },
  'resource-explorer-2.GetDefaultView': { ViewArn: VIEW },
  'resource-explorer-2.GetView': { View: { ViewArn: VIEW, Filters: { FilterString: '' } } },
  'config.GetDiscoveredResourceCounts': { totalDiscoveredResources: 0, resourceCounts: [] },
  'tagging.GetResources': { ResourceTagMappingList: [] },
};
beforeEach(async () => {
  server = await startAwsServer(NOTHING);
  useAwsEnvironment(server.url);
});
afterEach(() => server.close());

const census = async (answers: Readonly<Record<string, Script>>) => {
  server.script(answers);
  const { records } = await collectAws({ regions: REGIONS, collectors: [awsResourceExplorer] });
  return records.find(record => record.record === 'facet')?.facets.resourceCensus;
};
const aggregator = {
  Indexes: [
    { Region: 'eu-west-1', Type: 'AGGREGATOR' },
    { Region: 'us-east-1', Type: 'LOCAL' },
  ],
};

describe('the numbers of resources by type', () => {
  it('come from the aggregator index, page by page, for this account and the regions that are read', async () => {
    const found = await census({
      'resource-explorer-2.ListIndexes': aggregator,
      'resource-explorer-2.ListResources': [
        { Resources: [resource('glue:job', 'eu-west-1'), resource('iam:role', 'global')], NextToken: 'more' },
        {
          Resources: [
            resource('glue:job', 'us-east-1'),
            resource('glue:job', 'eu-west-1', '999999999999'),
            resource('glue:job', 'ap-south-1'),
          ],
        },
      ],
    });
    expect(found).toEqual(
      value({
        sources: [{ name: 'AWS Resource Explorer', covers: 'indexed', regions: REGIONS }],
        uncounted: [],
        types: [
          { type: 'glue:job', count: 2, regions: REGIONS },
          { type: 'iam:role', count: 1, regions: ['global'] },
        ],
      }),
    );
    expect(server.count('config.GetDiscoveredResourceCounts')).toBe(0);
  });

  it('come from local indexes where none aggregates, and from AWS Config elsewhere', async () => {
    const found = await census({
      'resource-explorer-2.ListIndexes': { Indexes: [{ Region: 'eu-west-1', Type: 'LOCAL' }] },
      'resource-explorer-2.ListResources': { Resources: [resource('glue:job', 'eu-west-1')] },
      'config.GetDiscoveredResourceCounts': {
        resourceCounts: [
          { resourceType: 'AWS::Glue::Job', count: 4 },
          { resourceType: 'AWS::Config::ResourceCompliance', count: 90 },
        ],
      },
    });
    expect(found).toMatchObject({
      value: {
        sources: [
          { name: 'AWS Config', covers: 'recorded', regions: ['us-east-1'] },
          { name: 'AWS Resource Explorer', covers: 'indexed', regions: ['eu-west-1'] },
        ],
        types: [
          { type: 'AWS::Glue::Job', count: 4, regions: ['us-east-1'] },
          { type: 'glue:job', count: 1 },
        ],
      },
    });
  });

  it.each<[string, Readonly<Record<string, Script>>]>([
    [
      'a view hides resources',
      { 'resource-explorer-2.GetView': { View: { Filters: { FilterString: 'service:ec2' } } } },
    ],
    ['there is no default view', { 'resource-explorer-2.GetDefaultView': {} }],
    ['its list is refused', { 'resource-explorer-2.ListResources': fault('AccessDeniedException', 403) }],
    [
      'its list breaks off',
      {
        'resource-explorer-2.ListResources': [
          { Resources: [resource('glue:job', 'eu-west-1')], NextToken: 'more' },
          fault('ValidationException'),
        ],
      },
    ],
  ])('come from tags, and say so, where %s', async (_, answers) => {
    const found = await census({
      'resource-explorer-2.ListIndexes': aggregator,
      'resource-explorer-2.ListResources': { Resources: [resource('glue:job', 'eu-west-1')] },
      'tagging.GetResources': ({ region }) => ({
        ResourceTagMappingList:
          region === 'eu-west-1'
            ? [
                { ResourceARN: `arn:aws:glue:eu-west-1:${ACCOUNT}:crawler/nightly` },
                { ResourceARN: 'arn:aws:s3:::orders' },
                { ResourceARN: `arn:aws:apigateway:eu-west-1::/restapis/a1/stages/live` },
              ]
            : [],
      }),
      ...answers,
    });
    expect(found).toMatchObject({
      value: {
        sources: [{ name: 'AWS Resource Groups Tagging API', covers: 'tagged', regions: REGIONS }],
        types: [
          { type: 'apigateway:restapis', count: 1 },
          { type: 'glue:crawler', count: 1 },
          { type: 's3', count: 1 },
        ],
      },
    });
  });

  it('name the regions in which nothing could be counted', async () => {
    const found = await census({
      'config.GetDiscoveredResourceCounts': ({ region }) =>
        region === 'eu-west-1'
          ? { resourceCounts: [{ resourceType: 'AWS::Glue::Job', count: 1 }] }
          : fault('AccessDeniedException', 403),
      'tagging.GetResources': fault('AccessDeniedException', 403),
    });
    expect(found).toMatchObject({ value: { uncounted: ['us-east-1'] } });
  });

  it.each<[string, Readonly<Record<string, Script>>, object]>([
    [
      'Resource Explorer',
      { 'resource-explorer-2.ListIndexes': fault('AccessDeniedException', 403) },
      { sources: [{ name: 'AWS Config', covers: 'recorded', regions: REGIONS }], uncounted: [] },
    ],
    [
      'AWS Config',
      { 'config.GetDiscoveredResourceCounts': fault('AccessDeniedException', 403) },
      { sources: [{ name: 'AWS Resource Groups Tagging API', covers: 'tagged', regions: REGIONS }], uncounted: [] },
    ],
    [
      'the tagging API, and AWS Config records in one region only',
      {
        'config.GetDiscoveredResourceCounts': ({ region }) => ({
          resourceCounts: region === 'eu-west-1' ? [{ resourceType: 'AWS::Glue::Job', count: 1 }] : [],
        }),
        'tagging.GetResources': fault('AccessDeniedException', 403),
      },
      { sources: [{ name: 'AWS Config', covers: 'recorded', regions: ['eu-west-1'] }], uncounted: ['us-east-1'] },
    ],
  ])('say what they come from where one is refused: %s', async (_, refused, expected) => {
    const found = await census({
      'config.GetDiscoveredResourceCounts': { resourceCounts: [{ resourceType: 'AWS::Glue::Job', count: 1 }] },
      'tagging.GetResources': ({ region }) => ({
        ResourceTagMappingList: [{ ResourceARN: `arn:aws:glue:${region}:${ACCOUNT}:crawler/nightly` }],
      }),
      ...refused,
    });
    expect(found).toMatchObject({ value: expected });
  });

  it('are unread where every list is refused', async () => {
    const denied = fault('AccessDeniedException', 403);
    const found = await census({
      'resource-explorer-2.ListIndexes': denied,
      'config.GetDiscoveredResourceCounts': denied,
      'tagging.GetResources': denied,
    });
    expect(found).toMatchObject(unread('denied'));
  });

  it('end after a bounded number of pages, and say that there is more', async () => {
    let page = 0;
    const found = await census({
      'resource-explorer-2.ListIndexes': { Indexes: [{ Region: 'eu-west-1', Type: 'AGGREGATOR' }] },
      'resource-explorer-2.ListResources': () => ({
        Resources: [resource('glue:job', 'eu-west-1')],
        NextToken: `page ${String(++page)}`,
      }),
    });
    expect(server.count('resource-explorer-2.ListResources')).toBe(100);
    expect(found).toMatchObject({ value: { sources: [{ partial: true }, {}] } });
  });
});
