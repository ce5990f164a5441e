import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { beforeAll, describe, expect, it, vi } from 'vitest';
import * as library from '../../src/index.ts';
import exampleExtension from '../../examples/extension/index.ts';
import { serve } from '../../examples/http-server/server.ts';
import { SAMPLE } from '../support/cli.ts';

const { assess, brief, collect, compare, createConfiguration, gate, readConfiguration, readInventory, render, simulate } = library; // prettier-ignore
const NOW = '2026-11-22T12:00:00.000Z';
const CONFIGURATION = join(import.meta.dirname, '..', '..', 'examples', 'noonsale', 'cloudbrief.yaml');

let inventory: library.Inventory;
beforeAll(async () => {
  inventory = await readInventory([SAMPLE]);
});

describe('the library', () => {
  it('goes from an inventory to every result, without console, process or clock', async () => {
    const output = [vi.spyOn(process.stdout, 'write'), vi.spyOn(process.stderr, 'write')];
    const clock = vi.spyOn(Date, 'now');
    const configuration = readConfiguration(CONFIGURATION);
    const assessment = await assess(inventory, { now: NOW, configuration });
    expect(assessment.client.name).toBe('Noonsale Ltd');
    const html = await render(brief(assessment, 'de'), assessment, { format: 'html' });
    expect(Buffer.from(html).toString()).toContain('lang="de"');
    const { report } = await simulate(inventory, { now: NOW, configuration, lose: 'zone' });
    expect(report.rows.length).toBeGreaterThan(0);
    expect(gate(assessment, { failOn: 'critical' })).toMatchObject({ passed: false });
    for (const spy of [...output, clock]) {
      expect(spy).not.toHaveBeenCalled();
      spy.mockRestore();
    }
  });

  it('gives the same assessment for the same inventory and date', async () => {
    const [first, second] = await Promise.all([assess(inventory, { now: NOW }), assess(inventory, { now: NOW })]);
    expect(JSON.stringify(first)).toBe(JSON.stringify(second));
    expect((await compare(first, second)).trend).toMatchObject({ findings: { new: 0 } });
  });

  it('takes extensions as objects', async () => {
    const options = { now: NOW, extensions: [exampleExtension] };
    const assessment = await assess(inventory, { ...options, checks: ['bucket-without-owner'] });
    expect(assessment.checks.map(({ id }) => id)).toEqual(['bucket-without-owner']);
    const text = await render(brief(assessment, 'en'), assessment, { format: 'one-liner', ...options });
    expect(Buffer.from(text).toString()).toMatch(/^2026-11-22 /);
  });

  it('validates a configuration in memory', () => {
    expect(createConfiguration({ config: { client: { name: 'A' } } }).config.client?.name).toBe('A');
    expect(() => createConfiguration({ config: { client: { nme: 'A' } }, exceptions: [{}] })).toThrow(
      expect.objectContaining({ code: 'CB_CONFIG', message: expect.stringContaining('config: client: unknown nme') }),
    );
  });

  it('rejects with an error for people', async () => {
    await expect(assess(inventory, { now: NOW, checks: ['nope'] })).rejects.toMatchObject({ code: 'CB_UNKNOWN_CHECK' });
    const assessment = await assess(inventory, { now: NOW, questions: ['surge'] });
    await expect(render(brief(assessment, 'en'), assessment, { format: 'nope' })).rejects.toMatchObject({ code: 'CB_USAGE' }); // prettier-ignore
    for (const language of ['xx', 'de-DE', '../en', null])
      expect(() => brief(assessment, language as 'en')).toThrow(expect.objectContaining({ code: 'CB_USAGE', hint: expect.stringContaining('en, de, fr, es') })); // prettier-ignore
    const aborted = AbortSignal.abort();
    await expect(render(brief(assessment, 'en'), assessment, { format: 'html', signal: aborted })).rejects.toMatchObject({ code: 'CB_INTERRUPTED' }); // prettier-ignore
    await expect(assess(inventory, { now: 'yesterday' })).rejects.toMatchObject({ code: 'CB_USAGE' });
    await expect(simulate(inventory, { now: 'yesterday' })).rejects.toMatchObject({ code: 'CB_USAGE' });
    await expect(collect({ clouds: { azure: {} }, clock: () => NOW, signal: aborted })).rejects.toMatchObject({ code: 'CB_INTERRUPTED' }); // prettier-ignore
  });
});

describe('the example over HTTP', () => {
  it('serves assessment, briefing and survival, and says what is wrong', async () => {
    const server = serve(inventory).listen(0, '127.0.0.1');
    await once(server, 'listening');
    const url = `http://127.0.0.1:${String((server.address() as AddressInfo).port)}`;
    try {
      expect(await (await fetch(`${url}/assessment`)).json()).toMatchObject({ schemaVersion: 2 });
      expect(await (await fetch(`${url}/briefing?lang=fr`)).text()).toContain('lang="fr"');
      expect(await (await fetch(`${url}/survival?lose=zone`)).json()).toMatchObject({ lose: 'zone' });
      const wrong = await fetch(`${url}/survival?lose=moon`);
      expect([wrong.status, await wrong.json()]).toMatchObject([400, { code: 'CB_USAGE' }]);
      expect((await fetch(`${url}/__proto__`)).status).toBe(404);
    } finally {
      server.close();
    }
  });
});
