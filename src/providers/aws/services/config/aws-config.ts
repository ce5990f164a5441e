import type { ConfigServiceClient } from '@aws-sdk/client-config-service';
import type * as sdk from '@aws-sdk/client-config-service';
import type { Facets } from '../../../../model/facets.ts';
import { absent, type Reading } from '../../../../model/reading.ts';
import { assertField } from '../../../kit/response-fields.ts';
import { operations, type AwsCollector, type AwsContext } from '../../context.ts';
import { regionId } from '../../resource-ids.ts';

type Config = typeof sdk;

/** Reads the configuration recorder of AWS Config. */
export const awsConfig: AwsCollector = {
  id: 'aws-config',
  provider: 'aws',
  scope: 'regional',
  lists: [],
  fills: { region: ['configurationRecorder'] },
  operations: operations('config', ['DescribeConfigurationRecorders', 'DescribeConfigurationRecorderStatus']),
  decidedBy: {
    configurationRecorder: ['config:DescribeConfigurationRecorders', 'config:DescribeConfigurationRecorderStatus'],
  },
  collect: async ctx => {
    const config = await import('@aws-sdk/client-config-service');
    const client = ctx.client(config.ConfigServiceClient);
    ctx.add(regionId(ctx), { configurationRecorder: await readRecorder(ctx, config, client) });
  },
};

async function readRecorder(
  ctx: AwsContext,
  config: Config,
  client: ConfigServiceClient,
): Promise<Reading<Facets['configurationRecorder']>> {
  const recorders = await ctx.read('config:DescribeConfigurationRecorders', async () =>
    assertField(
      (await client.send(new config.DescribeConfigurationRecordersCommand({}))).ConfigurationRecorders,
      'ConfigurationRecorders',
    ),
  );
  if (recorders.state !== 'value') return recorders;
  // A service-linked recorder records only what its service needs.
  const own = recorders.value.filter(recorder => recorder.servicePrincipal === undefined);
  const [recorder] = own;
  if (recorder === undefined) return absent;
  return ctx.read('config:DescribeConfigurationRecorderStatus', async () => {
    const answer = await client.send(new config.DescribeConfigurationRecorderStatusCommand({}));
    const status = assertField(
      assertField(answer.ConfigurationRecordersStatus, 'ConfigurationRecordersStatus').find(
        one => one.name === recorder.name,
      ),
      `status of ${recorder.name ?? 'the recorder'}`,
    );
    return {
      recording: assertField(status.recording, 'recording'),
      allResourceTypes: recordsAllTypes(recorder.recordingGroup),
      deliveryFailing: /^failure$/i.test(status.lastStatus ?? ''),
    };
  });
}

/** An exclusion of some types still records new types; a list of types to record does not. */
function recordsAllTypes(group: sdk.RecordingGroup | undefined): boolean {
  const strategy = group?.recordingStrategy?.useOnly;
  return (
    group?.allSupported === true ||
    strategy === 'ALL_SUPPORTED_RESOURCE_TYPES' ||
    strategy === 'EXCLUSION_BY_RESOURCE_TYPES'
  );
}
