import { Agent, get } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Kind } from '../../src/model/kinds.ts';
import { CLOUD_PROVIDERS, type CloudProvider, type PlannedUnit } from '../../src/providers/index.ts';
import type { Pace } from '../../src/providers/kit/call-observer.ts';
import { runCollector } from '../../src/providers/kit/run-collector.ts';
import type { UnitRecorder } from '../../src/providers/kit/unit-recorder.ts';
import type { ProviderPlan, ProviderReader, ReadRequest } from '../../src/providers/provider.ts';

/** Settings of a cloud that only `startSimulatedServer` has: its address, and what it is asked for. */
export interface SimulatedSettings {
  readonly endpoint: string;
  readonly accounts: readonly string[];
  readonly regions: readonly string[];
}

const COLLECTORS: readonly (readonly [id: string, kind: Kind])[] = [
  ['aws-ec2-instances', 'server'],
  ['aws-ec2-volumes', 'disk'],
  ['aws-sqs', 'messaging'],
];

/** A cloud under the name of the first, which loads no SDK: lists of three kinds in each account and region, over HTTP. */
export const SIMULATED_CLOUD: CloudProvider = {
  ...CLOUD_PROVIDERS[0],
  settings: {},
  reader: () =>
    Promise.resolve({
      plan: (request: ReadRequest) => Promise.resolve(plan(request.settings as unknown as SimulatedSettings)),
      planningCalls: [],
      collectors: COLLECTORS.map(([id, kind]) => ({ id, provider: 'aws', scope: 'regional', lists: [kind], fills: {}, operations: [] })),
    } as unknown as ProviderReader),
}; // prettier-ignore

function plan({ endpoint, accounts, regions }: SimulatedSettings): ProviderPlan {
  const agent = new Agent({ keepAlive: true, maxSockets: 64 });
  return {
    warnings: [],
    targets: accounts.map(account => ({ provider: 'aws', account, regions: [...regions] })),
    entries: new Map(accounts.map(account => [account, { endpoint, accounts: [account], regions }])),
    units: accounts.flatMap(account =>
      regions.flatMap(region => COLLECTORS.map(([id, kind]) => unit({ account, region, id, kind }, endpoint, agent))),
    ),
    close: () => {
      agent.destroy();
    },
  };
}

interface Place {
  readonly account: string;
  readonly region: string;
  readonly id: string;
  readonly kind: Kind;
}

function unit({ account, region, id: collector, kind }: Place, endpoint: string, agent: Agent): PlannedUnit {
  const id = `aws:${account}:${region}:${collector}`;
  const head = { id, provider: 'aws', account, region } as const;
  return {
    ...head,
    collector,
    run: (sink, signal, _seen, pace) =>
      runCollector({
        ...{ unit: head, collector: { id: collector, lists: [kind] }, sink, signal },
        classify: error => ({ reason: 'failed', detail: String(error) }),
        isNamed: () => false,
        collect: async recorder => {
          await recorder.list(kind, `sim:List-${kind}`, () => pages({ recorder, kind, pace, url: `${endpoint}/${account}/${region}/${kind}`, agent }));
        },
      }),
  };
} // prettier-ignore

interface Pages {
  readonly recorder: UnitRecorder;
  readonly kind: Kind;
  readonly pace: Pace | undefined;
  readonly url: string;
  readonly agent: Agent;
}

const PAGES = 2;

async function pages({ recorder, kind, pace, url, agent }: Pages): Promise<void> {
  for (let page = 1; page <= PAGES; page += 1) {
    recorder.called(`sim:List-${kind}`);
    await pace?.();
    for (const name of await ask(`${url}/${String(page)}`, agent))
      recorder.emit({ id: `${url.replace(/^http:\/\/[^/]+\//, 'sim:')}/${name}`, kind, type: `Sim::${kind}`, name, tags: {}, facets: {} });
  }
} // prettier-ignore

/** Asks again as long as the account is throttled. */
async function ask(url: string, agent: Agent): Promise<readonly string[]> {
  for (let pause = 100; ; pause *= 2) {
    const { status, body } = await request(url, agent);
    if (status === 200) return JSON.parse(body) as string[];
    await sleep(pause);
  }
}

const request = (url: string, agent: Agent): Promise<{ readonly status: number; readonly body: string }> =>
  new Promise((resolve, reject) => {
    get(url, { agent }, response => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.on('end', () => {
        resolve({ status: response.statusCode ?? 0, body: Buffer.concat(chunks).toString() });
      });
    }).once('error', reject);
  });
