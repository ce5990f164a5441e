import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { awsEbsVolumes } from '../../../../src/providers/aws/services/ec2/ebs-volumes.ts';
import type { AwsCollector } from '../../../../src/providers/aws/context.ts';
import { planAws } from '../../../../src/providers/aws/plan.ts';
import {
  createRateLimiter,
  UnreachableError,
  type RateLimiter,
} from '../../../../src/providers/aws/client/rate-limiter.ts';
import { hostForAccountPrefix, lookup } from '../../../../src/providers/aws/client/transport.ts';
import { collectAws, FAST, IMPATIENT, useAwsEnvironment } from '../../../support/aws-collect.ts';
import { ACCOUNT, delayed, startAwsServer, type AwsServer } from '../../../support/aws-server.ts';

let server: AwsServer;
beforeEach(async () => {
  server = await startAwsServer({ 'ec2.DescribeVolumes': { volumeSet: [] } });
  useAwsEnvironment(server.url);
});
afterEach(() => server.close());
const disks = { regions: ['eu-west-1'], collectors: [awsEbsVolumes] };
const EMPTY = { state: 'value', value: 0 };

describe('a proxy', () => {
  it('carries every call without a direct route', async () => {
    useAwsEnvironment('http://aws.invalid', { HTTP_PROXY: server.url });
    expect((await collectAws(disks)).population('disk').reading).toEqual(EMPTY);
    expect(server.log.map(({ headers }) => headers.host)).toEqual(['aws.invalid', 'aws.invalid', 'aws.invalid']);
  });

  it('is bypassed for the hosts of NO_PROXY', async () => {
    useAwsEnvironment(server.url, {
      HTTP_PROXY: 'http://127.0.0.1:9',
      HTTPS_PROXY: 'http://127.0.0.1:9',
      NO_PROXY: '127.0.0.1',
    });
    expect((await collectAws(disks)).population('disk').reading).toEqual(EMPTY);
  });

  it('tunnels to TLS endpoints', async () => {
    const tunnels: (string | undefined)[] = [];
    const proxy = createServer().on('connect', (request, socket) => {
      tunnels.push(request.url);
      socket.end('HTTP/1.1 502 Bad Gateway\r\n\r\n');
    });
    await new Promise<void>(resolve => proxy.listen(0, '127.0.0.1', resolve));
    const url = `http://127.0.0.1:${String((proxy.address() as AddressInfo).port)}`;
    useAwsEnvironment('', { AWS_ENDPOINT_URL: undefined, HTTPS_PROXY: url });
    await expect(planAws({ version: '0', ...FAST })).rejects.toMatchObject({ code: 'CB_CREDENTIALS' });
    expect(new Set(tunnels)).toEqual(new Set(['sts.us-east-1.amazonaws.com:443']));
    proxy.close();
  });
});

describe('S3 Control', () => {
  const CALL = 's3control:GetPublicAccessBlock';
  const block: AwsCollector = {
    ...awsEbsVolumes,
    operations: [{ call: CALL, action: 's3:GetAccountPublicAccessBlock' }],
    collect: async ctx => {
      const { GetPublicAccessBlockCommand, S3ControlClient } = await import('@aws-sdk/client-s3-control');
      await ctx.list('disk', CALL, async () => {
        const answer = await ctx
          .client(S3ControlClient)
          .send(new GetPublicAccessBlockCommand({ AccountId: ctx.account }));
        expect(answer.PublicAccessBlockConfiguration?.BlockPublicAcls).toBe(true);
      });
    },
  };

  it.each([
    ['an IP address', (url: string) => url],
    ['localhost', (url: string) => url.replace('127.0.0.1', 'localhost')],
  ])('reaches an endpoint at %s despite the account prefix of the SDK', async (_, endpoint) => {
    useAwsEnvironment(server.url, { AWS_ENDPOINT_URL: endpoint(server.url) });
    server.script({ 's3control.GetPublicAccessBlock': { PublicAccessBlockConfiguration: { BlockPublicAcls: true } } });
    expect((await collectAws({ ...disks, collectors: [block] })).population('disk').reading).toEqual(EMPTY);
    expect(server.log.at(-1)?.headers.host).toMatch(new RegExp(`^${ACCOUNT}\\.(ip-127-0-0-1\\.)?localhost:`));
  });

  it('keeps named endpoints and restores the host of the others', () => {
    expect(hostForAccountPrefix('https://s3.example.com')).toBe('https://s3.example.com');
    for (const address of ['10.1.2.3', 'fd00::1:2']) {
      const { hostname } = new URL(
        hostForAccountPrefix(address.includes(':') ? `http://[${address}]:1` : `http://${address}:1`),
      );
      lookup(`1234.${hostname}`, {}, (_, found) => {
        expect(found).toBe(address);
      });
    }
  });
});

describe('traffic', () => {
  const wait = (milliseconds: number): Promise<void> => new Promise(resolve => setTimeout(resolve, milliseconds));
  const failing = (code: string) => (): Promise<never> => Promise.reject(Object.assign(new Error('connect'), { code }));
  const dead = failing('ECONNREFUSED');
  const exhaust = async (traffic: RateLimiter, service: string, attempt = dead): Promise<void> => {
    for (;;)
      try {
        await traffic.send(service, 'a', attempt);
      } catch (error) {
        if (error instanceof UnreachableError) return;
      }
  };

  it('is limited for each service and region, and overall', async () => {
    const traffic = createRateLimiter({ perServiceAndRegion: 2, overall: 3 });
    const now = new Map<string, number>();
    const most = new Map<string, number>();
    const attempt = (destination: string) => async (): Promise<void> => {
      for (const key of [destination, 'all']) {
        now.set(key, (now.get(key) ?? 0) + 1);
        most.set(key, Math.max(most.get(key) ?? 0, now.get(key) ?? 0));
      }
      await wait(5);
      for (const key of [destination, 'all']) now.set(key, (now.get(key) ?? 0) - 1);
    };
    const destinations = ['ec2', 'ec2', 'ec2', 'ec2', 'rds', 'rds', 'rds', 'rds'].map(
      service => [service, 'a'] as const,
    );
    await Promise.all(
      [...destinations, ['ec2', 'b'] as const, ['ec2', 'b'] as const].map(([service, region]) =>
        traffic.send(service, region, attempt(service + region)),
      ),
    );
    expect(Object.fromEntries(most)).toMatchObject({ ec2a: 2, rdsa: 2, all: 3 });
  });

  it('stops for a region in which no service ever responded', async () => {
    const traffic = createRateLimiter();
    for (const service of ['s1', 's2', 's3']) await exhaust(traffic, service, failing('ETIMEDOUT'));
    let sent = false;
    const answer = (): Promise<void> => Promise.resolve(void (sent = true));
    await expect(traffic.send('other', 'a', answer)).rejects.toBeInstanceOf(UnreachableError);
    expect(sent).toBe(false);
    await expect(traffic.send('other', 'b', answer)).resolves.toBeUndefined();
  });

  it('goes on for the other services of a region when some reset every connection', async () => {
    const traffic = createRateLimiter();
    const slow = traffic.send('slow', 'a', async () => {
      await wait(30);
      return 'good';
    });
    await Promise.all(['s1', 's2', 's3', 's4'].map(service => exhaust(traffic, service)));
    await expect(slow).resolves.toBe('good');
    for (const service of ['slow', 'other'])
      await expect(traffic.send(service, 'a', () => Promise.resolve('alive'))).resolves.toBe('alive');
    await expect(traffic.send('s1', 'a', dead)).rejects.toBeInstanceOf(UnreachableError);
  });

  it('goes on for a service that loses some of its connections', async () => {
    const traffic = createRateLimiter();
    for (let i = 0; i < 40; i++) {
      await expect(traffic.send('s', 'a', dead)).rejects.toThrow('connect');
      if (i % 8 === 7) await traffic.send('s', 'a', () => Promise.resolve());
    }
    // Requests side by side are lost together.
    await Promise.allSettled(Array.from({ length: 16 }, () => traffic.send('s', 'a', dead)));
    await expect(traffic.send('s', 'a', () => Promise.resolve('alive'))).resolves.toBe('alive');
  });

  it('lets a slow response of a service win that was given up', async () => {
    const traffic = createRateLimiter();
    const slow = traffic.send('s', 'a', async () => {
      await wait(30);
      return 'good';
    });
    await exhaust(traffic, 's');
    await expect(traffic.send('s', 'a', dead)).rejects.toBeInstanceOf(UnreachableError);
    await expect(slow).resolves.toBe('good');
    await expect(traffic.send('s', 'a', () => Promise.resolve('alive'))).resolves.toBe('alive');
  });

  it('does not take a refusal for a missing response', async () => {
    const traffic = createRateLimiter();
    const refused = Object.assign(new Error('no'), { name: 'AccessDenied', $metadata: { httpStatusCode: 403 } });
    for (let i = 0; i < 5; i++)
      await expect(traffic.send('ec2', 'a', () => Promise.reject(refused))).rejects.toThrow('no');
  });
});

it('waits longer for a response once a region has responded', async () => {
  server.script({ 'ec2.DescribeVolumes': delayed(1_200, { volumeSet: [] }) });
  // Longer than the timeout of a region without a response; this one has responded to the list of regions.
  const timeouts = { ...IMPATIENT, answer: 4_000 };
  const collected = await collectAws({ ...disks, regions: ['us-east-1'], timeouts });
  expect(collected.population('disk').reading).toEqual(EMPTY);
  expect(server.count('ec2.DescribeVolumes')).toBe(1);
});
