import { afterEach, beforeEach, expect, it } from 'vitest';
import { awsGlobalAccelerator } from '../../../../../src/providers/aws/services/global-accelerator/global-accelerator.ts';
import { collectAws, useAwsEnvironment } from '../../../../support/aws-collect.ts';
import { ACCOUNT, fault, startAwsServer, type AwsServer } from '../../../../support/aws-server.ts';

const ARN = `arn:aws:globalaccelerator::${ACCOUNT}:accelerator/1`;
const call = (operation: string): string => `globalaccelerator.${operation}`;
const group = (EndpointGroupRegion: string) => ({ EndpointGroupRegion, EndpointDescriptions: [{ EndpointId: 'x' }] });

let server: AwsServer;
beforeEach(async () => {
  server = await startAwsServer({
    [call('ListAccelerators')]: {
      Accelerators: [
        {
          AcceleratorArn: ARN,
          Name: 'shop',
          Enabled: true,
          DnsName: 'A1.awsglobalaccelerator.com',
          IpSets: [{ IpAddresses: ['192.0.2.1'] }],
        },
      ],
    },
    [call('ListListeners')]: {
      Listeners: [{ ListenerArn: `${ARN}/listener/1`, Protocol: 'TCP', PortRanges: [{ FromPort: 443, ToPort: 443 }] }],
    },
    [call('ListEndpointGroups')]: { EndpointGroups: [group('eu-west-1')] },
    [call('DescribeAcceleratorAttributes')]: { AcceleratorAttributes: { FlowLogsEnabled: false } },
  });
  useAwsEnvironment(server.url);
});
afterEach(() => server.close());
const collect = () => collectAws({ collectors: [awsGlobalAccelerator] });

it('has listeners, and one endpoint region', async () => {
  const found = (await collect()).resource('accelerator/1').facets;
  expect(found).toMatchObject({
    publicAccess: { value: 'public' },
    listeners: { value: [{ protocol: 'TCP', port: 443 }] },
    originFailover: { value: false },
    accessLogging: { value: 'disabled' },
    addresses: { value: ['a1.awsglobalaccelerator.com', '192.0.2.1'] },
  });
  expect(Object.keys(found).sort()).toEqual([...(awsGlobalAccelerator.fills['global-load-balancer'] ?? [])].sort());
  expect(server.log.find(request => request.service === 'globalaccelerator')?.region).toBe('us-west-2');
});

it('has the second region, and is unread where refused', async () => {
  server.script({ [call('ListEndpointGroups')]: { EndpointGroups: [group('eu-west-1'), group('us-east-1')] } });
  expect((await collect()).resource('accelerator/1').facets.originFailover).toEqual({ state: 'value', value: true });
  server.script({ [call('ListEndpointGroups')]: fault('AccessDeniedException', 403) });
  expect((await collect()).resource('accelerator/1').facets.originFailover).toMatchObject({
    state: 'unread',
    reason: 'denied',
  });
});

it('costs one call where there is none', async () => {
  server.script({ [call('ListAccelerators')]: { Accelerators: [] } });
  expect((await collect()).population('global-load-balancer').reading).toEqual({ state: 'value', value: 0 });
  expect(server.log.filter(({ service }) => service === 'globalaccelerator')).toHaveLength(1);
});
