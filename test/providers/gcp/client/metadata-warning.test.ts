import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, expect, it, vi } from 'vitest';
import { gcpCredential } from '../../../../src/providers/gcp/client/credential.ts';

afterEach(() => {
  vi.unstubAllEnvs();
});

it('signing in prints no warning where something else answers in the place of the metadata server', async () => {
  const server = createServer((_, response) => response.end('a router')).listen(0, '127.0.0.1');
  await new Promise(resolve => server.once('listening', resolve));
  vi.stubEnv('GCE_METADATA_HOST', `127.0.0.1:${String((server.address() as AddressInfo).port)}`);
  vi.stubEnv('GOOGLE_APPLICATION_CREDENTIALS', undefined);
  vi.stubEnv('CLOUDSDK_CONFIG', '/nowhere');
  vi.stubEnv('HOME', '/nowhere');
  vi.stubEnv('NO_GCE_CHECK', undefined);
  const warnings: string[] = [];
  const take = ({ name }: Error): void => void warnings.push(name);
  process.on('warning', take);
  const before: unknown = Reflect.get(process, 'emitWarning');
  await expect(gcpCredential({})).rejects.toMatchObject({ code: 'CB_CREDENTIALS' });
  process.emitWarning('another', 'OtherWarning');
  await new Promise(resolve => setImmediate(resolve));
  process.off('warning', take);
  server.close();
  expect(warnings).toEqual(['OtherWarning']);
  expect(Reflect.get(process, 'emitWarning')).toBe(before);
});
