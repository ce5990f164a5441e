import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { awsDirectConnect } from '../../../../../src/providers/aws/services/direct-connect/direct-connect.ts';
import { collectAws, useAwsEnvironment } from '../../../../support/aws-collect.ts';
import { fault, startAwsServer, type AwsServer } from '../../../../support/aws-server.ts';

const virtualInterface = (virtualInterfaceId: string, more: object = {}): object => ({
  virtualInterfaceId,
  virtualInterfaceName: virtualInterfaceId,
  virtualInterfaceType: 'private',
  virtualInterfaceState: 'available',
  location: 'EqDC2',
  connectionId: 'dxcon-1',
  virtualGatewayId: 'vgw-1',
  ...more,
});
const VIRTUAL_INTERFACES = 'directconnect.DescribeVirtualInterfaces';
const GATEWAYS = 'directconnect.DescribeDirectConnectGatewayAssociations';

let server: AwsServer;
beforeEach(async () => {
  server = await startAwsServer({ [VIRTUAL_INTERFACES]: { virtualInterfaces: [virtualInterface('office')] } });
  useAwsEnvironment(server.url);
});
afterEach(() => server.close());
const collect = () => collectAws({ regions: ['eu-west-1'], collectors: [awsDirectConnect] });

describe('a virtual interface', () => {
  it('has its gateway, its location and its state', async () => {
    const found = (await collect()).resource('dxvif/office');
    expect(found).toMatchObject({
      kind: 'network-connection',
      type: 'AWS::DirectConnect::VirtualInterface',
      name: 'office',
    });
    expect(found.facets).toMatchObject({
      hybridConnection: {
        state: 'value',
        value: { gateways: ['vgw-1'], peerDevice: 'EqDC2', tunnels: 1, tunnelsUp: 1 },
      },
      state: { value: 'running' },
      placement: { state: 'absent' },
    });
    expect(Object.keys(found.facets).sort()).toEqual([...(awsDirectConnect.fills['network-connection'] ?? [])].sort());
  });

  it('that is down is not up', async () => {
    server.script({
      [VIRTUAL_INTERFACES]: { virtualInterfaces: [virtualInterface('office', { virtualInterfaceState: 'down' })] },
    });
    expect((await collect()).resource('office').facets).toMatchObject({
      hybridConnection: { value: { tunnelsUp: 0 } },
      state: { value: 'other' },
    });
  });

  it('on a Direct Connect gateway reaches every association, requested once', async () => {
    const shared = { virtualGatewayId: undefined, directConnectGatewayId: 'dxgw-1' };
    server.script({
      [VIRTUAL_INTERFACES]: {
        virtualInterfaces: [virtualInterface('one', shared), virtualInterface('two', { ...shared, location: 'EqDA1' })],
      },
      [GATEWAYS]: {
        directConnectGatewayAssociations: [
          { associatedGateway: { id: 'tgw-1' } },
          { associatedGateway: { id: 'vgw-2' } },
        ],
      },
    });
    const { resource } = await collect();
    expect(resource('two').facets.hybridConnection).toMatchObject({
      value: { gateways: ['tgw-1', 'vgw-2'], peerDevice: 'EqDA1' },
    });
    expect(server.count(GATEWAYS)).toBe(1);
    server.script({ [GATEWAYS]: fault('AccessDeniedException', 403) });
    expect((await collect()).resource('one').facets.hybridConnection).toMatchObject({
      state: 'unread',
      reason: 'denied',
    });
  });
});

describe('the list of virtual interfaces', () => {
  it('excludes public and deleted ones', async () => {
    const more = [
      virtualInterface('public', { virtualInterfaceType: 'public' }),
      virtualInterface('gone', { virtualInterfaceState: 'deleted' }),
    ];
    server.script({ [VIRTUAL_INTERFACES]: { virtualInterfaces: more } });
    expect((await collect()).population('network-connection').reading).toEqual({ state: 'value', value: 0 });
    expect(server.log.filter(({ service }) => service === 'directconnect')).toHaveLength(1);
  });

  it('that is refused is unread, not empty', async () => {
    server.script({ [VIRTUAL_INTERFACES]: fault('AccessDeniedException', 403) });
    expect((await collect()).population('network-connection').reading).toMatchObject({
      state: 'unread',
      reason: 'denied',
    });
  });
});
