import { createServer, type Server } from 'node:http';
import { connect, type AddressInfo } from 'node:net';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { value } from '../../../../src/model/reading.ts';
import { runUnits } from '../../../../src/providers/kit/run-units.ts';
import { planAzure } from '../../../../src/providers/azure/plan.ts';
import { azureContainerInstances } from '../../../../src/providers/azure/services/container-instances/container-instances.ts';
import { azureDisks } from '../../../../src/providers/azure/services/compute/disks.ts';
import type { InventoryRecord } from '../../../../src/model/inventory.ts';
import { credential, LOCATIONS, startTrustedServer, SUBSCRIPTION } from '../../../support/azure/collect.ts';
import { disk } from '../../../support/azure/resources/compute.ts';

/** Reachable through the proxy only. */
const NOWHERE = 'localhost:9';

let proxy: Server | undefined;
afterEach(() => {
  vi.unstubAllEnvs();
  proxy?.closeAllConnections();
  proxy?.close();
});

/** A proxy that forwards requests for `NOWHERE` to a server. */
async function startProxy(to: string): Promise<{ readonly url: string; readonly tunnels: string[] }> {
  const tunnels: string[] = [];
  const port = Number(new URL(to).port);
  proxy = createServer().on('connect', (request, socket) => {
    tunnels.push(request.url ?? '');
    const onward = connect(port, '127.0.0.1', () => {
      socket.write('HTTP/1.1 200 Connection Established\r\n\r\n');
      onward.pipe(socket).pipe(onward);
    });
    for (const end of [onward, socket]) end.on('error', () => end.destroy());
  });
  await new Promise<void>(resolve => proxy?.listen(0, '127.0.0.1', resolve));
  return { url: `http://127.0.0.1:${String((proxy.address() as AddressInfo).port)}`, tunnels };
}

describe('a proxy', () => {
  it.each([azureDisks, azureContainerInstances])('carries every request of $id', async collector => {
    const resources = [disk({ subscription: SUBSCRIPTION, group: 'shop', location: 'westeurope' }, 'a')];
    const server = await startTrustedServer({
      subscriptions: [{ subscriptionId: SUBSCRIPTION }],
      locations: LOCATIONS,
      resources,
    });
    try {
      const { url, tunnels } = await startProxy(server.url);
      vi.stubEnv('HTTPS_PROXY', url);
      const plan = await planAzure({
        version: '0.0.0-test',
        endpoint: `https://${NOWHERE}`,
        credential,
        maxRetries: 0,
        collectors: [collector],
      });
      const records: InventoryRecord[] = [];
      await runUnits(plan, record => records.push(record));
      const read = records.find(one => one.record === 'population');
      expect(read?.reading).toEqual(value(collector === azureDisks ? 1 : 0));
      expect(new Set(tunnels)).toEqual(new Set([NOWHERE]));
    } finally {
      await server.close();
    }
  });
});
